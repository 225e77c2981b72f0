"""Which question to lead a family waits for its answer."""

from django.db.models import QuerySet

from cases.models import Case
from lead_professional.models import Nomination


def unanswered(case: Case) -> QuerySet[Nomination]:
    """Return the question of this case that waits for its answer."""
    return Nomination.objects.filter(
        case=case, accepted_at__isnull=True, declined_at__isnull=True
    )
