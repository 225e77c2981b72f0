"""What a contact or somebody's words may be about, and of which kind (design 1.3)."""

from dataclasses import dataclass
from datetime import date, time

from cases.models import Person
from information_sharing.categories import Category

NOT_FOR_NOTES = frozenset({Category.IDENTITY, Category.CONTACT})
"""Names and addresses have places of their own; all who see anything see IDENTITY."""


@dataclass(frozen=True)
class Note:
    """What happened, and apart from it what the writer makes of it."""

    kind: str
    happened_on: date
    fact: str
    judgement: str = ""
    time_of_day: time | None = None
    child_seen: bool = False


@dataclass(frozen=True)
class Subject:
    """Whom it is about (nobody in particular is the whole family), of which kind."""

    person: Person | None
    category: str


@dataclass(frozen=True)
class Words:
    """What somebody said, word for word, on which occasion."""

    occasion: str
    words: str
    said_on: date


def usual_kind(person: Person) -> Category:
    """Return the kind that words are of where the writer does not choose another."""
    return Category.WELLBEING if person.is_child else Category.FAMILY
