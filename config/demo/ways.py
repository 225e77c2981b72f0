"""How the agencies worked with each family of one centre, so that rows can be told.

Two ways, so that the page "Way of working and what became of children" has something to
compare: neither is made to look better than chance would.
"""

from collections import defaultdict
from datetime import timedelta
from itertools import count

from django.utils import timezone

from agencies.models import Centre
from cases.models import Case
from config.demo.work import weekday
from evaluation.counting import NOT_YET_KNOWN, Period, verdict_by_child
from evaluation.models import CaseWorking, Extent, Model
from evaluation.periods import running_quarter

WAYS = (
    (Model.CO_ORDINATED, Extent.CO_ORDINATION),
    (Model.CENTRE_BASED, Extent.CO_OPERATION),
)
SINCE = timedelta(days=70)


def say_how_each_was_worked_with(centre: Centre, by) -> None:
    """Give every second family with the same fate the one way, the others the other."""
    quarter = running_quarter()
    period = Period(quarter.starts_on, quarter.ends_on)
    cases = Case.objects.filter(centre=centre).order_by("reference")
    fates = dict(verdict_by_child(cases, period))
    turns: dict[str, count] = defaultdict(count)
    since = weekday(timezone.localdate() - SINCE)
    CaseWorking.objects.bulk_create(
        CaseWorking(case=case, model=model, extent=extent, since=since, recorded_by=by)
        for case in cases
        if case.pk in fates
        for model, extent in [_way(fates[case.pk], turns)]
    )


def _way(fate: str, turns: dict) -> tuple[Model, Extent]:
    """What is not yet known stands in one row; else it would be hidden in both."""
    return WAYS[0] if fate == NOT_YET_KNOWN else WAYS[next(turns[fate]) % 2]
