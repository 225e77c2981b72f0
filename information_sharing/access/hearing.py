"""Who may hear what at a meeting: asked again at every look, and kept nowhere (R2, R4).

Somebody of a service may hear what she may see now, by the same question. A relative
hears what is about her, and about the children she speaks for. What is not known to be
theirs is a gap, and a gap is never a yes.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case, Clearing, Invitee, Meeting, Person
from information_sharing.access.at_once import SightOfCase
from information_sharing.access.doing import check_can_coordinate, check_can_write
from information_sharing.access.seeing import Viewer, answers
from information_sharing.access.shielding import protecting
from information_sharing.agreements import (
    ASKED_HERSELF,
    Capacity,
    capacities,
    may_speak_for,
    years,
)
from information_sharing.categories import SENSITIVE, Category
from information_sharing.exceptions import AccessDenied
from information_sharing.models import Access, Consent, Reach


class Hears(StrEnum):
    """Whether one person may hear one thing; the family may say yes to a GAP."""

    YES = "YES"
    GAP = "GAP"
    NEVER = "NEVER"


Clearance = dict[tuple[UUID, UUID], Hears]
TO_BE_WEIGHED = frozenset({Category.SAFEGUARDING, Category.DOMESTIC_ABUSE})
"""Kinds about a child that a parent is told when somebody has thought about it."""


class Spoken(Protocol):
    """What may be said: an item, a goal, an action, a name, of one kind."""

    @property
    def pk(self) -> Any: ...
    @property
    def category(self) -> Any: ...
    @property
    def person(self) -> Any: ...


class _Ears(Protocol):
    def hears(self, category: str, about: Person | None) -> Hears: ...


def clearance(
    case: Case, items: Iterable[Spoken], invitees: Iterable[Invitee]
) -> Clearance:
    """Return for each item and each who is asked whether she may hear it now.

    Actions and goals are asked about in the same way: they stand on the screen too.
    """
    items = list(items)
    ears = {invitee.pk: _ears(case, invitee) for invitee in invitees}
    return {
        (item.pk, pk): each.hears(item.category, item.person)
        for item in items
        for pk, each in ears.items()
    }


def still_asked(clearings: QuerySet[Clearing]) -> QuerySet[Clearing]:
    """Leave out the gaps that closed by themselves: a colleague may hear it by now."""
    seen = {"case": OuterRef("case"), "category": OuterRef("item__category"),
            "practitioner": OuterRef("invitee__practitioner")}  # fmt: skip
    of_all = Access.objects.filter(**seen)
    of_one = Reach.objects.filter(**seen, person=OuterRef("item__person"))
    asked = clearings.exclude(Exists(of_all), item__person__isnull=True)
    return asked.exclude(Exists(of_one), item__person__isnull=False)


def _ears(case: Case, invitee: Invitee) -> _Ears:
    if invitee.practitioner:
        return _Colleague(invitee.practitioner, case)
    if invitee.person:
        return _Relative(invitee.person, case)
    return _Companion(case)


class _Colleague:
    """Somebody of a service: she hears what she may see, and nothing else."""

    def __init__(self, practitioner: Practitioner, case: Case) -> None:
        self.sight = SightOfCase(practitioner, case)

    def hears(self, category: str, about: Person | None) -> Hears:
        sees = self.sight.sees(category, about.pk if about else None)
        return Hears.YES if sees else Hears.GAP


class _Companion:
    """A friend whom the family brings: she hears what the family says, thing by thing."""

    def __init__(self, case: Case) -> None:
        self.protected = protecting(case).exists()

    def hears(self, category: str, about: Person | None) -> Hears:
        shut = category == Category.CONTACT and self.protected
        return Hears.NEVER if shut else Hears.GAP


class _Relative:
    """One of the family: what is about her, and about the children she speaks for."""

    def __init__(self, person: Person, case: Case) -> None:
        self.person = person
        self.today = timezone.localdate()
        self.protected = protecting(case).exists()
        self.children = _spoken_for(person, case, self.today)

    def hears(self, category: str, about: Person | None) -> Hears:
        if category == Category.CONTACT and self.person.lives_elsewhere:
            return self._of_addresses(about)
        if about is None:
            return self._of_the_family(category)
        if about == self.person:
            young = category in SENSITIVE and not self._is_asked(about)
            return Hears.GAP if young and about.is_child else Hears.YES
        if not about.is_child:
            return Hears.NEVER if category in SENSITIVE else Hears.GAP
        return self._of_a_child(category, about)

    def _of_addresses(self, about: Person | None) -> Hears:
        if about == self.person:
            return Hears.YES
        return Hears.NEVER if self.protected else Hears.GAP

    def _of_the_family(self, category: str) -> Hears:
        if category in SENSITIVE:
            return Hears.NEVER
        apart = self.person.lives_elsewhere and category != Category.PLAN
        return Hears.GAP if apart else Hears.YES

    def _of_a_child(self, category: str, child: Person) -> Hears:
        """Of a child of 12 or over nothing sensitive without asking her (R14)."""
        asks = category in SENSITIVE and self._is_asked(child)
        if child.pk not in self.children or asks or category in TO_BE_WEIGHED:
            return Hears.GAP
        return Hears.YES

    def _is_asked(self, person: Person) -> bool:
        known = years(person, self.today)
        return known is not None and known >= ASKED_HERSELF


def _spoken_for(person: Person, case: Case, on: date) -> set[UUID]:
    """Return the children she speaks for: by the record, or as a carer by a consent."""
    allowed = [each for each in capacities(person, on) if each != Capacity.CARER]
    others = Person.objects.filter(case=case).exclude(pk=person.pk)
    children = [other for other in others if other.is_child]
    found = {
        child.pk
        for child in children
        for capacity in allowed
        if may_speak_for(person, capacity, child, on)
    }
    agreed = Consent.objects.in_force().filter(
        case=case, given_by=person, capacity=Capacity.CARER
    )
    named = set(agreed.values_list("people", flat=True))
    return found | {
        child.pk
        for child in children
        if child.pk in named and may_speak_for(person, Capacity.CARER, child, on)
    }


def check_can_take_notes(practitioner: Viewer, meeting: Meeting) -> None:
    """Raise AccessDenied unless she takes the notes of this meeting, and may write."""
    check_can_write(practitioner, meeting.case, Category.PLAN)
    if meeting.note_taker_id != practitioner.pk:
        raise AccessDenied("Only whoever takes the notes can do this.")


def can_take_notes(practitioner: Viewer, meeting: Meeting) -> bool:
    """Return whether she takes the notes of this meeting."""
    return answers(check_can_take_notes, practitioner, meeting)


def check_can_write_at_meeting(practitioner: Viewer, meeting: Meeting) -> None:
    """Raise AccessDenied unless she takes the notes, or coordinates and may write."""
    if not can_take_notes(practitioner, meeting):
        check_can_coordinate(practitioner, meeting.case)
        check_can_write(practitioner, meeting.case, Category.PLAN)


def can_write_at_meeting(practitioner: Viewer, meeting: Meeting) -> bool:
    """Return whether she writes who came and what is taken home."""
    return answers(check_can_write_at_meeting, practitioner, meeting)
