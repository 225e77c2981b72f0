"""Small numbers are not shown, nor what would give them away (R19).

The rule for a row of counts that adds up to a known total:

- a total of 1 to 4 (with the threshold of 5) is hidden, with the whole row;
- a count of 1 to 4 is hidden, and so is the largest count of the row, with all that
  equal it. Which of the hidden ones is the small one cannot be told, because any
  exchange of their values would have hidden the same places;
- what is hidden in a row then adds up to the threshold or more;
- a nought is shown: it counts nobody.
"""

from collections.abc import Iterable, Mapping, Sequence

HIDDEN = None
LOWEST_THRESHOLD = 5
"""With less, four counts of a row could not hide one another."""
Count = int | None


def is_small(number: int, threshold: int) -> bool:
    """Return whether a count is of so few that it may identify someone."""
    return 0 < number < threshold


def suppress_number(number: int, *, threshold: int) -> Count:
    """Return a count that stands alone, or HIDDEN."""
    return HIDDEN if is_small(number, threshold) else number


def round_number(number: int, threshold: int) -> Count:
    """Return the count to the nearest five, or HIDDEN: for what overlaps with others."""
    return HIDDEN if is_small(number, threshold) else (number + 2) // 5 * 5


def suppress_row(
    row: Mapping[str, int], *, threshold: int
) -> tuple[dict[str, Count], Count]:
    """Return the row as it may be shown, and its total."""
    total = sum(row.values())
    if is_small(total, threshold):
        return dict.fromkeys(row, HIDDEN), HIDDEN
    hidden = _hidden_values(row.values(), threshold)
    shown = {key: HIDDEN if n in hidden else n for key, n in row.items()}
    return shown, total


def _hidden_values(counts: Iterable[int], threshold: int) -> set[int]:
    counts = list(counts)
    small = {number for number in counts if is_small(number, threshold)}
    return small | {max(counts)} if small else set()


def suppress_part(part: int, whole: int, *, threshold: int) -> tuple[Count, Count]:
    """Return "part of whole" as it may be shown: the rest must not be small either."""
    row, total = suppress_row({"part": part, "rest": whole - part}, threshold=threshold)
    return row["part"], total


def suppress_children(children: int, totals: Sequence[int], *, threshold: int) -> Count:
    """Return the number of children over all rows, or HIDDEN.

    A child may stand in several rows, so rows do not add up to it; but when it is
    more than the rows shown could hold, it says something about a hidden row.
    """
    hidden = [total for total in totals if is_small(total, threshold)]
    shown = sum(totals) - sum(hidden)
    tells = bool(hidden) and children > shown
    return HIDDEN if tells or is_small(children, threshold) else children
