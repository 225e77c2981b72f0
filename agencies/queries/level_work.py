"""What waits for whoever signs for an agency: to confirm a level, and to look again."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from agencies.models import PartnershipLevel, Practitioner
from cases.work_items import WorkItem
from information_sharing import access

SOON = timedelta(days=14)
CONFIRM = "Another agency says how far you work together: do you see it so too?"
AGAIN = "Look again how far your agency works together with another"


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return what she may confirm for her agency, and what is to be looked at again."""
    return list(_items(viewer))


def _items(viewer: Practitioner) -> Iterator[WorkItem]:
    signs = access.agencies_with(viewer, access.SIGN).values("pk")
    soon = timezone.localdate() + SOON
    rows = PartnershipLevel.objects.filter(
        Q(one__in=signs) | Q(other__in=signs),
        Q(confirmed_at=None) | Q(review_on__lte=soon),
        ended_at=None,
    )
    for row in rows.order_by("review_on"):
        if not row.confirmed_at and access.can_confirm_level(viewer, row):
            yield WorkItem("LEVEL", CONFIRM, _url(row))
        elif row.review_on <= soon:
            yield WorkItem("LEVEL", AGAIN, _url(row), due_on=row.review_on)


def _url(row: PartnershipLevel) -> str:
    return reverse("agencies:level", args=[row.pk])
