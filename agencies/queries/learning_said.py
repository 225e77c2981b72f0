"""What people said of a day of learning, and where they spent time: without names."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Sum
from django.utils import timezone

from agencies.models import Practitioner, TrainingEvent, WorkExchange
from information_sharing import access
from information_sharing.roles import Permission

FEWEST = 3
"""So many must have looked back before what they said is shown (R19)."""
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class LookedBack:
    """How many looked back, how useful they found it, and what they do otherwise."""

    answers: int
    useful: tuple[tuple[int, int], ...]
    otherwise: tuple[str, ...]


def looked_back(*, viewer: Practitioner, event: TrainingEvent) -> LookedBack | None:
    """Return what people said of a day, for whoever arranges; nothing of fewer than three."""
    if not access.can_have(viewer, Permission.ARRANGE_TRAINING):
        return None
    places = event.taken_places.filter(useful__isnull=False)
    counts = dict(places.values_list("useful").annotate(n=Count("pk")))
    answers = sum(counts.values())
    if answers < FEWEST:
        return LookedBack(answers, (), ())
    said = places.exclude(will_change="").values_list("will_change", flat=True)
    useful = tuple((mark, counts.get(mark, 0)) for mark in range(1, 6))
    return LookedBack(answers, useful, tuple(sorted(said)))


def time_elsewhere(*, viewer: Practitioner) -> list[tuple[str, int, int]]:
    """Return for each host agency how many came to learn, and half days, in a year.

    By the alphabet, without names: what each of them learnt is theirs to tell.
    """
    access.check_has(viewer, Permission.ARRANGE_TRAINING)
    rows = WorkExchange.objects.filter(starts_on__gte=timezone.localdate() - YEAR)
    said = (
        rows.order_by()
        .values_list("host__name")
        .annotate(people=Count("practitioner", distinct=True), spent=Sum("half_days"))
    )
    return sorted(said)
