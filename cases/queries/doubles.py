"""Is a child of this name here already? Only among those this person may see (R8).

Likeness is that of the index (issue 3, 5): spelling, sound, names changed about.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, FloatField, Func, Q, Value

from agencies.models import Practitioner
from cases.models import Person
from cases.queries.caseload import visible_children

MOST = 5
SAME_DAY, ALIKE = 0.45, 0.6
"""A day that fits asks for less of the name; as in the index."""


@dataclass(frozen=True)
class Typed:
    """What stands in the form so far."""

    given_name: str = ""
    family_name: str = ""
    day: date | None = None

    @property
    def is_enough(self) -> bool:
        """Return whether it may mean one child: a family name, and more."""
        return bool(self.family_name and (self.given_name or self.day))


def children_like(*, viewer: Practitioner, typed: Typed) -> list[Person]:
    """Return the children like this whom she may see already, the likest first."""
    if not typed.is_enough:
        return []
    children = visible_children(viewer=viewer).annotate(likeness=_likeness(typed))
    near = children.filter(_near(typed.day)).order_by("-likeness", "born_on", "pk")
    return list(near.select_related("case")[:MOST])


def _likeness(typed: Typed) -> Func:
    """Return how alike the names are, from 0 to 1, as the index reckons it."""
    return Func(
        _words(typed.given_name),
        _words(typed.family_name),
        F("given_name"),
        F("family_name"),
        function="information_sharing_likeness",
        output_field=FloatField(),
    )


def _words(name: str) -> Func:
    return Func(Value(name), function="information_sharing_words")


def _near(day: date | None) -> Q:
    """Return the condition on name and day; a day that is not known fits any."""
    if day is None:
        return Q(likeness__gte=ALIKE)
    same = Q(born_on=day) | Q(expected_on=day)
    other = Q(born_on=_turned(day)) | Q(born_on=None, expected_on=None)
    return (same & Q(likeness__gte=SAME_DAY)) | (other & Q(likeness__gte=ALIKE))


def _turned(day: date) -> date:
    """Return the day with day and month changed about, where there is such a day."""
    return date(day.year, day.day, day.month) if day.day <= 12 else day
