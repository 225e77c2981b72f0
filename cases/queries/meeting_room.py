"""Who may hear what, and the shared screen, as far as one viewer may know (R4)."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from agencies.models import Practitioner
from cases.clearing import SETTLED, How, Mark, Room, is_alike, room_of
from cases.models import (
    Action,
    AgendaItem,
    Clearing,
    Goal,
    Invitee,
    Meeting,
    Person,
    Said,
)
from cases.queries.meetings import GuestLine, guest_lines, guests_known
from cases.queries.plan import owner_name
from information_sharing import access


@dataclass(frozen=True)
class Cell:
    """One person and one item: how it stands, and how a gap may be met."""

    invitee: Invitee
    name: str
    mark: Mark
    ways: tuple[tuple[str, str], ...]
    clearing: Clearing | None
    is_colleague: bool

    @property
    def is_settled(self) -> bool:
        """Return whether nothing has to be done about it."""
        return self.mark in SETTLED


@dataclass(frozen=True)
class Row:
    """One item of the agenda; `item` is empty where it is not shared with her."""

    number: int
    item: AgendaItem | None
    cells: tuple[Cell, ...] = ()
    leaving: tuple[str, ...] = ()
    is_cleared: bool = True

    @property
    def needs(self) -> tuple[Cell, ...]:
        """Return where something has to be done, or was decided."""
        return tuple(each for each in self.cells if each.mark != Mark.HEARS)

    @property
    def hearing(self) -> tuple[str, ...]:
        """Return the names of those who may hear it as things are."""
        return tuple(each.name for each in self.cells if each.mark == Mark.HEARS)


@dataclass(frozen=True)
class Matrix:
    """Every item with everybody who is there or expected."""

    people: tuple[str, ...]
    rows: tuple[Row, ...]
    hidden: int
    gaps: int
    hidden_gaps: bool

    @property
    def shown(self) -> tuple[Row, ...]:
        """Return the items that are shared with her."""
        return tuple(row for row in self.rows if row.item)


def matrix(*, viewer: Practitioner, meeting: Meeting) -> Matrix:
    """Return who may hear what; of an item that she does not see, nothing."""
    room = room_of(meeting)
    names = _names(viewer, meeting, room)
    shown = _shown(viewer, meeting)
    clearings = {
        (each.item_id, each.invitee_id): each
        for each in Clearing.objects.filter(
            item__meeting=meeting, ended_at__isnull=True
        )
    }
    rows = tuple(
        _row(number, item, room, names, clearings) if item.pk in shown
        else Row(number, None)
        for number, item in enumerate(room.items, start=1)
    )  # fmt: skip
    hidden = [item for item in room.items if item.pk not in shown]
    return Matrix(
        people=tuple(names[each.pk] for each in room.people),
        rows=rows,
        hidden=len(hidden),
        gaps=sum(len(room.unsettled(i)) for i in room.items if i.pk in shown),
        hidden_gaps=any(room.unsettled(item) for item in hidden),
    )


def _shown(viewer: Practitioner, meeting: Meeting) -> set[UUID]:
    rows = access.facts_of(viewer, AgendaItem, meeting.case).filter(meeting=meeting)
    return set(rows.values_list("pk", flat=True))


def _names(viewer: Practitioner, meeting: Meeting, room: Room) -> dict[UUID, str]:
    """Return how each is called before her; who is not shared with her has no name."""
    services = access.services_for(viewer, meeting.case)
    known = guests_known(viewer=viewer, meeting=meeting)
    return {
        each.pk: services.name(each.practitioner or each)
        if each.pk in known
        else NOT_KNOWN
        for each in room.people
    }


def _row(number, item, room: Room, names, clearings) -> Row:
    cells = tuple(
        Cell(
            invitee=each,
            name=names[each.pk],
            mark=room.mark(item, each),
            ways=_ways(room, item, each),
            clearing=clearings.get((item.pk, each.pk)),
            is_colleague=each.practitioner_id is not None,
        )
        for each in room.people
    )
    return Row(
        number=number,
        item=item,
        cells=cells,
        leaving=tuple(names[each.pk] for each in room.leaving(item)),
        is_cleared=not room.unsettled(item),
    )


def _ways(
    room: Room, item: AgendaItem, invitee: Invitee
) -> tuple[tuple[str, str], ...]:
    mark = room.mark(item, invitee)
    if mark in SETTLED:
        return ()
    ways = [How.WITHOUT] if mark == Mark.ASKED else [How.ASK_FAMILY, How.WITHOUT]
    if room.may_be_agreed(item, invitee):
        ways.append(How.AGREED)
    return tuple((way.value, way.label) for way in ways)


def lines_on_screen(*, viewer: Practitioner, meeting: Meeting) -> list[GuestLine]:
    """Return who was asked, as it may stand before all who are there (R13).

    A relative who is not there is named only where everybody there may know of her.
    """
    lines = guest_lines(viewer=viewer, meeting=meeting)
    asked = [each.invitee for each in lines]
    away = [each.person for each in asked if each.person and not each.came]
    named = room_of(meeting).all_know(away) | {None}
    return [
        each for each in lines if each.invitee.came or each.invitee.person_id in named
    ]


@dataclass(frozen=True)
class SaidLine:
    """What one person said."""

    name: str
    said: Said


@dataclass(frozen=True)
class ItemPage:
    """One item on the shared screen."""

    item: AgendaItem
    row: Row
    said: tuple[SaidLine, ...]
    actions: tuple[tuple[Action, str], ...]
    other_actions: int
    goals: tuple[Goal, ...]


def item_page(*, viewer: Practitioner, item: AgendaItem) -> ItemPage:
    """Return one item with what was said and agreed, as it is shared with her.

    Actions and goals of another kind stand on the screen only where all here hear them.
    """
    rows = matrix(viewer=viewer, meeting=item.meeting).rows
    row = next(each for each in rows if each.item and each.item.pk == item.pk)
    room = room_of(item.meeting)
    actions = actions_of(viewer=viewer, item=item, room=room)
    heard = room.all_hear([each for each, _ in actions], item)
    shown = tuple(
        pair for pair in actions if pair[0].pk in heard or is_alike(pair[0], item)
    )
    goals = list(access.facts_of(viewer, Goal, item.case).select_related("person"))
    to_all = room.all_hear(goals, item)
    return ItemPage(
        item=item,
        row=row,
        said=tuple(said_of(viewer=viewer, item=item)),
        actions=shown,
        other_actions=len(actions) - len(shown),
        goals=tuple(g for g in goals if g.pk in to_all or is_alike(g, item)),
    )


def said_of(*, viewer: Practitioner, item: AgendaItem) -> list[SaidLine]:
    """Return what was said to an item, in the order in which it was said."""
    services = access.services_for(viewer, item.case)
    known = guests_known(viewer=viewer, meeting=item.meeting)
    rows = access.facts_of(viewer, Said, item.case).filter(item=item)
    shared = rows.select_related("invitee__practitioner", "invitee__person")
    return [
        SaidLine(
            services.name(each.invitee.practitioner or each.invitee)
            if each.invitee_id in known
            else NOT_KNOWN,
            each,
        )
        for each in shared
    ]


def actions_of(
    *, viewer: Practitioner, item: AgendaItem, room: Room | None = None
) -> list[tuple[Action, str]]:
    """Return the actions agreed at an item, each with who does it.

    With `room`, one of the family is named only where all of it may know of her.
    """
    services = access.services_for(viewer, item.case)
    family = list(access.facts_of(viewer, Person, item.case))
    people = room.all_know(family) if room else {each.pk for each in family}
    rows = access.facts_of(viewer, Action, item.case).filter(agreed_at_item=item)
    shared = rows.select_related(
        "owner_practitioner", "owner_team", "owner_agency", "owner_person"
    )
    named = frozenset(people)
    return [(each, services.said(owner_name(each, named))) for each in shared]


FAMILY = "The family"
NOT_KNOWN = "Somebody who is not shared with you"


@dataclass(frozen=True)
class Voice:
    """How often one agency, or the family, is heard in what is written down."""

    who: str
    came: int
    spoke: int
    times: int


def voices(*, viewer: Practitioner, meeting: Meeting) -> list[Voice]:
    """Return who was heard: the family, then each agency (U5)."""
    services = access.services_for(viewer, meeting.case)
    rows = access.facts_of(viewer, Said, meeting.case).filter(item__meeting=meeting)
    times = Counter(rows.values_list("invitee", flat=True))
    known = guests_known(viewer=viewer, meeting=meeting)
    there = meeting.invitees.asked().filter(came=True, pk__in=known)
    came = there.select_related("team__agency")
    items = access.facts_of(viewer, AgendaItem, meeting.case).filter(meeting=meeting)
    asked = items.exclude(family_view="").count()
    found: dict[str, list[Invitee]] = {FAMILY: []}
    for each in came:
        who = services.name(each.team.agency) if each.team else FAMILY
        found.setdefault(who, []).append(each)
    return [
        Voice(
            who,
            came=len(people),
            spoke=sum(each.spoke for each in people),
            times=sum(times[each.pk] for each in people)
            + (asked if who == FAMILY else 0),
        )
        for who, people in found.items()
        if people
    ]
