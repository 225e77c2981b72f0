"""Who stands in for a lead professional today: it opens nothing, it only coordinates."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from information_sharing.access.seeing import Viewer, held, in_force
from information_sharing.categories import Category
from information_sharing.models import Access, Grant
from lead_professional.models import Deputy

READ_ONLY = [Grant.Kind.EMERGENCY, Grant.Kind.OVERSIGHT]
"""What opens a record to one person for a while opens it for reading (R11)."""


def standing_in() -> QuerySet[Deputy]:
    """Return who is named to stand in today, whatever she sees."""
    today = timezone.localdate()
    return Deputy.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today),
        starts_on__lte=today,
        ended_at__isnull=True,
        appointment__ended_at__isnull=True,
    )


def stands_in(practitioner: Viewer, case_id: UUID, rows: list[Access]) -> bool:
    """Return whether she stands in here: named for today, and seeing the plan herself.

    `rows` are what she holds of the case now; an emergency does not make a deputy.
    """
    plan = [row for row in rows if row.category == Category.PLAN]
    if not any(row.kind not in READ_ONLY for row in plan):
        return False
    return standing_in().filter(practitioner=practitioner.pk, case=case_id).exists()


def deputies_of(case: Case) -> list[Practitioner]:
    """Return who stands in for the lead of this case today, and sees the plan."""
    named = standing_in().filter(case=case).select_related("practitioner")
    people = [deputy.practitioner for deputy in named]
    return [who for who in people if stands_in(who, case.pk, held(who, case.pk))]


def cases_stood_in_for(practitioner: Viewer) -> list[UUID]:
    """Return the cases in which she stands in today and sees the plan."""
    named = list(standing_in().filter(practitioner=practitioner.pk).values_list("case"))
    if not named:
        return []
    plans = in_force(practitioner).filter(
        case__in=[pk for (pk,) in named], category=Category.PLAN
    )
    return list(plans.exclude(kind__in=READ_ONLY).values_list("case", flat=True))
