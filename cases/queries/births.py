"""The new births of a reader's teams, and how each stands against two months.

The first visit is due within two calendar months of the birth (practice.md 5.2): a
child born on 30 December should be visited by the last day of February.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    F,
    Func,
    Q,
    QuerySet,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import TruncMonth
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import Practitioner, Team
from agencies.worn import worn_first
from cases.models import Birth, Person
from cases.queries.birth_homes import NOT_SHARED, Reached, reached
from information_sharing import access

SOON = timedelta(days=14)
ENTRY = (
    "born_on",
    "told_on",
    "family_name",
    "given_name",
    "parent_name",
    "nhs_number",
    "lines",
    "postcode",
    "telephone",
)
"""What a team was told of a birth, and may put right."""
DUE = Func(
    F("born_on"),
    template="(%(expressions)s + interval '2 months')::date",
    output_field=DateField(),
)
"""The last day that is in time; PostgreSQL stays within a shorter month."""


class State(TextChoices):
    """How an entry stands, the most pressing first."""

    OVERDUE = "OVERDUE", "Overdue"
    DUE_SOON = "DUE_SOON", "Due within two weeks"
    WAITING = "WAITING", "Waiting"
    IN_TIME = "IN_TIME", "Visited in time"
    LATE = "LATE", "Visited late"
    DECLINED = "DECLINED", "Visit declined"
    MOVED = "MOVED", "Moved away"
    NOT_FOUND = "NOT_FOUND", "Not found"


ALL = "ALL"
TO_VISIT = (State.OVERDUE, State.DUE_SOON, State.WAITING)
COLOURS = {
    State.OVERDUE: "red",
    State.DUE_SOON: "yellow",
    State.WAITING: "blue",
    State.IN_TIME: "green",
}
Listed = QuerySet[Any]
"""Births with `due_on` and `state`."""


@dataclass(frozen=True)
class Wanted:
    """Which entries a reader asked for; nothing chosen means all that is to visit."""

    state: str = ""
    month: date | None = None
    team: UUID | None = None

    def narrow(self, births: Listed) -> Listed:
        """Return the entries of this month and team, in whatever state."""
        if self.team:
            births = births.filter(team=self.team)
        if self.month:
            births = births.filter(
                born_on__year=self.month.year, born_on__month=self.month.month
            )
        return births

    @property
    def title(self) -> str:
        """Return what the chosen entries are, as a heading of the paper."""
        if self.state in State.values:
            what = f"New births: {State(self.state).label.lower()}"
        else:
            what = "New births" if self.state == ALL else "New births to visit"
        return f"{what}, born in {self.month:%B %Y}" if self.month else what

    def choose(self, births: Listed) -> Listed:
        """Return the entries that are listed, the nearest end of two months first."""
        if self.state in State.values:
            births = births.filter(state=self.state)
        elif self.state != ALL:
            births = births.filter(state__in=TO_VISIT)
        return births.order_by("due_on", "recorded_at", "pk")


@dataclass(frozen=True)
class Entry:
    """One line of the list: the name only while it is the team's, or shared."""

    birth: Birth
    person: Person | None
    due_on: date
    state: State
    reached: Reached | None = None

    @property
    def name(self) -> str:
        """Return whom the line is about, as far as the reader may know."""
        if self.person:
            return str(self.person)
        if self.birth.registered_at:
            return NOT_SHARED
        return f"{self.birth.given_name or 'Baby'} {self.birth.family_name}"

    @property
    def is_readable(self) -> bool:
        """Return whether there is more to read and to do about it."""
        return bool(self.person) or not self.birth.registered_at

    @property
    def can_correct(self) -> bool:
        """Return whether the words are the list's; afterwards the record has them."""
        return not self.birth.registered_at

    @property
    def is_open(self) -> bool:
        """Return whether nobody has said yet what came of it."""
        return not self.birth.outcome

    @property
    def can_take_back(self) -> bool:
        """Return whether the outcome stands here alone, not in a chronology too."""
        in_record = self.birth.case_id and self.birth.visited_on
        return not self.is_open and not in_record

    @property
    def colour(self) -> str:
        """Return the colour of its state; the words beside it say the same."""
        return COLOURS.get(self.state, "grey")


@dataclass(frozen=True)
class Tally:
    """How many entries stand how, and how many visits were in time."""

    counts: tuple[tuple[State, int], ...]
    ended: int
    ended_in_time: int

    @property
    def total(self) -> int:
        """Return how many entries there are."""
        return sum(number for _, number in self.counts)

    @property
    def to_visit(self) -> int:
        """Return how many wait for a visit."""
        return sum(number for state, number in self.counts if state in TO_VISIT)

    @property
    def percent(self) -> int | None:
        """Return the share visited in time, of those whose two months are over."""
        return round(100 * self.ended_in_time / self.ended) if self.ended else None


def births_of(*, viewer: Practitioner) -> Listed:
    """Return the entries of her teams, each with its last day in time and its state."""
    mine = access.of_her_teams(viewer, Birth.objects.all())
    mine = mine.exclude(case__in=access.hidden_cases(viewer))
    return with_state(mine).select_related("team", "recorded_by", "settled_by")


def with_state(births: QuerySet[Birth]) -> Listed:
    """Return the entries, each with `due_on` and `state`."""
    today = timezone.localdate()
    state = Case(
        When(outcome="VISITED", visited_on__lte=DUE, then=Value(State.IN_TIME.value)),
        When(outcome="VISITED", then=Value(State.LATE.value)),
        When(~Q(outcome=""), then=F("outcome")),
        When(due_on__lt=today, then=Value(State.OVERDUE.value)),
        When(due_on__lte=today + SOON, then=Value(State.DUE_SOON.value)),
        default=Value(State.WAITING.value),
        output_field=CharField(),
    )
    return births.annotate(due_on=DUE).annotate(state=state)


def tally(births: Listed) -> Tally:
    """Return how many of these entries stand how."""
    today = timezone.localdate()
    over = Count("pk", filter=Q(due_on__lt=today))
    found = {
        state: (number, ended)
        for state, number, ended in births.order_by()
        .values("state")
        .annotate(number=Count("pk"), ended=over)
        .values_list("state", "number", "ended")
    }
    return Tally(
        counts=tuple((state, found.get(state, (0, 0))[0]) for state in State),
        ended=sum(ended for _, ended in found.values()),
        ended_in_time=found.get(State.IN_TIME, (0, 0))[1],
    )


def months_of(births: Listed) -> list[date]:
    """Return the months in which these children were born, the latest first."""
    months = births.order_by().annotate(month=TruncMonth("born_on"))
    return sorted(months.values_list("month", flat=True).distinct(), reverse=True)


def teams_of(*, viewer: Practitioner) -> QuerySet[Team]:
    """Return the teams whose lists she keeps."""
    teams = access.teams_with_families(viewer).select_related("centre", "agency")
    return worn_first(viewer, teams)


def entries(births: Iterable[Any], *, viewer: Practitioner) -> list[Entry]:
    """Return the lines of the list; who is registered is named only through access."""
    births = list(births)
    keys = [birth.person_id for birth in births if birth.person_id]
    people = Person.objects.filter(pk__in=keys).select_related("case")
    seen = {person.pk: person for person in access.visible_facts(viewer, people)}
    return [
        Entry(
            birth=birth,
            person=seen.get(birth.person_id) if birth.person_id else None,
            due_on=birth.due_on,
            state=State(birth.state),
        )
        for birth in births
    ]


def with_homes(listed: Iterable[Entry], *, viewer: Practitioner) -> list[Entry]:
    """Return the lines with whom to visit and how to reach them, as far as shared."""
    listed = list(listed)
    found = reached((entry.birth for entry in listed), viewer=viewer)
    return [replace(entry, reached=found[entry.birth.pk]) for entry in listed]


def entry_for(*, viewer: Practitioner, pk: UUID) -> Entry:
    """Return one entry of her teams that she may read, or raise Http404."""
    birth = get_object_or_404(births_of(viewer=viewer), pk=pk)
    [entry] = entries([birth], viewer=viewer)
    if not entry.is_readable:
        get_object_or_404(Birth.objects.none())
    return entry
