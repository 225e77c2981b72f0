"""What learning and supervision ask of somebody, as lines of her work list."""

from collections.abc import Iterator

from django.urls import reverse

from agencies.models import Practitioner
from agencies.queries.learning import my_areas
from cases.work_items import WorkItem
from information_sharing import access


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return expected training that lapses, and talks that wait for her word."""
    return [*_lapsing(viewer), *_to_confirm(viewer)]


def _lapsing(viewer: Practitioner) -> Iterator[WorkItem]:
    for area in my_areas(viewer=viewer):
        if area.is_expected and area.lapses_soon:
            yield WorkItem(
                kind="TRAINING",
                words=f"Your training lapses: {area.label}. Book a place in time",
                url=reverse("agencies:learning"),
                due_on=area.until,
            )


def _to_confirm(viewer: Practitioner) -> Iterator[WorkItem]:
    rows = access.supervisions_of(viewer).filter(confirmed_at__isnull=True)
    for talk in rows.exclude(written_by=viewer):
        yield WorkItem(
            kind="TALK",
            words="A talk in supervision waits for your word whether it was so",
            url=reverse("agencies:talk", args=[talk.pk]),
        )
