"""Who may be found in the index, and the one question that finds them (issue 3, 5).

The question is a function with a plan that PostgreSQL keeps: it is the same work for a
child whom nobody knows, whom a shield hides, and whose family did not agree.
"""

from django.db import migrations

LISTED = """
CREATE VIEW information_sharing_listed AS
SELECT named.person_id, c.id AS case_id, c.family_id, named.basis, named.since
FROM (
    -- The family agreed to be found, and this person is covered (R6).
    SELECT p.id AS person_id, p.case_id, 'CONSENT' AS basis, k.recorded_at AS since
    FROM information_sharing_consent k
    CROSS JOIN LATERAL (
        SELECT (statement_timestamp() AT TIME ZONE 'Europe/London')::date AS day
    ) today
    JOIN information_sharing_consent_people b ON b.consent_id = k.id
    JOIN cases_person p ON p.id = b.person_id AND p.case_id = k.case_id
    WHERE k.may_be_found AND k.withdrawn_at IS NULL AND k.superseded_at IS NULL
      AND k.given_on <= today.day AND k.expires_on >= today.day
      AND NOT EXISTS (SELECT FROM information_sharing_narrowing w
                      WHERE w.consent_id = k.id AND w.person_id = p.id)
      -- Withdrawn team by team until none is left: withdrawn.
      AND COALESCE((SELECT bool_or(n.withdrawn_at IS NULL)
                    FROM information_sharing_consentteam n
                    WHERE n.consent_id = k.id), true)
    UNION ALL
    -- A duty or the public interest lists the children, not the adults.
    SELECT p.id, p.case_id, l.basis, l.listed_at
    FROM information_sharing_listing l
    JOIN cases_person p ON p.case_id = l.case_id AND p.kind IN ('CHILD', 'UNBORN')
    WHERE l.ended_at IS NULL
) named
JOIN cases_case c ON c.id = named.case_id
WHERE c.status <> 'CLOSED' AND c.merged_into_id IS NULL
  -- Nobody of a family with a sealed record (R12).
  AND NOT EXISTS (
    SELECT FROM cases_case s
    JOIN information_sharing_shielding h ON h.case_id = s.id
    WHERE s.family_id = c.family_id AND h.level = 'SEALED' AND h.lifted_at IS NULL);
"""

NAMES = """
-- Small letters without marks, hyphens as spaces, apostrophes and full stops gone.
CREATE FUNCTION information_sharing_words(name text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, public, pg_temp
AS $$ SELECT translate(lower(unaccent(normalize(name, NFKC))), '-''`.', ' ') $$;

CREATE FUNCTION information_sharing_sounds_like(one text, other text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, public, pg_temp
AS $$
SELECT dmetaphone(one) <> '' AND (
    dmetaphone(one) IN (dmetaphone(other), dmetaphone_alt(other))
    OR dmetaphone_alt(one) = dmetaphone(other))
$$;

-- How alike what was typed (t) and what is recorded (r) are, from 0 to 1.
CREATE FUNCTION information_sharing_likeness(
    t_given text, t_family text, r_given text, r_family text) RETURNS real
LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, public, pg_temp
AS $$
SELECT greatest(
    similarity(t.given || ' ' || t.family, r.given || ' ' || r.family),
    similarity(t.one || ' ' || t.two, r.one || ' ' || r.two),
    CASE WHEN t.one = '' THEN greatest(similarity(t.two, r.one),
                                       similarity(t.two, r.two)) ELSE 0 END,
    CASE
      WHEN information_sharing_sounds_like(t.two, r.two)
        AND (t.one = '' OR r.one = '' OR information_sharing_sounds_like(t.one, r.one))
      THEN 0.7
      WHEN information_sharing_sounds_like(t.two, r.one)
        AND (t.one = '' OR information_sharing_sounds_like(t.one, r.two))
      THEN 0.65
      ELSE 0
    END)::real
FROM (
    SELECT given, family, replace(given, ' ', '') AS one, replace(family, ' ', '') AS two
    FROM (SELECT information_sharing_words(t_given) AS given,
                 information_sharing_words(t_family) AS family) w
) t CROSS JOIN (
    SELECT given, family, replace(given, ' ', '') AS one, replace(family, ' ', '') AS two
    FROM (SELECT information_sharing_words(r_given) AS given,
                 information_sharing_words(r_family) AS family) w
) r
$$;
"""

INDEX = """
CREATE FUNCTION information_sharing_index(
    searcher uuid, given text, family text, born date, nhs text, code text)
RETURNS TABLE (person_id uuid, case_id uuid, likeness real)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public, pg_temp
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  -- A day and a month that were changed about.
  turned date := CASE WHEN extract(day FROM born) <= 12 THEN make_date(
    extract(year FROM born)::int, extract(day FROM born)::int,
    extract(month FROM born)::int) END;
BEGIN
  RETURN QUERY
    SELECT found.id, found.case_id, max(found.likeness)
    FROM (
        SELECT p.id, p.case_id, 2::real AS likeness
        FROM cases_person p WHERE p.nhs_number = nhs AND nhs <> ''
        UNION ALL
        SELECT near.id, near.case_id, near.likeness
        FROM (
            SELECT p.id, p.case_id, p.day,
                   information_sharing_likeness(
                       given, family, p.given_name, p.family_name) AS likeness
            FROM (
                SELECT q.id, q.case_id, q.given_name, q.family_name, q.born_on AS day
                FROM cases_person q WHERE q.born_on IN (born, turned)
                UNION ALL
                SELECT q.id, q.case_id, q.given_name, q.family_name, q.expected_on
                FROM cases_person q WHERE q.expected_on = born
            ) p
        ) near
        -- A name and a birth date are enough; a turned date asks for a closer name.
        WHERE family <> ''
          AND near.likeness >= CASE WHEN near.day = born THEN 0.45 ELSE 0.6 END
        UNION ALL
        -- Both names and a postcode are enough, unless the address is protected (R12).
        SELECT p.id, p.case_id, information_sharing_likeness(
                   given, family, p.given_name, p.family_name)
        FROM cases_address a JOIN cases_person p ON p.id = a.person_id
        WHERE a.postcode = code AND code <> '' AND given <> '' AND family <> ''
          AND p.given_name <> ''
          AND information_sharing_likeness(
                given, family, p.given_name, p.family_name) >= 0.6
          AND NOT EXISTS (SELECT FROM information_sharing_protected x
                          WHERE x.case_id = a.case_id)
    ) found
    WHERE EXISTS (
        SELECT FROM information_sharing_listed l
        WHERE l.person_id = found.id
          -- "Not them" holds while that consent stands, against any older consent for
          -- ever, and whatever the basis of the listing is.
          AND NOT EXISTS (
            SELECT FROM agencies_teammembership m
            JOIN agencies_team t ON t.id = m.team_id
            JOIN information_sharing_consentexclusion e
              ON e.team_id = t.id OR e.agency_id = t.agency_id
            JOIN information_sharing_consent s ON s.id = e.consent_id
            JOIN cases_case c ON c.id = s.case_id
            CROSS JOIN LATERAL (SELECT
                (statement_timestamp() AT TIME ZONE 'Europe/London')::date AS day) today
            WHERE m.practitioner_id = searcher AND m.ended_at IS NULL
              AND m.starts_on <= today.day
              AND (m.ends_on IS NULL OR m.ends_on >= today.day)
              AND c.family_id = l.family_id
              AND (s.withdrawn_at IS NULL AND s.superseded_at IS NULL
                   AND s.given_on <= today.day AND s.expires_on >= today.day
                OR s.recorded_at > l.since AND l.basis = 'CONSENT')))
    GROUP BY found.id, found.case_id
    ORDER BY max(found.likeness) DESC, found.id
    LIMIT 5;
END $$;
"""

INDEXES = """
CREATE INDEX cases_person_born ON cases_person (born_on);
CREATE INDEX cases_person_expected ON cases_person (expected_on)
  WHERE expected_on IS NOT NULL;
CREATE INDEX cases_address_postcode ON cases_address (postcode) WHERE postcode <> '';
-- How often somebody has searched or asked: counted at each search.
CREATE INDEX information_sharing_searches ON information_sharing_accessevent (by_id, at)
  WHERE event IN ('INDEX_SEARCHED', 'ACCESS_REQUESTED');
-- Which searches found a family: for those who ask who has looked (R17).
CREATE INDEX information_sharing_hits
  ON information_sharing_accessevent USING gin ((details -> 'hits') jsonb_path_ops)
  WHERE event = 'INDEX_SEARCHED';
"""

UNDO = """
DROP INDEX IF EXISTS information_sharing_hits;
DROP INDEX IF EXISTS information_sharing_searches;
DROP INDEX IF EXISTS cases_address_postcode;
DROP INDEX IF EXISTS cases_person_expected;
DROP INDEX IF EXISTS cases_person_born;
DROP FUNCTION IF EXISTS information_sharing_index(uuid, text, text, date, text, text);
DROP FUNCTION IF EXISTS information_sharing_likeness(text, text, text, text);
DROP FUNCTION IF EXISTS information_sharing_sounds_like(text, text);
DROP FUNCTION IF EXISTS information_sharing_words(text);
DROP VIEW IF EXISTS information_sharing_listed;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("information_sharing", "0013_one_case_one_person"),
        ("cases", "0002_involvement_nhs_number_merging"),
        ("agencies", "0002_roles_agreements_leaving"),
    ]
    operations = [migrations.RunSQL(LISTED + NAMES + INDEX + INDEXES, UNDO)]
