"""The one definition of "in force", complete: R6, R7, R11, R12 and agencies that left.

As in 0004 and 0007, with lines of consent, parts withdrawn, decisions refused by their
second person, emergencies, oversight, and shields. Shields only ever narrow.
"""

from importlib import import_module

from django.db import migrations

BEFORE = (
    import_module("information_sharing.migrations.0004_in_force"),
    import_module("information_sharing.migrations.0007_reach"),
)

PROTECTED = """
CREATE VIEW information_sharing_protected AS
SELECT h.id AS shielding_id, h.case_id
FROM information_sharing_shielding h
WHERE h.level = 'ADDRESS_PROTECTED' AND h.lifted_at IS NULL
UNION
-- The same family in another of its cases.
SELECT h.id, other.id
FROM information_sharing_shielding h
JOIN cases_case own ON own.id = h.case_id
JOIN cases_case other ON other.family_id = own.family_id
WHERE h.level = 'ADDRESS_PROTECTED' AND h.lifted_at IS NULL
UNION
-- Whoever is recorded at an address of the household, in whatever case (R12).
SELECT h.id, there.case_id
FROM information_sharing_shielding h
JOIN cases_person lives ON lives.case_id = h.case_id AND NOT lives.lives_elsewhere
JOIN cases_address home ON home.person_id = lives.id
JOIN cases_address there ON there.postcode = home.postcode
  AND lower(regexp_replace(there.lines, '\\W', '', 'g'))
    = lower(regexp_replace(home.lines, '\\W', '', 'g'))
WHERE h.level = 'ADDRESS_PROTECTED' AND h.lifted_at IS NULL
  AND home.postcode <> '';
"""

STANDING = """
CREATE VIEW information_sharing_standing AS
SELECT r.id, r.case_id, r.category, r.grant_id, g.kind, g.all_people,
       g.through_team_id AS team_id, g.practitioner_id AS only_practitioner_id,
       today.day
FROM (
    SELECT id, content_object_id AS case_id, category, grant_id,
           group_id, NULL::uuid AS user_id
    FROM information_sharing_teamcasepermission
    UNION ALL
    SELECT id, content_object_id, category, grant_id, NULL::integer, user_id
    FROM information_sharing_practitionercasepermission
) r
JOIN information_sharing_grant g ON g.id = r.grant_id AND g.case_id = r.case_id
JOIN agencies_team t ON t.id = g.through_team_id
CROSS JOIN LATERAL (
    SELECT (statement_timestamp() AT TIME ZONE 'Europe/London')::date AS day
) today
WHERE (r.group_id = t.group_id AND g.practitioner_id IS NULL
       OR r.user_id = g.practitioner_id)
  AND g.starts_at <= statement_timestamp()
  AND g.ended_at IS NULL
  AND (g.ends_on IS NULL OR g.ends_on >= today.day)
  AND (g.ends_at IS NULL OR g.ends_at > statement_timestamp())
  AND (SELECT y.left_at IS NULL FROM agencies_agency y WHERE y.id = t.agency_id)
  AND CASE g.kind
    -- One row looked up by its key, not EXISTS: that would be hashed over all cases.
    WHEN 'RECORDING_TEAM' THEN (
        SELECT c.recording_team_id = g.through_team_id
        FROM cases_case c WHERE c.id = g.case_id)
    WHEN 'LEAD_PROFESSIONAL' THEN g.consent_id IS NOT NULL AND (
        SELECT a.ended_at IS NULL
        FROM lead_professional_appointment a WHERE a.id = g.appointment_id)
    WHEN 'SHARING_DECISION' THEN (
        SELECT d.outcome = 'SHARE' AND d.superseded_at IS NULL
          AND CASE WHEN d.basis = 'CONSENT'
            THEN g.consent_id IS NOT NULL AND g.consent_id = d.consent_id
            -- Without consent a second person signs; an urgent one runs till then,
            -- unless she refuses (R7).
            ELSE g.consent_id IS NULL AND d.refused_at IS NULL
              AND (d.countersigned_at IS NOT NULL
                OR d.urgent AND d.countersign_by > statement_timestamp())
            END
        FROM information_sharing_sharingdecision d WHERE d.id = g.decision_id)
    -- An hour and a person are named on both; a reader of a sealed record is not
    -- made by an emergency (R11): see access.
    WHEN 'EMERGENCY' THEN g.ends_at IS NOT NULL AND EXISTS (
        SELECT FROM information_sharing_emergencyaccess e WHERE e.grant_id = g.id)
    WHEN 'OVERSIGHT' THEN g.ends_at IS NOT NULL AND EXISTS (
        SELECT FROM information_sharing_oversight o
        WHERE o.grant_id = g.id AND o.approved_at IS NOT NULL)
    ELSE false
    END
  -- The latest consent of the line is in its days, and every consent of the line
  -- since the one that this grant rests on covers this team and category: what was
  -- once taken back opens again by a new decision only (R6).
  AND (g.consent_id IS NULL OR EXISTS (
        SELECT FROM information_sharing_consent own
        JOIN information_sharing_consent k ON k.line = own.line
        WHERE own.id = g.consent_id AND k.superseded_at IS NULL
          AND k.given_on <= today.day AND k.expires_on >= today.day)
    AND NOT EXISTS (
        SELECT FROM information_sharing_consent own
        JOIN information_sharing_consent k
          ON k.line = own.line AND k.recorded_at >= own.recorded_at
        WHERE own.id = g.consent_id AND NOT (
          k.withdrawn_at IS NULL
          AND (r.category = 'IDENTITY' OR r.category = ANY (k.categories))
          AND NOT EXISTS (SELECT FROM information_sharing_narrowing w
                          WHERE w.consent_id = k.id AND w.category = r.category)
          AND EXISTS (SELECT FROM information_sharing_consentteam n
                      WHERE n.consent_id = k.id AND n.team_id = g.through_team_id
                        AND n.withdrawn_at IS NULL))))
  -- "Not them" beats every inclusion (R6), but never a duty, the public interest or
  -- an emergency. It holds while that consent stands, and against any older consent
  -- for ever: withdrawing it must not open again what it had shut.
  AND (g.kind IN ('RECORDING_TEAM', 'EMERGENCY', 'OVERSIGHT')
    OR g.kind = 'SHARING_DECISION' AND g.consent_id IS NULL AND (
        SELECT o.basis IN ('DUTY', 'PUBLIC_INTEREST')
        FROM information_sharing_sharingdecision o WHERE o.id = g.decision_id)
    OR NOT EXISTS (
        SELECT FROM information_sharing_consentexclusion x
        JOIN information_sharing_consent s ON s.id = x.consent_id
        WHERE s.case_id = r.case_id
          AND (s.withdrawn_at IS NULL AND s.superseded_at IS NULL
               AND s.given_on <= today.day AND s.expires_on >= today.day
            OR s.recorded_at > (SELECT k.recorded_at FROM information_sharing_consent k
                                WHERE k.id = g.consent_id))
          AND (x.team_id = g.through_team_id OR x.agency_id = t.agency_id)));
"""

ACCESS = """
CREATE VIEW information_sharing_access AS
SELECT s.id, s.case_id, s.category, s.grant_id, s.kind, s.all_people, s.team_id,
       m.practitioner_id
FROM information_sharing_standing s
JOIN agencies_teammembership m ON m.team_id = s.team_id
JOIN agencies_practitioner p ON p.id = m.practitioner_id
WHERE p.is_active
  AND m.ended_at IS NULL
  AND m.starts_on <= s.day
  AND (m.ends_on IS NULL OR m.ends_on >= s.day)
  AND (s.only_practitioner_id IS NULL OR s.only_practitioner_id = p.id)
  -- A sealed record is for its named readers, whatever grant they hold (R12), and an
  -- emergency never opens it (R11).
  AND NOT EXISTS (
    SELECT FROM information_sharing_shielding h
    WHERE h.case_id = s.case_id AND h.level = 'SEALED' AND h.lifted_at IS NULL
      AND (s.kind = 'EMERGENCY' OR NOT EXISTS (
        SELECT FROM information_sharing_shieldreader n
        WHERE n.shielding_id = h.id AND n.practitioner_id = p.id
          AND n.ended_at IS NULL)))
  -- Where somebody lives is shut for the whole case, and for linked cases (R12).
  AND (s.category <> 'CONTACT' OR NOT EXISTS (
    SELECT FROM information_sharing_protected x
    WHERE x.case_id = s.case_id AND NOT EXISTS (
        SELECT FROM information_sharing_shieldreader n
        WHERE n.shielding_id = x.shielding_id AND n.practitioner_id = p.id
          AND n.ended_at IS NULL)));
"""

REACH = """
CREATE VIEW information_sharing_reach AS
SELECT a.id, a.case_id, a.category, a.grant_id, a.kind, a.all_people, a.team_id,
       a.practitioner_id, reached.person_id
FROM information_sharing_access a
CROSS JOIN LATERAL (
    SELECT p.id AS person_id FROM cases_person p
    WHERE a.all_people AND p.case_id = a.case_id
    UNION ALL
    SELECT n.person_id FROM information_sharing_grant_people n
    JOIN information_sharing_grant g ON g.id = n.grant_id
    WHERE n.grant_id = a.grant_id AND NOT a.all_people
      -- A grant that rests on consent reaches only whom every consent of the line
      -- since then is for, and for whom none was taken back (R6).
      AND (g.consent_id IS NULL OR NOT EXISTS (
        SELECT FROM information_sharing_consent own
        JOIN information_sharing_consent k
          ON k.line = own.line AND k.recorded_at >= own.recorded_at
        WHERE own.id = g.consent_id AND (
          NOT EXISTS (SELECT FROM information_sharing_consent_people c
                      WHERE c.consent_id = k.id AND c.person_id = n.person_id)
          OR EXISTS (SELECT FROM information_sharing_narrowing w
                     WHERE w.consent_id = k.id AND w.person_id = n.person_id))))
) reached;
"""

DROP = """
DROP VIEW IF EXISTS information_sharing_reach;
DROP VIEW IF EXISTS information_sharing_access;
DROP VIEW IF EXISTS information_sharing_standing;
DROP VIEW IF EXISTS information_sharing_protected;
"""
AS_BEFORE = BEFORE[0].STANDING + BEFORE[0].ACCESS + BEFORE[1].REACH


class Migration(migrations.Migration):
    dependencies = [
        ("information_sharing", "0010_consents_get_their_line"),
        ("agencies", "0002_roles_agreements_leaving"),
        ("cases", "0002_involvement_nhs_number_merging"),
    ]
    operations = [
        migrations.RunSQL(
            DROP + PROTECTED + STANDING + ACCESS + REACH, DROP + AS_BEFORE
        )
    ]
