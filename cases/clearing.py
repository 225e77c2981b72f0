"""Agenda clearance: everybody in the room, every item, and whether each may hear it.

Nothing is stored but how a gap was met; who may hear what is asked at every look, so
that a consent withdrawn this morning shuts an item this afternoon (R2, R4).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from agencies.models import Practitioner
from cases.models import (
    Action,
    AgendaItem,
    Clearing,
    Goal,
    Invitee,
    Meeting,
    Person,
)
from information_sharing import access
from information_sharing.access import Hears
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied

How = Clearing.How


class Mark(StrEnum):
    """How one item stands with one person."""

    HEARS = "may hear it"
    AGREED = "may hear it: the family said so"
    WITHOUT = "leaves the room"
    ASKED = "the family is being asked"
    GAP = "not cleared"


SETTLED = frozenset({Mark.HEARS, Mark.AGREED, Mark.WITHOUT})


@dataclass(frozen=True)
class _Named:
    """One of the family by name: whether somebody may know of her is asked alike."""

    pk: UUID
    person: Person
    category: str = Category.IDENTITY


def is_alike(fact: Action | Goal, item: AgendaItem) -> bool:
    """Return whether it is of the kind of this item, and about the same person."""
    return (fact.category, fact.person_id) == (item.category, item.person_id)


@dataclass(frozen=True)
class Room:
    """Who is there or expected, what is on the agenda, and who may hear what now."""

    meeting: Meeting
    items: tuple[AgendaItem, ...]
    people: tuple[Invitee, ...]
    clearance: access.Clearance
    met: dict[tuple[UUID, UUID], str]

    def mark(self, item: AgendaItem, invitee: Invitee) -> Mark:
        """Return how this item stands with this person."""
        key = item.pk, invitee.pk
        hears, how = self.clearance[key], self.met.get(key)
        if hears == Hears.YES and how != How.WITHOUT:
            return Mark.HEARS
        if how == How.WITHOUT:
            return Mark.WITHOUT
        if how == How.AGREED and self.may_be_agreed(item, invitee):
            return Mark.AGREED
        return Mark.ASKED if how == How.ASK_FAMILY else Mark.GAP

    def may_be_agreed(self, item: AgendaItem, invitee: Invitee) -> bool:
        """Return whether the family's word alone is enough for this person."""
        gap = self.clearance[item.pk, invitee.pk] == Hears.GAP
        return gap and invitee.practitioner_id is None

    def unsettled(self, item: AgendaItem) -> tuple[Invitee, ...]:
        """Return before whom this item must not be talked about yet."""
        return tuple(
            each for each in self.people if self.mark(item, each) not in SETTLED
        )

    def leaving(self, item: AgendaItem) -> tuple[Invitee, ...]:
        """Return who leaves the room for this item."""
        return tuple(
            each for each in self.people if self.mark(item, each) == Mark.WITHOUT
        )

    def all_hear(self, facts: Iterable[Action | Goal], item: AgendaItem) -> set[UUID]:
        """Return those actions or goals that everybody there for this item may hear.

        The family's word on an item holds for what is of the same kind and about the
        same person, and for nothing that one of them must never hear.
        """
        facts = list(facts)
        marks = {each.pk: self.mark(item, each) for each in self.people}
        there = [each for each in self.people if marks[each.pk] != Mark.WITHOUT]
        found = access.clearance(self.meeting.case, facts, there)
        return {
            fact.pk
            for fact in facts
            if all(
                found[fact.pk, each.pk] == Hears.YES
                or (marks[each.pk] == Mark.AGREED and is_alike(fact, item))
                for each in there
            )
        }

    def all_know(self, people: Iterable[Person]) -> set[UUID]:
        """Return those of the family of whom every practitioner there may know."""
        named = [_Named(each.pk, each) for each in people]
        there = [each for each in self.people if each.practitioner_id]
        found = access.clearance(self.meeting.case, named, there)
        heard = Hears.YES
        return {
            one.pk for one in named if all(found[one.pk, i.pk] == heard for i in there)
        }

    @property
    def clear_to_all(self) -> set[UUID]:
        """Return the items that everybody in the room hears."""
        return {
            item.pk
            for item in self.items
            if not self.unsettled(item) and not self.leaving(item)
        }

    @property
    def gaps(self) -> int:
        """Return how many pairs of an item and a person are not settled."""
        return sum(len(self.unsettled(item)) for item in self.items)


def in_the_room(invitee: Invitee) -> bool:
    """Return whether somebody is there, or expected as long as nobody counted."""
    if invitee.came is None:
        return invitee.answer != Invitee.Answer.APOLOGIES
    return invitee.came


def room_of(meeting: Meeting, *, with_everybody: bool = False) -> Room:
    """Return the whole room, for commands and for pages that then leave out.

    `with_everybody` asks for those who cannot come as well: for what they read later.
    """
    agenda = meeting.agenda.filter(removed_at__isnull=True)
    items = tuple(agenda.select_related("person"))
    guests = meeting.invitees.asked().select_related(
        "person", "practitioner", "team__agency"
    )
    people = tuple(g for g in guests if with_everybody or in_the_room(g))
    met = Clearing.objects.filter(item__meeting=meeting, ended_at__isnull=True)
    return Room(
        meeting=meeting,
        items=items,
        people=people,
        clearance=access.clearance(meeting.case, items, people),
        met={(each.item_id, each.invitee_id): each.how for each in met},
    )


def check_sees(item: AgendaItem, by: Practitioner) -> None:
    """Raise AccessDenied unless the item is shared with her now."""
    rows = AgendaItem.objects.filter(pk=item.pk)
    if not access.visible_facts(by, rows).exists():
        raise AccessDenied("This item is not shared with you.")
