"""The outcomes of children in a period, with small numbers hidden (R19).

A manager sees no record. What she asks for is counted here from rows that she never
sees, and nothing leaves this module but the snapshot, which holds only what may be
shown. A hidden number stands in it as null.

Beyond one centre the numbers are what the centres' own lines add up to: what is hidden
there stays hidden here, or the difference would show it. An agency's families are part
of several centres', and the outcomes of another framework overlap the five: there the
numbers are rounded to five.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.conf import settings

from agencies.models import Centre
from evaluation import suppression
from evaluation.counting import (
    FIVE,
    VERDICTS,
    Counted,
    Group,
    OutcomeCount,
    Period,
    count_by_centre,
    mean,
)
from evaluation.frameworks import outcomes_by_framework
from evaluation.models import Framework, Scope
from evaluation.periods import MONTH, YEAR, quarter_of, span_of
from evaluation.scope import Whose

DEFINITION = 2
ByCentre = dict[UUID, Counted]


def threshold() -> int:
    """Return below which number a count is hidden; never lower than five."""
    return max(settings.SUPPRESSION_THRESHOLD, suppression.LOWEST_THRESHOLD)


def compute(centre: Centre, *, starts_on: date, ends_on: date) -> dict:
    """Return the snapshot of one centre and period, ready to be kept as JSON."""
    return compute_for(Whose.at(centre), Period(starts_on, ends_on))


def compute_for(
    whose: Whose, period: Period, framework: Framework | None = None
) -> dict:
    """Return the snapshot of any scope, period and framework, to be kept as JSON."""
    groups = outcomes_by_framework(framework) if framework else FIVE
    found = count_by_centre(whose.cases(), period, groups)
    inner = _last_quarter(whose, period, groups)
    rough = framework is not None or _is_month(period)
    return {
        "definition": DEFINITION,
        "threshold": threshold(),
        "scope": whose.scope.value,
        "framework": str(framework) if framework else "",
        "centre": whose.name,
        "starts_on": period.starts_on.isoformat(),
        "ends_on": period.ends_on.isoformat(),
        **_shown(whose, found, inner, groups, _rounded if rough else _of_one),
    }


def _is_month(period: Period) -> bool:
    span = span_of(period.starts_on, period.ends_on)
    return span is not None and span.months == MONTH


def _last_quarter(
    whose: Whose, period: Period, groups: Sequence[Group]
) -> ByCentre | None:
    """Return the counts of a year's last quarter, which ends on the same day."""
    span = span_of(period.starts_on, period.ends_on)
    if span is None or span.months != YEAR:
        return None
    last = Period(quarter_of(period.ends_on), period.ends_on)
    return count_by_centre(whose.cases(), last, groups)


def _shown(
    whose: Whose,
    found: ByCentre,
    inner: ByCentre | None,
    groups: Sequence[Group],
    of_one: Callable,
) -> dict:
    limit, counted = threshold(), list(found.values())
    if whose.scope == Scope.AGENCY:
        return _rounded(_together(counted), groups, limit)
    parts = [of_one(each, groups, limit) for each in counted]
    if inner is not None:
        pairs = zip(parts, found.items(), strict=True)
        parts = [_apart(part, each, inner[at], groups) for part, (at, each) in pairs]
    if not whose.is_one_centre:
        return _added_up(parts, counted, groups, rounded=of_one is _rounded)
    return cast(dict, parts[0] if parts else of_one(Counted(), groups, limit))


def _apart(part: dict, year: Counted, last: Counted, groups: Sequence[Group]) -> dict:
    """Round what holds a few children more than the same line of the last quarter."""
    limit = threshold()
    rough = _rounded(year, groups, limit)
    lines = zip(groups, part["outcomes"], rough["outcomes"], strict=True)
    rows = []
    for (code, _, _), fine, coarse in lines:
        totals = [each.outcomes[code].verdicts.total() for each in (year, last)]
        tells = suppression.is_small(abs(totals[0] - totals[1]), limit)
        rows.append(coarse if tells else fine)
    tells = suppression.is_small(abs(year.children - last.children), limit)
    children = (rough if tells else part)["children"]
    return {"children": children, "outcomes": rows}


def _of_one(counted: Counted, groups: Sequence[Group], limit: int) -> dict:
    totals = [counted.outcomes[code].verdicts.total() for code, _, _ in groups]
    children = suppression.suppress_children(counted.children, totals, threshold=limit)
    rows = [_row(group, counted.outcomes[group[0]], limit) for group in groups]
    return {"children": children, "outcomes": rows}


def _row(group: Group, counted: OutcomeCount, limit: int) -> dict:
    counts = {verdict: counted.verdicts[verdict] for verdict in VERDICTS}
    shown, total = suppression.suppress_row(counts, threshold=limit)
    return _line(group, shown, total, _means(counted.pairs, limit))


def _line(
    group: Group, counts: Mapping[str, int | None], total: int | None, means: Any
) -> dict:
    return {
        "code": group[0],
        "label": group[1],
        "total": total,
        "counts": counts,
        "means": means,
    }


def _added_up(
    parts: list[dict],
    found: list[Counted],
    groups: Sequence[Group],
    *,
    rounded: bool,
) -> dict:
    """Return the sum of what the centres' own reports show, and nothing else."""
    rows = []
    for place, group in enumerate(groups):
        lines = [part["outcomes"][place] for part in parts]
        counts = {v: _sum(line["counts"][v] for line in lines) for v in VERDICTS}
        told = [
            pair
            for line, each in zip(lines, found, strict=True)
            if line["means"]
            for pair in each.outcomes[group[0]].pairs
        ]
        means = _means(told, threshold(), rounded=rounded)
        rows.append(_line(group, counts, _sum(x["total"] for x in lines), means))
    return {"children": _sum(part["children"] for part in parts), "outcomes": rows}


def _sum(numbers: Iterable[int | None]) -> int:
    return sum(number or 0 for number in numbers)


def _rounded(counted: Counted, groups: Sequence[Group], limit: int) -> dict:
    rows = []
    for group in groups:
        each = counted.outcomes[group[0]]
        counts = {
            v: suppression.round_number(each.verdicts[v], limit) for v in VERDICTS
        }
        total = _sum(counts.values())
        means = _means(each.pairs, limit, rounded=True)
        rows.append(_line(group, counts, total, means))
    children = suppression.round_number(counted.children, limit)
    return {"children": children, "outcomes": rows}


def _together(found: list[Counted]) -> Counted:
    whole = Counted()
    for each in found:
        whole.children += each.children
        for outcome, counted in each.outcomes.items():
            whole.outcomes[outcome].verdicts.update(counted.verdicts)
            whole.outcomes[outcome].pairs += counted.pairs
    return whole


def _means(
    pairs: list[tuple[float, float]], limit: int, *, rounded: bool = False
) -> dict[str, str] | None:
    """Return mean scores of the children with two ratings, if there are enough.

    Rounded counts go with means rounded to halves: else two of them would show a child.
    """
    if len(pairs) < limit:
        return None
    parts = 2 if rounded else 10
    found = [round(mean(scores) * parts) / parts for scores in zip(*pairs, strict=True)]
    return {"baseline": f"{found[0]:.1f}", "latest": f"{found[1]:.1f}"}
