"""The outcomes of a centre's children in a period, with small numbers hidden (R19).

A manager sees no record. What she asks for is counted here from rows that she never
sees, and nothing leaves this module but the snapshot, which holds only what may be
shown. A hidden number stands in it as null.
"""

from datetime import date

from django.conf import settings

from agencies.models import Centre
from cases.outcomes import Outcome
from evaluation import suppression
from evaluation.counting import VERDICTS, OutcomeCount, Period, count, mean

DEFINITION = 1


def threshold() -> int:
    """Return below which number a count is hidden; never lower than five."""
    return max(settings.SUPPRESSION_THRESHOLD, suppression.LOWEST_THRESHOLD)


def compute(centre: Centre, *, starts_on: date, ends_on: date) -> dict:
    """Return the snapshot of one centre and period, ready to be kept as JSON."""
    counts, children = count(centre, Period(starts_on, ends_on))
    totals = [each.verdicts.total() for each in counts.values()]
    limit = threshold()
    return {
        "definition": DEFINITION,
        "threshold": limit,
        "centre": centre.name,
        "starts_on": starts_on.isoformat(),
        "ends_on": ends_on.isoformat(),
        "children": suppression.suppress_children(children, totals, threshold=limit),
        "outcomes": [_row(outcome, counts[outcome], limit) for outcome in Outcome],
    }


def _row(outcome: Outcome, counted: OutcomeCount, limit: int) -> dict:
    counts = {verdict: counted.verdicts[verdict] for verdict in VERDICTS}
    shown, total = suppression.suppress_row(counts, threshold=limit)
    return {
        "code": outcome.value,
        "label": outcome.label,
        "total": total,
        "counts": shown,
        "means": _means(counted.pairs, limit),
    }


def _means(pairs: list[tuple[float, float]], limit: int) -> dict[str, str] | None:
    """Return mean scores of the children with two ratings, if there are enough."""
    if len(pairs) < limit:
        return None
    baselines, latest = zip(*pairs, strict=True)
    return {"baseline": f"{mean(baselines):.1f}", "latest": f"{mean(latest):.1f}"}
