"""A leaving that is begun, on the list of whoever leaves and of whoever sees to it."""

from django.urls import reverse

from agencies.models import Leaving, Practitioner
from cases.work_items import WorkItem
from information_sharing import access

HERS = "You leave a team: hand on what you hold there"
THEIRS = "Somebody leaves: see that everything is handed on"


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return the leavings under way that are hers to see to, or her own (T5)."""
    rows = access.visible_leavings(viewer).filter(finished_at=None, cancelled_at=None)
    live = rows.filter(membership__ended_at=None).select_related("membership")
    return [_item(row, viewer) for row in live.order_by("last_day")]


def _item(row: Leaving, viewer: Practitioner) -> WorkItem:
    hers = row.membership.practitioner_id == viewer.pk
    return WorkItem(
        kind="LEAVING",
        words=HERS if hers else THEIRS,
        url=reverse("agencies:leaving", args=[row.pk]),
        due_on=row.last_day,
    )
