"""What cannot be asked of a child who is not born yet, or is a few weeks old."""

from datetime import date, timedelta

from django.utils import timezone

from cases.models import Person

FEW_WEEKS = timedelta(weeks=12)
BABY = timedelta(weeks=52)
FIVE_YEARS = timedelta(weeks=261)
LEARNING = frozenset({"1.6", "1.7.1", "1.7.2", "1.7.3", "1.7.4"})
"""Codes of what comes later: doing things alone, learning, nursery and school."""
BORN_FIRST = LEARNING | {"1.1.3", "1.3", "1.4", "E2", "E3", "W2"}
"""Codes of what only a child who is born can show."""


def too_early(person: Person, code: str) -> str:
    """Return in a sentence why this cannot be said yet of this child, or ""."""
    if person.kind == Person.Kind.UNBORN and code in BORN_FIRST:
        return f"{person} is not born yet. This comes later and can stay empty."
    if code in LEARNING and _is_younger_than(person, FEW_WEEKS):
        return f"{person} is a few weeks old. This comes later and can stay empty."
    return ""


def is_new(person: Person) -> bool:
    """Return whether this child is expected, or a few weeks old."""
    return person.kind == Person.Kind.UNBORN or _is_younger_than(person, FEW_WEEKS)


def is_under_five(person: Person) -> bool:
    """Return whether this child is expected, or known to be younger than five."""
    return person.kind == Person.Kind.UNBORN or _is_younger_than(person, FIVE_YEARS)


def who_says(person: Person, name: str) -> str:
    """Return "What Maya says"; of a baby it is the family that says it."""
    is_baby = person.kind == Person.Kind.UNBORN or _is_younger_than(person, BABY)
    return f"What the family says of {person}" if is_baby else f"What {name} says"


def _is_younger_than(person: Person, age: timedelta) -> bool:
    born: date | None = person.born_on
    is_known = born is not None and "U" not in person.born_accuracy[1:]
    return bool(is_known and born and timezone.localdate() - born < age)
