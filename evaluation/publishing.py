"""Figures as they may be shown: nothing that can be had by taking one from another (R19).

The smallest figure is of one centre, and for what falls in a period of one quarter. It
is "part of whole", hidden when the part or the rest is small. Every wider figure, of an
area, the authority or a year, is the sum of those that are shown, and of nothing else:
what is hidden there cannot be the difference here. An agency's families are part of
several centres', so its figures are rounded to five.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from evaluation.indicators.definition import Counts, Indicator, Unit
from evaluation.models import Scope
from evaluation.periods import quarter_of
from evaluation.scope import Whose
from evaluation.suppression import HIDDEN, is_small, round_number, suppress_part


@dataclass(frozen=True)
class Shown:
    """A part of a whole as it may be shown; `left_out` when something is not in it."""

    part: int | None
    whole: int | None
    left_out: bool = False

    @property
    def percent(self) -> int | None:
        """Return the part in hundred, where both are shown and there is any."""
        if self.part is HIDDEN or not self.whole:
            return None
        return round(100 * self.part / self.whole)


Cell = tuple[int, int]
NOTHING: Cell = (0, 0)


def shown(
    indicator: Indicator,
    whose: Whose,
    units: Iterable[Unit],
    around: Iterable[Unit] | None,
    limit: int,
) -> Shown:
    """Return what of these units may be shown in this scope.

    `around` are the units of the indicator that holds this one: the difference of the
    two must not be small either.
    """
    cells = _cells(indicator, units)
    if whose.scope == Scope.AGENCY:
        return _added_up([_rounded(cell, limit) for cell in _by_quarter(cells)])
    wider = None if around is None else _cells(indicator, around)
    each = [
        _of_cell(cell, limit, wider.get(key, NOTHING) if wider is not None else None)
        for key, cell in cells.items()
    ]
    return each[0] if len(each) == 1 and whose.is_one_centre else _added_up(each)


def _cells(indicator: Indicator, units: Iterable[Unit]) -> dict[tuple, Cell]:
    found: dict[tuple, Counter] = defaultdict(Counter)
    for unit in units:
        falls = unit.day if indicator.counts == Counts.FLOW else None
        found[unit.centre, falls and quarter_of(falls)][unit.hit] += 1
    return {key: (cell[True], cell.total()) for key, cell in found.items()}


def _of_cell(cell: Cell, limit: int, wider: Cell | None) -> Shown:
    part, whole = suppress_part(*cell, threshold=limit)
    hidden = part is HIDDEN or (wider and not _is_apart(cell, wider, limit))
    if wider is not None and hidden:
        return Shown(HIDDEN, HIDDEN)  # Why it is hidden would tell what it is.
    return Shown(part, whole)


def _is_apart(cell: Cell, wider: Cell, limit: int) -> bool:
    """Return whether neither part, rest nor whole differs from the wider by a few."""
    parts, wholes = wider[0] - cell[0], wider[1] - cell[1]
    return not any(is_small(abs(n), limit) for n in (parts, wholes, wholes - parts))


def _added_up(each: list[Shown]) -> Shown:
    full = [one for one in each if one.part is not HIDDEN]
    return Shown(
        sum(one.part or 0 for one in full),
        sum(one.whole or 0 for one in full),
        left_out=len(full) < len(each),
    )


def _by_quarter(cells: dict[tuple, Cell]) -> list[Cell]:
    """Return the cells of all centres together, quarter by quarter."""
    found: dict[object, list[Cell]] = defaultdict(list)
    for (_, quarter), cell in cells.items():
        found[quarter].append(cell)
    return [_sum(of_quarter) for of_quarter in found.values()]


def _rounded(cell: Cell, limit: int) -> Shown:
    part, whole = cell
    if not _is_safe(cell, limit):
        return Shown(HIDDEN, round_number(whole, limit))
    return Shown(round_number(part, limit), round_number(whole, limit))


def numbers_shown(
    units: Iterable[Unit], around: Iterable[Unit] | None, limit: int
) -> dict[UUID, int]:
    """Return by centre how many hit, where that may be shown."""
    counted = Counter(unit.centre for unit in units if unit.hit)
    wider = None if around is None else Counter(unit.centre for unit in around)
    return {
        centre: number
        for centre, number in counted.items()
        if not is_small(number, limit)
        and (wider is None or not is_small(wider[centre] - number, limit))
    }


OTHERS = "Others together"


def by_group(units: Iterable[Unit], limit: int) -> dict[str, Cell]:
    """Return part and whole of each group of one centre; small ones stand together.

    The smallest groups are put together until what they make up may be shown, so that
    the groups taken from their sum leave nothing to be found out.
    """
    found: dict[str, Counter] = defaultdict(Counter)
    for unit in units:
        found[unit.group][unit.hit] += 1
    cells = {name: (cell[True], cell.total()) for name, cell in found.items()}
    safe = {name: cell for name, cell in cells.items() if _is_safe(cell, limit)}
    unsafe = [cell for name, cell in cells.items() if name not in safe]
    if unsafe:
        _take_in(safe, unsafe, limit)
    return safe


def _take_in(safe: dict[str, Cell], unsafe: list[Cell], limit: int) -> None:
    """Put more groups to the unsafe ones until together they are safe."""
    for name in sorted(safe, key=lambda name: (safe[name][1], name)):
        if len(unsafe) > 1 and _is_safe(_sum(unsafe), limit):
            break
        unsafe.append(safe.pop(name))
    if _is_safe(_sum(unsafe), limit) and len(unsafe) > 1:
        safe[OTHERS] = _sum(unsafe)


def _sum(cells: list[Cell]) -> Cell:
    return sum(part for part, _ in cells), sum(whole for _, whole in cells)


def _is_safe(cell: Cell, limit: int) -> bool:
    part, whole = cell
    return not (is_small(part, limit) or is_small(whole - part, limit))
