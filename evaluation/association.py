"""Ways of working set against what became of children: counts that may be told (R19).

Everything shown divides all children once. Each place of a table is nought, or five or
more: rows in which one is smaller are put together until none is. Where that cannot be
done with all four verdicts, "no change" and "worse" stand together; else nothing is told.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.counting import BETTER, NO_CHANGE, NOT_YET_KNOWN, WORSE
from evaluation.intervals import Interval, proportion
from evaluation.publishing import OTHERS
from evaluation.suppression import is_small

Columns = Sequence[tuple[str, tuple[str, ...]]]
DETAILED: Columns = (
    ("Better", (BETTER,)),
    ("No change", (NO_CHANGE,)),
    ("Worse", (WORSE,)),
    ("Not yet known", (NOT_YET_KNOWN,)),
)
ROUGH: Columns = (
    ("Better", (BETTER,)),
    ("No change or worse", (NO_CHANGE, WORSE)),
    ("Not yet known", (NOT_YET_KNOWN,)),
)
TOGETHER = "All together"
METHOD = (
    "The range is Wilson's score interval (95%) for the share of children who fare "
    "better among those of whom it is known."
)


@dataclass(frozen=True)
class Row:
    """The children of one way of working, by what became of them."""

    name: str
    numbers: tuple[int, ...]

    @property
    def better(self) -> int:
        """Return how many fare better."""
        return self.numbers[0]

    @property
    def known(self) -> int:
        """Return of how many it is known; the last place holds the others."""
        return sum(self.numbers[:-1])

    @property
    def share(self) -> Interval | None:
        """Return the share of those who fare better, with its range; None of none."""
        return proportion(self.better, self.known) if self.known else None

    @property
    def in_words(self) -> str:
        """Return '63% (44 to 79)'."""
        if self.share is None:
            return "not yet known"
        value, low, high = (
            round(100 * n) for n in (self.share.value, self.share.low, self.share.high)
        )
        return f"{value}% ({low} to {high})"


@dataclass(frozen=True)
class Table:
    """Rows by way of working; no rows: too few to be told."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def lines(self) -> list[tuple[Row, list[tuple[str, int]]]]:
        """Return each row with its numbers, and under which heading each stands."""
        return [
            (row, list(zip(self.columns, row.numbers, strict=True)))
            for row in self.rows
        ]

    @property
    def compares(self) -> bool:
        """Return whether there are two groups or more."""
        return len(self.rows) > 1

    @property
    def caution(self) -> str:
        """Return what the ranges say, in words."""
        shares = [row.share for row in self.rows if row.share]
        if len(shares) < 2:
            why = (
                "The groups are too small to be told apart"
                if self.rows and self.rows[0].name == TOGETHER
                else "There is only one group to look at"
            )
            return f"{why}, so nothing can be compared."
        pairs = [(a, b) for n, a in enumerate(shares) for b in shares[n + 1 :]]
        if all(a.overlaps(b) for a, b in pairs):
            return "All ranges overlap: chance alone may explain the differences."
        return (
            "Not all ranges overlap. That still says nothing of the cause: families "
            "with harder lives may be worked with in another way."
        )


def table(cells: Mapping[str, Counter[str]], limit: int) -> Table:
    """Return the finest table that may be told, of two rows or more if it can be."""
    tables = [_table(cells, columns, limit) for columns in (DETAILED, ROUGH)]
    for least in (2, 1):
        for each in tables:
            if len(each.rows) >= least:
                return each
    return tables[-1]


def _table(cells: Mapping[str, Counter], columns: Columns, limit: int) -> Table:
    rows = {
        name: tuple(sum(counts[v] for v in verdicts) for _, verdicts in columns)
        for name, counts in cells.items()
        if counts.total()
    }
    told = _together(rows, limit)
    names = [name for name in (*cells, OTHERS) if name in told]
    titles = tuple(title for title, _ in columns)
    if names == [OTHERS]:
        return Table(titles, (Row(TOGETHER, told[OTHERS]),))
    return Table(titles, tuple(Row(name, told[name]) for name in names))


def _together(
    rows: dict[str, tuple[int, ...]], limit: int
) -> dict[str, tuple[int, ...]]:
    safe = {name: row for name, row in rows.items() if _is_safe(row, limit)}
    unsafe = [row for name, row in rows.items() if name not in safe]
    if not unsafe:
        return safe
    for name in sorted(safe, key=lambda name: (sum(safe[name]), name)):
        if len(unsafe) > 1 and _is_safe(_sum(unsafe), limit):
            break
        unsafe.append(safe.pop(name))
    if len(unsafe) > 1 and _is_safe(_sum(unsafe), limit):
        return safe | {OTHERS: _sum(unsafe)}
    return {}


def _sum(rows: list[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*rows, strict=True))


def _is_safe(row: tuple[int, ...], limit: int) -> bool:
    return not any(is_small(number, limit) for number in row)
