"""Whether anybody has changed, removed or re-ordered a line of the access log (R10)."""

from dataclasses import dataclass

from django.db import connection

LINES = """
WITH lines AS (
  SELECT e.chain, e.sequence, e.hash, e.previous_hash,
         information_sharing_event_hash(e) AS computed,
         lag(e.hash, 1, '') OVER chain AS hash_before,
         lag(e.sequence, 1, 0::bigint) OVER chain AS sequence_before
  FROM information_sharing_accessevent e
  WINDOW chain AS (PARTITION BY e.chain ORDER BY e.sequence, e.id)
)
SELECT chain, sequence, CASE
    WHEN sequence <> sequence_before + 1 THEN 'a line before it is missing'
    WHEN hash <> computed THEN 'it was changed'
    ELSE 'it does not follow the line before it' END
FROM lines
WHERE sequence <> sequence_before + 1 OR hash <> computed
   OR previous_hash <> hash_before
ORDER BY chain, sequence
"""
ENDS = """
WITH ends AS (
  SELECT DISTINCT ON (chain) chain, sequence, hash
  FROM information_sharing_accessevent ORDER BY chain, sequence DESC, id DESC
)
SELECT coalesce(h.chain, e.chain), coalesce(h.sequence, e.sequence), CASE
    WHEN h.chain IS NULL THEN 'the end of this chain is not on record'
    WHEN e.chain IS NULL THEN 'the whole chain was removed'
    WHEN e.sequence < h.sequence THEN 'lines at the end were removed'
    ELSE 'it does not end as it was left' END
FROM information_sharing_chainhead h
FULL JOIN ends e ON e.chain = h.chain
WHERE (h.sequence, h.hash) IS DISTINCT FROM (e.sequence, e.hash)
ORDER BY 1
"""
CASES = """
SELECT c.id, 0, 'the case has no line at all'
FROM cases_case c
LEFT JOIN information_sharing_chainhead h ON h.chain = c.id
WHERE h.chain IS NULL
ORDER BY c.opened_at
"""
SEAL = """
SELECT count(*), coalesce(sum(sequence), 0), encode(sha256(convert_to(
  coalesce(string_agg(chain || hash, ',' ORDER BY chain), ''), 'UTF8')), 'hex')
FROM information_sharing_chainhead
"""


@dataclass(frozen=True)
class Verdict:
    """What reading the whole log has found; no fault means that it is whole."""

    faults: tuple[str, ...]
    chains: int
    lines: int
    seal: str


def verify() -> Verdict:
    """Read every chain from end to end; change nothing."""
    found = [fault for query in (LINES, ENDS, CASES) for fault in _rows(query)]
    faults = [f"Chain {chain}, line {line}: {what}." for chain, line, what in found]
    chains, lines, seal = _rows(SEAL)[0]
    return Verdict(tuple(faults), chains, int(lines), seal)


def _rows(query: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())
