"""Who may ask to see what is held about whom, and by when it is answered.

UK GDPR articles 12(3) and 15; children as in practice notes 4.5.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from cases.models import Person
from information_sharing.agreements import (
    ASKED_HERSELF,
    SPEAKS_FOR_HERSELF,
    Problem,
    responsible_for,
    years,
)


class Capacity(TextChoices):
    """In what capacity somebody asks."""

    HERSELF = "HERSELF", "For themselves"
    PARENT = "PARENT", "For a child, as somebody with parental responsibility"
    WITH_AUTHORITY = "WITH_AUTHORITY", "For somebody who gave written authority"


SHE = ("mother", "stepmother", "grandmother", "sister", "half-sister", "aunt", "mum")
HE = ("father", "stepfather", "grandfather", "brother", "half-brother", "uncle", "dad")
FOR = dict.fromkeys(SHE, "For herself") | dict.fromkeys(HE, "For himself")
"""By the relationship on record; for everybody else: for themselves."""


@dataclass(frozen=True)
class Asking:
    """One request, before it is recorded. `asker` is None for a representative."""

    person: Person
    asker: Person | None
    representative: str
    capacity: str
    identity_checked: str
    child_says: str
    asked_on: date

    @property
    def asked_by_whom(self) -> str:
        """Return who asks, in words."""
        if self.asker is None:
            return self.representative
        relation = self.asker.relationship or self.asker.get_kind_display()
        return f"{self.asker} ({relation.lower()})"

    @property
    def in_capacity(self) -> str:
        """Return in what capacity, in words that fit who asks."""
        if self.capacity != Capacity.HERSELF:
            return str(Capacity(self.capacity).label)
        return FOR.get(self.person.relationship.strip().lower(), Capacity.HERSELF.label)

    @property
    def checked(self) -> str:
        """Return how identity was checked, and what an older child says."""
        says = f"What the child says: {self.child_says}" if self.child_says else ""
        return "\n".join(filter(None, [self.identity_checked, says]))


def one_month_after(day: date) -> date:
    """Return the same day of the next month, or that month's last day."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def problems(asking: Asking) -> list[Problem]:
    """Return what is missing or does not fit, with the field that it belongs to."""
    found: list[Problem] = []
    if asking.capacity == Capacity.WITH_AUTHORITY:
        if not asking.representative:
            found.append(("representative", "Enter who asks, and for which firm"))
    elif asking.asker is None:
        found.append(("asker", "Select who asks"))
    elif asking.capacity == Capacity.HERSELF and asking.asker != asking.person:
        found.append(("asker", "This is somebody else than the person asked about"))
    if _child_has_a_say(asking) and not asking.child_says:
        found.append(
            ("child_says", "From 12 the child is asked. Enter what the child says")
        )
    return found


def why_refused(asking: Asking) -> str:
    """Return why this may not be answered, or ""."""
    age = years(asking.person, asking.asked_on)
    if asking.capacity == Capacity.HERSELF:
        young = asking.person.is_child and (age is None or age < ASKED_HERSELF)
        return (
            "A child under 12 asks through somebody with responsibility."
            if young
            else ""
        )
    if asking.capacity == Capacity.PARENT:
        return _why_not_as_parent(asking, age)
    return ""


def _why_not_as_parent(asking: Asking, age: int | None) -> str:
    if not asking.person.is_child:
        return "Parental responsibility is for children. An adult asks for themselves."
    if age is not None and age >= SPEAKS_FOR_HERSELF:
        return "From 16 young people ask for themselves, or give written authority."
    if not _is_responsible(asking.asker, asking.person):
        return (
            "The person who asks is not recorded with parental responsibility for "
            "this child."
        )
    return ""


def _is_responsible(asker: Person | None, child: Person) -> bool:
    if asker is None or not asker.has_parental_responsibility:
        return False
    return bool(responsible_for(asker, [child]))


def _child_has_a_say(asking: Asking) -> bool:
    age = years(asking.person, asking.asked_on)
    grown = age is not None and age >= ASKED_HERSELF
    return asking.capacity == Capacity.PARENT and asking.person.is_child and grown
