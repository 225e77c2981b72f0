"""The indicators of a scope and period, ready to be kept as JSON (practice.md 2.2).

The one place where units are counted for others to read: nothing leaves it but what
`publishing` lets out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from evaluation import publishing
from evaluation.counting import Period
from evaluation.indicators import INDICATORS, Counts, Indicator, Unit
from evaluation.indicators.once import reading_once
from evaluation.models import IndicatorTarget, SuppliedFigure
from evaluation.outcomes_report import threshold
from evaluation.periods import QUARTER, span_of
from evaluation.publishing import Shown
from evaluation.scope import Whose
from evaluation.suppression import HIDDEN

DEFINITION = 1


def compute_indicators(
    whose: Whose, period: Period, against: Period | None = None
) -> dict:
    """Return the snapshot: each indicator with its target and the period before."""
    now = _Counted(whose, period)
    before = _Counted(whose, against) if against else None
    asked = [each for each in _asked(whose) if _has_its_quarters(each, period)]
    return {
        "kind": "INDICATORS",
        "definition": DEFINITION,
        "threshold": now.limit,
        "scope": whose.scope.value,
        "centre": whose.name,
        "starts_on": period.starts_on.isoformat(),
        "ends_on": period.ends_on.isoformat(),
        "against": _span(against),
        "indicators": [_line(each, now, before) for each in asked],
    }


def _span(period: Period | None) -> dict | None:
    if period is None:
        return None
    return {"starts_on": f"{period.starts_on}", "ends_on": f"{period.ends_on}"}


def _asked(whose: Whose) -> Iterator[Indicator]:
    level = whose.scope.value.lower()
    return (each for each in INDICATORS.values() if level in each.levels)


def _has_its_quarters(indicator: Indicator, period: Period) -> bool:
    """Return whether the period is long enough: a month taken from a quarter tells."""
    span = span_of(period.starts_on, period.ends_on)
    return indicator.counts == Counts.STATE or span is None or span.months >= QUARTER


@dataclass
class _Counted:
    """What was counted of one scope and period; each indicator once."""

    whose: Whose
    period: Period
    limit: int = field(default_factory=threshold)
    units: dict[str, list[Unit]] = field(default_factory=dict)
    read: dict = field(default_factory=dict)
    supplied: dict[str, list[SuppliedFigure]] | None = None
    targets: dict[str, list[IndicatorTarget]] | None = None

    def of(self, code: str) -> list[Unit]:
        """Return the units of this indicator."""
        if code not in self.units:
            with reading_once(self.read):
                found = INDICATORS[code].units(self.whose, self.period)
                self.units[code] = list(found)
        return self.units[code]

    def shown(self, indicator: Indicator) -> Shown:
        """Return the figure as it may be shown."""
        units = self.of(indicator.code)
        around = self.of(indicator.inside) if indicator.inside else None
        if indicator.supplied:
            return self._of_supplied(indicator, units, around)
        return publishing.shown(indicator, self.whose, units, around, self.limit)

    def _of_supplied(self, indicator: Indicator, units, around) -> Shown:
        numbers = publishing.numbers_shown(units, around, self.limit)
        if self.supplied is None:
            self.supplied = _by_code(_standing(SuppliedFigure, self))
        figures = self.supplied.get(indicator.supplied, [])
        of_centre = {f.centre_id: f.numerator for f in reversed(figures) if f.centre_id}
        both = [centre for centre in numbers if centre in of_centre]
        there = {unit.centre for unit in units if unit.hit}
        return Shown(
            sum(numbers[centre] for centre in both) if both else HIDDEN,
            sum(of_centre[centre] for centre in both) if both else HIDDEN,
            left_out=len(both) < len(there),
        )

    def target(self, code: str) -> IndicatorTarget | None:
        """Return what is to be reached: the centre's own target before everybody's."""
        if self.targets is None:
            self.targets = _by_code(_standing(IndicatorTarget, self))
        mine = self.whose.centre.pk if self.whose.centre else None
        standing = self.targets.get(code, [])
        own = [each for each in standing if each.centre_id == mine]
        return next(iter(own or [t for t in standing if t.centre_id is None]), None)


def _standing(model: Any, counted: _Counted) -> QuerySet:
    day: date = counted.period.ends_on
    return model.objects.filter(
        Q(ended_at__isnull=True), starts_on__lte=day, ends_on__gte=day
    ).order_by("code", "-starts_on", "pk")


def _by_code(rows: QuerySet) -> dict[str, list]:
    found: dict[str, list] = {}
    for row in rows:
        found.setdefault(row.code, []).append(row)
    return found


def _line(indicator: Indicator, now: _Counted, before: _Counted | None) -> dict:
    figure = now.shown(indicator)
    target = now.target(indicator.code)
    line = {
        "code": indicator.code,
        "version": indicator.version,
        "name": indicator.name,
        **_numbers(figure),
        "target": f"{target.value.normalize():f}" if target else None,
        "met": _met(indicator, figure, target),
        "before": _numbers(before.shown(indicator)) if before else None,
    }
    if indicator.by_agency and now.whose.is_one_centre:
        groups = publishing.by_group(now.of(indicator.code), now.limit)
        line["by_agency"] = [
            {"name": name, "part": part, "whole": whole}
            for name, (part, whole) in sorted(groups.items())
        ]
    return line


def _numbers(figure: Shown) -> dict:
    return {
        "part": figure.part,
        "whole": figure.whole,
        "percent": figure.percent,
        "left_out": figure.left_out,
    }


def _met(
    indicator: Indicator, figure: Shown, target: IndicatorTarget | None
) -> bool | None:
    if target is None or figure.percent is None or figure.part is None:
        return None
    reached = 100 * figure.part / (figure.whole or 1)
    least = float(target.value)
    return reached <= least if indicator.lower_is_better else reached >= least
