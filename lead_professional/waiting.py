"""Which question to lead a family waits for its answer."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from cases.models import Case
from lead_professional.models import Nomination


def unanswered(case: Case) -> QuerySet[Nomination]:
    """Return the question of this case that waits for its answer."""
    return Nomination.objects.filter(
        case=case, accepted_at__isnull=True, declined_at__isnull=True
    )


def unanswered_of(cases: Iterable[UUID]) -> QuerySet[Nomination]:
    """Return the questions of these cases that wait for their answers."""
    rows = Nomination.objects.filter(case__in=[*cases])
    waiting = rows.filter(accepted_at__isnull=True, declined_at__isnull=True)
    return waiting.select_related("nominee")
