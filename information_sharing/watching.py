"""Unusual reading: signs that somebody should ask, never proof of anything.

Each sign is a question to the log, in SQL. It names a reader, a day, and references.
Thresholds are in settings.WATCHING. The log itself is not changed by any of it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

READING = (
    "CASE_VIEWED", "CASE_READ_BY_API", "CASE_PRINTED", "ASSESSMENT_VIEWED",
    "PLAN_VIEWED", "SHARING_VIEWED", "REASONS_VIEWED", "READERS_VIEWED",
    "TRAIL_VIEWED", "CONSENT_VIEWED", "EVIDENCE_READ", "DISCLOSURE_READ",
)  # fmt: skip
"""Events by which somebody has read a record."""

SIGNS: dict[str, str] = {
    "VOLUME": "read many more records in a day than usual",
    "OUT_OF_HOURS": "read records at night",
    "OWN_NAME": "read the record of a family with the same family name or telephone",
    "NO_WORK": "read records without any work of their own there",
}
"""Each sign, in words that follow the reader's name."""

OPENED = """
WITH opened AS (
  SELECT DISTINCT e.by_id AS reader, e.case_id,
         (e.at AT TIME ZONE 'Europe/London')::date AS day,
         extract(hour FROM e.at AT TIME ZONE 'Europe/London')::int AS hour
  FROM information_sharing_accessevent e
  WHERE e.event = ANY (%(reading)s) AND e.case_id IS NOT NULL AND e.by_id IS NOT NULL
    AND e.at > statement_timestamp() - make_interval(days => %(days)s + %(habit)s)
), days AS (
  SELECT reader, day, count(DISTINCT case_id) AS cases
  FROM opened GROUP BY reader, day
)
"""

VOLUME = """
-- Many different records in a day: at least `volume_at_least`, and `volume_times` as
-- many as on her own average day with reading in the `habit_days` before.
SELECT 'VOLUME' AS sign, o.reader, o.day, o.case_id
FROM opened o JOIN days d ON d.reader = o.reader AND d.day = o.day
WHERE d.cases >= %(at_least)s AND d.cases > %(times)s * coalesce((
  SELECT avg(b.cases) FROM days b
  WHERE b.reader = d.reader AND b.day < d.day AND b.day >= d.day - %(habit)s), 0)
"""

OUT_OF_HOURS = """
-- Before the first or from the last hour of `hours`, as the clock on the wall says.
SELECT 'OUT_OF_HOURS', o.reader, o.day, o.case_id
FROM opened o WHERE o.hour < %(first)s OR o.hour >= %(last)s
"""

OWN_NAME = r"""
-- The reader's family name is that of somebody in the family, or her telephone is.
SELECT 'OWN_NAME', o.reader, o.day, o.case_id
FROM opened o JOIN agencies_practitioner r ON r.id = o.reader
WHERE EXISTS (
    SELECT FROM cases_person p WHERE p.case_id = o.case_id
      AND lower(unaccent(p.family_name)) = lower(unaccent(r.last_name)))
  OR EXISTS (
    SELECT FROM cases_address a WHERE a.case_id = o.case_id
      AND length(regexp_replace(r.telephone, '\D', '', 'g')) > 5
      AND regexp_replace(a.telephone, '\D', '', 'g')
        = regexp_replace(r.telephone, '\D', '', 'g'))
"""

NO_WORK = """
-- At least `no_work_at_least` records in a day on which she has done nothing: nothing
-- written, owned, led, decided, reviewed, and her team not named by a decision or as
-- one that works with the family. Emergencies have a review of their own.
SELECT 'NO_WORK', n.reader, n.day, n.case_id FROM (
  SELECT o.reader, o.day, o.case_id,
         count(*) OVER (PARTITION BY o.reader, o.day) AS cases
  FROM (SELECT DISTINCT reader, day, case_id FROM opened) o
  JOIN cases_case c ON c.id = o.case_id AND c.opened_by_id <> o.reader
  WHERE NOT EXISTS (SELECT FROM cases_action w WHERE w.case_id = o.case_id
      AND o.reader IN (w.owner_practitioner_id, w.written_by_id))
    AND NOT EXISTS (SELECT FROM cases_review w
      WHERE w.case_id = o.case_id AND w.recorded_by_id = o.reader)
    AND NOT EXISTS (SELECT FROM cases_contribution w
      WHERE w.case_id = o.case_id AND w.written_by_id = o.reader)
    AND NOT EXISTS (SELECT FROM cases_checklist w
      WHERE w.case_id = o.case_id AND w.completed_by_id = o.reader)
    AND NOT EXISTS (SELECT FROM cases_goal w
      WHERE w.case_id = o.case_id AND w.written_by_id = o.reader)
    AND NOT EXISTS (SELECT FROM lead_professional_nomination w
      WHERE w.case_id = o.case_id AND w.nominee_id = o.reader)
    AND NOT EXISTS (SELECT FROM information_sharing_consent w
      WHERE w.case_id = o.case_id AND w.recorded_by_id = o.reader)
    AND NOT EXISTS (SELECT FROM information_sharing_sharingdecision w
      WHERE w.case_id = o.case_id
        AND (o.reader IN (w.made_by_id, w.countersigned_by_id, w.practitioner_id)
          OR w.outcome = 'SHARE' AND w.team_id IN (
            SELECT m.team_id FROM agencies_teammembership m
            WHERE m.practitioner_id = o.reader)))
    AND NOT EXISTS (SELECT FROM cases_involvement w
      WHERE w.case_id = o.case_id
        AND (w.practitioner_id = o.reader OR w.practitioner_id IS NULL
          AND w.team_id IN (
            SELECT m.team_id FROM agencies_teammembership m
            WHERE m.practitioner_id = o.reader)))
    AND NOT EXISTS (SELECT FROM information_sharing_oversight w
      WHERE w.case_id = o.case_id AND w.asked_by_id = o.reader
        AND w.approved_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM information_sharing_emergencyaccess w
      WHERE w.case_id = o.case_id AND w.used_by_id = o.reader)
) n WHERE n.cases >= %(no_work)s
"""

ENTRIES = f"""
SELECT s.reader, s.sign, s.day, coalesce(nullif(trim(r.first_name || ' ' ||
         r.last_name), ''), r.username),
       array_agg(DISTINCT c.reference::text ORDER BY c.reference::text)
FROM ({VOLUME} UNION ALL {OUT_OF_HOURS} UNION ALL {OWN_NAME} UNION ALL {NO_WORK}) s
JOIN agencies_practitioner r ON r.id = s.reader
JOIN cases_case c ON c.id = s.case_id
WHERE s.day > (statement_timestamp() AT TIME ZONE 'Europe/London')::date - %(days)s
  AND NOT EXISTS (
    SELECT FROM information_sharing_readingreview v
    WHERE v.reader_id = s.reader AND v.sign = s.sign AND v.day = s.day)
GROUP BY 1, 2, 3, 4
ORDER BY s.day DESC, 4, s.sign
"""  # noqa: S608  every part is our own words above


@dataclass(frozen=True)
class Entry:
    """One reader, one sign, one day: which records, by their references alone."""

    reader: UUID
    sign: str
    day: date
    name: str
    references: list[str]

    @property
    def words(self) -> str:
        """Return what the sign means."""
        return SIGNS[self.sign]


def entries() -> list[Entry]:
    """Return what nobody has looked at yet, the latest day first."""
    with connection.cursor() as cursor:
        cursor.execute(OPENED + ENTRIES, _thresholds())
        rows = cursor.fetchall()
    return [Entry(*row) for row in rows]


def _thresholds() -> dict[str, Any]:
    watching: dict[str, Any] = settings.WATCHING
    first, last = watching["hours"]
    return {
        "reading": list(READING),
        "days": watching["days"],
        "habit": watching["habit_days"],
        "at_least": watching["volume_at_least"],
        "times": watching["volume_times"],
        "no_work": watching["no_work_at_least"],
        "first": first,
        "last": last,
    }
