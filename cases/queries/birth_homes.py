"""Whom to visit after a birth, where, and how to reach them, as far as it is shared.

Until the family registers, the team's own list says it; afterwards their record does,
for a reader to whom it opens it (R12: a protected address to named readers only).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q

from agencies.models import Practitioner
from cases.models import Address, Birth, Person
from information_sharing import access
from information_sharing.categories import Category

NOT_SHARED = "Registered, not shared with you"


@dataclass(frozen=True)
class Reached:
    """The parents, the address and the telephone, in the words of the page."""

    parents: str
    address: str
    telephone: str

    @property
    def on_paper(self) -> str:
        """Return what there is, each line once."""
        said = (self.parents, self.address, self.telephone)
        return "\n".join(dict.fromkeys(filter(None, said)))


UNKNOWN = Reached(NOT_SHARED, NOT_SHARED, NOT_SHARED)


def reached(births: Iterable[Birth], *, viewer: Practitioner) -> dict[UUID, Reached]:
    """Return how the family of each entry is reached; three questions for them all."""
    births = list(births)
    records = _Records([b for b in births if b.registered_at], viewer)
    return {b.pk: records.of(b) if b.registered_at else _listed(b) for b in births}


def _listed(birth: Birth) -> Reached:
    address = _lines(birth.lines, birth.postcode)
    return Reached(birth.parent_name, address, birth.telephone)


def _lines(*said: str) -> str:
    return "\n".join(filter(None, said))


class _Records:
    """What the records of registered children say to this reader."""

    def __init__(self, births: list[Birth], viewer: Practitioner) -> None:
        children = {birth.person_id for birth in births}
        self.parents: dict[UUID | None, list[str]] = {}
        self.homes: dict[UUID | None, Address] = {}
        self.seen: set[UUID | None] = set()
        for person in _people(births, viewer):
            if person.pk in children:
                self.seen.add(person.pk)
            else:
                self.parents.setdefault(person.case_id, []).append(str(person))
        reach = access.in_reach(viewer).filter(category=Category.CONTACT)
        open_of = reach.filter(person__in=self.seen).values_list("person", flat=True)
        self.opened: set[UUID | None] = set(open_of)
        self.homes |= {home.person_id: home for home in _homes(self.opened, viewer)}

    def of(self, birth: Birth) -> Reached:
        """Return what may be said; what is not opened looks alike, full or empty."""
        if birth.person_id not in self.seen:
            return UNKNOWN
        parents = ", ".join(self.parents.get(birth.case_id, [])) or NOT_SHARED
        if birth.person_id not in self.opened:
            return Reached(parents, NOT_SHARED, NOT_SHARED)
        home = self.homes.get(birth.person_id)
        if home is None:
            return Reached(parents, "", "")
        return Reached(parents, _lines(home.lines, home.postcode), home.telephone)


def _people(births: list[Birth], viewer: Practitioner) -> Iterable[Person]:
    """Return the children, and the parents who live with them, in sight."""
    at_home = Q(
        kind=Person.Kind.PARENT_CARER, lives_elsewhere=False, died_on__isnull=True
    )
    people = Person.objects.filter(
        Q(pk__in=[b.person_id for b in births]) | at_home,
        case__in={birth.case_id for birth in births},
    )
    return access.visible_facts(viewer, people.order_by("recorded_at", "pk"))


def _homes(people: set[UUID | None], viewer: Practitioner) -> Iterable[Address]:
    """Return where they live now, the newest last."""
    rows = Address.objects.present().filter(person__in=people)
    shared = access.visible_facts(viewer, rows)
    return shared.order_by(F("since").asc(nulls_first=True), "recorded_at")
