"""The one definition of "in force" (design 1.1), where every query can join it.

`information_sharing_standing` holds the permission rows whose grant stands now, with
its decision, its consent and the family's exclusions. `information_sharing_access`
adds who holds them now, through a live place in the team.
"""

from django.db import migrations

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
            -- Without consent a second person signs; an urgent one runs till then (R7).
            ELSE g.consent_id IS NULL AND (d.countersigned_at IS NOT NULL
                OR d.urgent AND d.countersign_by > statement_timestamp())
            END
        FROM information_sharing_sharingdecision d WHERE d.id = g.decision_id)
    ELSE false
    END
  -- The consent, where the grant rests on one, covers this team and category now.
  AND (g.consent_id IS NULL OR EXISTS (
        SELECT FROM information_sharing_consent k
        JOIN information_sharing_consentteam n ON n.consent_id = k.id
        WHERE k.id = g.consent_id AND k.withdrawn_at IS NULL
          AND k.given_on <= today.day AND k.expires_on >= today.day
          AND (r.category = 'IDENTITY' OR r.category = ANY (k.categories))
          AND n.team_id = g.through_team_id AND n.withdrawn_at IS NULL))
  -- "Not them" beats every inclusion (R6), but never a duty or the public interest.
  -- It holds while that consent stands, and against any older consent for ever:
  -- withdrawing it must not open again what it had shut.
  AND (g.kind = 'RECORDING_TEAM'
    OR g.kind = 'SHARING_DECISION' AND g.consent_id IS NULL AND (
        SELECT o.basis IN ('DUTY', 'PUBLIC_INTEREST')
        FROM information_sharing_sharingdecision o WHERE o.id = g.decision_id)
    OR NOT EXISTS (
        SELECT FROM information_sharing_consentexclusion x
        JOIN information_sharing_consent s ON s.id = x.consent_id
        WHERE s.case_id = r.case_id
          AND (s.withdrawn_at IS NULL
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
  AND (s.only_practitioner_id IS NULL OR s.only_practitioner_id = p.id);
"""

UNDO = """
DROP VIEW IF EXISTS information_sharing_access;
DROP VIEW IF EXISTS information_sharing_standing;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("information_sharing", "0003_append_only_log"),
        ("lead_professional", "0001_initial"),
        ("agencies", "0001_initial"),
        ("cases", "0001_initial"),
    ]
    operations = [migrations.RunSQL(STANDING + ACCESS, UNDO)]
