"""The same question by keys, and likeness in one function that runs once a name.

Over 20,000 people, 0014 listed everybody who can be found at each search, and its
functions within functions took a millisecond a name.
"""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("information_sharing.migrations.0014_index")

DROP = """
DROP FUNCTION information_sharing_index(uuid, text, text, date, text, text);
DROP FUNCTION information_sharing_likeness(text, text, text, text);
DROP FUNCTION information_sharing_sounds_like(text, text);
DROP FUNCTION information_sharing_words(text);
"""

NAMES = """
-- Small letters without marks, hyphens as spaces, apostrophes and full stops gone.
CREATE FUNCTION information_sharing_words(name text) RETURNS text
LANGUAGE plpgsql STABLE PARALLEL SAFE
AS $$ BEGIN
  RETURN translate(lower(unaccent(normalize(name, NFKC))), '-''`.', ' ');
END $$;

CREATE FUNCTION information_sharing_sounds_like(one text, other text) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE
AS $$ BEGIN
  RETURN dmetaphone(one) <> '' AND (
    dmetaphone(one) IN (dmetaphone(other), dmetaphone_alt(other))
    OR dmetaphone_alt(one) = dmetaphone(other));
END $$;

-- How alike what was typed, in words, and what is recorded are, from 0 to 1.
CREATE FUNCTION information_sharing_likeness(
    t_given text, t_family text, r_given_name text, r_family_name text) RETURNS real
LANGUAGE plpgsql STABLE PARALLEL SAFE
AS $$
DECLARE
  r_given text := information_sharing_words(r_given_name);
  r_family text := information_sharing_words(r_family_name);
  t1 text := replace(t_given, ' ', '');
  t2 text := replace(t_family, ' ', '');
  r1 text := replace(r_given, ' ', '');
  r2 text := replace(r_family, ' ', '');
  letters real := greatest(
    similarity(t_given || ' ' || t_family, r_given || ' ' || r_family),
    similarity(t1 || ' ' || t2, r1 || ' ' || r2));
BEGIN
  IF t1 = '' THEN
    letters := greatest(letters, similarity(t2, r1), similarity(t2, r2));
  END IF;
  IF information_sharing_sounds_like(t2, r2)
    AND (t1 = '' OR r1 = '' OR information_sharing_sounds_like(t1, r1)) THEN
    RETURN greatest(letters, 0.7);
  END IF;
  -- Given and family name changed about.
  IF information_sharing_sounds_like(t2, r1)
    AND (t1 = '' OR information_sharing_sounds_like(t1, r2)) THEN
    RETURN greatest(letters, 0.65);
  END IF;
  RETURN letters;
END $$;
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
  typed_given text := information_sharing_words(given);
  typed_family text := information_sharing_words(family);
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
                       typed_given, typed_family, p.given_name, p.family_name)
                     AS likeness
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
                   typed_given, typed_family, p.given_name, p.family_name)
        FROM cases_address a JOIN cases_person p ON p.id = a.person_id
        WHERE a.postcode = code AND code <> '' AND given <> '' AND family <> ''
          AND p.given_name <> ''
          AND information_sharing_likeness(
                typed_given, typed_family, p.given_name, p.family_name) >= 0.6
          AND NOT EXISTS (SELECT FROM information_sharing_protected x
                          WHERE x.case_id = a.case_id)
    ) found
    -- LIMIT: each of the few who were found is looked up by her key; otherwise the
    -- planner may list everybody who can be found.
    CROSS JOIN LATERAL (
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
                OR s.recorded_at > l.since AND l.basis = 'CONSENT'))
        LIMIT 1) listed
    GROUP BY found.id, found.case_id
    ORDER BY max(found.likeness) DESC, found.id
    LIMIT 5;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("information_sharing", "0014_index")]
    operations = [
        migrations.RunSQL(DROP + NAMES + INDEX, DROP + BEFORE.NAMES + BEFORE.INDEX)
    ]
