"""Reads of learning: what is on, what she has, what is expected, what others wrote."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import (
    Agency,
    CommonCore,
    PracticeStory,
    Practitioner,
    TeamMembership,
    TrainingEvent,
    TrainingGate,
    TrainingNeed,
    TrainingPlace,
    WorkExchange,
)
from config.dates import months_later
from information_sharing import access
from information_sharing.roles import Permission

Status = TrainingPlace.Status
LAPSING = timedelta(days=60)
"""How long before training lapses it is said."""


def coming_events(*, viewer: Practitioner) -> QuerySet[TrainingEvent]:
    """Return the days of learning to come, with how many places are taken."""
    rows = TrainingEvent.objects.filter(
        held_on__gte=timezone.localdate(), cancelled_at__isnull=True
    )
    return _counted(rows).order_by("held_on", "begins", "title")


def past_events(*, viewer: Practitioner) -> QuerySet[TrainingEvent]:
    """Return the days of learning that are over, the latest first."""
    rows = TrainingEvent.objects.filter(held_on__lt=timezone.localdate())
    return _counted(rows.filter(cancelled_at__isnull=True)).order_by(
        "-held_on", "title"
    )


def _counted(rows: QuerySet[TrainingEvent]) -> QuerySet[TrainingEvent]:
    taken = Count("taken_places", filter=~Q(taken_places__status=Status.CANCELLED))
    return rows.annotate(taken=taken).prefetch_related("audience")


def event_for(*, viewer: Practitioner, pk: UUID) -> TrainingEvent:
    """Return a day of learning, or raise Http404."""
    return get_object_or_404(_counted(TrainingEvent.objects.all()), pk=pk)


def places_of(*, viewer: Practitioner, event: TrainingEvent) -> QuerySet[TrainingPlace]:
    """Return who has a place, for whoever arranges training; her own place otherwise.

    `is_known` says whether this reader may know for whom somebody works (R13).
    """
    rows = TrainingPlace.objects.filter(event=event).exclude(status=Status.CANCELLED)
    if not access.can_have(viewer, Permission.ARRANGE_TRAINING):
        rows = rows.filter(practitioner=viewer)
    rows = rows.select_related("practitioner", "agency")
    rows = rows.annotate(is_known=_is_known(viewer, "practitioner"))
    return rows.order_by("practitioner__last_name", "practitioner__first_name")


def _is_known(viewer: Practitioner, who: str) -> Q:
    """Return whether she may find this person; whoever has left is named as before."""
    works = TeamMembership.objects.in_force().filter(practitioner=OuterRef(who))
    found = access.visible_colleagues(viewer).filter(pk=OuterRef(who))
    return Exists(found) | ~Exists(works)


def agencies_of(*, viewer: Practitioner) -> QuerySet[Agency]:
    """Return the agencies that she works for today."""
    places = access.memberships(viewer)
    return Agency.objects.filter(pk__in=places.values("team__agency"))


def agencies_invited(*, viewer: Practitioner, event: TrainingEvent) -> QuerySet[Agency]:
    """Return those of her agencies for which a day is held: of all, if none is named."""
    hers, invited = agencies_of(viewer=viewer), event.audience.all()
    return hers.filter(pk__in=[each.pk for each in invited]) if invited else hers


def agencies_here(*, viewer: Practitioner) -> QuerySet[Agency]:
    """Return the agencies that work here today."""
    return Agency.objects.filter(left_at__isnull=True).order_by("name")


def my_places(*, viewer: Practitioner) -> QuerySet[TrainingPlace]:
    """Return her own places, the latest day first."""
    rows = TrainingPlace.objects.filter(practitioner=viewer)
    rows = rows.exclude(status=Status.CANCELLED).select_related("event")
    return rows.order_by("-event__held_on")


def place_for(*, viewer: Practitioner, pk: UUID) -> TrainingPlace:
    """Return her own place, or raise Http404."""
    rows = TrainingPlace.objects.select_related("event")
    return get_object_or_404(rows, pk=pk, practitioner=viewer)


@dataclass(frozen=True)
class Area:
    """One of the six areas: whether she is expected to know it, and since when she does."""

    label: str
    is_expected: bool
    until: date | None
    is_learnt: bool
    lapses_soon: bool


def my_areas(*, viewer: Practitioner) -> list[Area]:
    """Return the six areas of the common core as they stand for her."""
    today = timezone.localdate()
    needs = _needs().filter(profession=viewer.profession)
    expected = dict(needs.values_list("area", "again_after_months"))
    lasting = _lasting(today).filter(practitioner=viewer).select_related("event")
    return [_area(code, label, expected, list(lasting), today) for code, label in
            CommonCore.choices]  # fmt: skip


def _area(code, label, expected, places, today) -> Area:
    again = expected.get(code)
    every = [_until(p.event.held_on, p.expires_on, again) for p in places
             if code in p.event.areas]  # fmt: skip
    ends = [each for each in every if each is None or each >= today]
    until = None if None in ends else max(filter(None, ends), default=None)
    soon = bool(until and until <= today + LAPSING)
    return Area(label, code in expected, until, bool(ends), soon)


def _until(held_on: date, expires_on: date | None, again: int | None) -> date | None:
    """Return how long training lasts: by its own day, and by what is expected."""
    due = months_later(held_on, again) if again else None
    return min(filter(None, [expires_on, due]), default=None)


def _needs() -> QuerySet[TrainingNeed]:
    return TrainingNeed.objects.filter(ended_at__isnull=True)


def needs(*, viewer: Practitioner) -> QuerySet[TrainingNeed]:
    """Return what is expected of each profession."""
    return _needs()


def need_for(*, viewer: Practitioner, pk: UUID) -> TrainingNeed:
    """Return one expectation, or raise Http404."""
    return get_object_or_404(TrainingNeed, pk=pk)


def professions(*, viewer: Practitioner) -> list[str]:
    """Return the professions of people with an account, each once."""
    names = Practitioner.objects.filter(is_active=True).exclude(profession="")
    return list(
        names.order_by("profession").values_list("profession", flat=True).distinct()
    )


def _lasting(today: date) -> QuerySet[TrainingPlace]:
    lasting = Q(expires_on__isnull=True) | Q(expires_on__gte=today)
    return TrainingPlace.objects.filter(
        lasting, status=Status.ATTENDED, event__cancelled_at__isnull=True
    )


@dataclass(frozen=True)
class Row:
    """A profession, how many people it has, and how many of them know each area.

    Each cell is (known, expected); people of all agencies together, no names (P36).
    """

    profession: str
    people: int
    cells: tuple[tuple[int, bool], ...]


def learnt_by_profession(*, viewer: Practitioner) -> list[Row]:
    """Return for each profession how many know each of the six areas today."""
    access.check_has(viewer, Permission.ARRANGE_TRAINING)
    people = Practitioner.objects.filter(is_active=True).exclude(profession="")
    sizes = Counter(people.values_list("profession", flat=True))
    needs = _needs().values_list("profession", "area", "again_after_months")
    expected = {(name, area): again for name, area, again in needs}
    known = _known_pairs(expected)
    return [
        Row(name, sizes[name], tuple(_cells(name, known, expected)))
        for name in sorted(sizes)
    ]


def _known_pairs(expected: dict[tuple[str, str], int | None]) -> Counter:
    today = timezone.localdate()
    rows = _lasting(today).filter(practitioner__is_active=True)
    said = rows.values_list(
        "practitioner", "practitioner__profession", "event__areas", "event__held_on"
    )
    each = {
        (who, job, area)
        for who, job, areas, held_on in said
        for area in areas
        if (_until(held_on, None, expected.get((job, area))) or today) >= today
    }
    return Counter((job, area) for _, job, area in each)


def _cells(name, known, expected):
    for code in CommonCore.values:
        yield known[(name, code)], (name, code) in expected


def attended_by_agency(*, viewer: Practitioner) -> list[tuple[str, int, int]]:
    """Return for each agency how often its people came in a year, and to what was joint.

    Alphabetical, no ranking; a day is joint when people of two agencies came.
    """
    access.check_has(viewer, Permission.ARRANGE_TRAINING)
    since = timezone.localdate() - timedelta(days=365)
    rows = TrainingPlace.objects.filter(
        status=Status.ATTENDED, event__held_on__gte=since
    )
    agencies = rows.values("event").annotate(n=Count("agency", distinct=True))
    joint = set(agencies.filter(n__gte=2).values_list("event", flat=True))
    said = list(rows.values_list("agency__name", "event"))
    names = sorted({name for name, _ in said})
    return [
        (name, sum(n == name for n, _ in said),
         sum(n == name and event in joint for n, event in said))
        for name in names
    ]  # fmt: skip


def lapsing(*, viewer: Practitioner) -> QuerySet[TrainingPlace]:
    """Return whose training lapses soon, in the agencies where she arranges training."""
    hers = access.agencies_with(viewer, Permission.ARRANGE_TRAINING)
    today = timezone.localdate()
    rows = _lasting(today).filter(expires_on__lte=today + LAPSING, agency__in=hers)
    return rows.select_related("practitioner", "event").order_by("expires_on")


def gate_now(*, viewer: Practitioner) -> TrainingGate | None:
    """Return the gate before assessments that is set, today or for a day to come."""
    return TrainingGate.objects.filter(ended_at__isnull=True).first()


def gate_for(*, viewer: Practitioner, pk: UUID) -> TrainingGate:
    """Return one gate, or raise Http404."""
    return get_object_or_404(TrainingGate, pk=pk)


def my_exchanges(*, viewer: Practitioner) -> QuerySet[WorkExchange]:
    """Return her own time in other agencies."""
    return WorkExchange.objects.filter(practitioner=viewer).select_related("host")


def exchange_for(*, viewer: Practitioner, pk: UUID) -> WorkExchange:
    """Return her own time in another agency, or raise Http404."""
    return get_object_or_404(WorkExchange, pk=pk, practitioner=viewer)


def stories(
    *, viewer: Practitioner, area: str = "", wanted: str = ""
) -> QuerySet[PracticeStory]:
    """Return the stories that are released, and her own that wait.

    Whoever tells one and works for a sensitive service is named to those who know of
    it, by `is_known` (R13).
    """
    told = Q(released_at__isnull=False) | Q(written_by=viewer)
    if access.can_have(viewer, Permission.ARRANGE_TRAINING):
        told = Q()
    rows = PracticeStory.objects.filter(told, withdrawn_at__isnull=True).annotate(
        is_known=_is_known(viewer, "written_by")
    )
    if area:
        rows = rows.filter(areas__contains=[area])
    for word in wanted.replace("\0", "").split():
        rows = rows.filter(
            Q(title__icontains=word)
            | Q(words__icontains=word)
            | Q(what_helped__icontains=word)
        )
    agencies = Prefetch("agencies", Agency.objects.order_by("name"))
    return rows.select_related("written_by").prefetch_related(agencies)


def story_for(*, viewer: Practitioner, pk: UUID) -> PracticeStory:
    """Return a story that she may read, or raise Http404."""
    return get_object_or_404(stories(viewer=viewer), pk=pk)
