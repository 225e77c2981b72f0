"""Which facts make a case count: who does not see them is not told by a list (R9).

A case stands behind a figure for a reader only when she sees a fact of it that counts.
Else the list of a figure would say what its kind of information keeps from her.
"""

from collections.abc import Callable

from django.db.models import QuerySet

from cases.models import Action, Case, Checklist, Contact, Particular, Recommendation
from evaluation.indicators.reaching import SEEN
from evaluation.indicators.working import NOBODY_DOES
from information_sharing import access


def _contacts() -> QuerySet:
    return Contact.objects.filter(kind__in=SEEN, replaced_by__isnull=True)


def _disabilities() -> QuerySet:
    return Particular.objects.filter(kind=Particular.Kind.DISABILITY)


def _unmet() -> QuerySet:
    return Recommendation.objects.filter(outcome__in=NOBODY_DOES)


FACTS: dict[str, Callable[[], QuerySet]] = {
    "reach": _contacts,
    "seen": _contacts,
    "sustained": _contacts,
    "young-parents": _contacts,
    "two-year-olds": _contacts,
    "disabled-children": _disabilities,
    "assessments": Checklist.objects.all,
    "obtained": Recommendation.objects.all,
    "unmet-needs": _unmet,
    "late-actions": Action.objects.all,
}
"""The others rest on what everybody sees with whom the family is shared."""


def shown_behind(code: str, cases: QuerySet[Case], *, viewer) -> QuerySet[Case]:
    """Return those of the cases of which this reader sees a fact that counts."""
    facts = FACTS.get(code)
    if facts is None:
        return cases
    seen = access.visible_facts(viewer, facts())
    return cases.filter(pk__in=seen.order_by().values("case"))
