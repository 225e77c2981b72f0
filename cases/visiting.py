"""What a visit is planned with, how one goes, and when it is too many for a family (P2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from agencies.models import Practitioner, Team
from cases.models import Contact, Visit
from cases.notes import Subject

DAYS_AROUND = 7
"""Before and after the day: notes 000-003, rule 3 of section 3."""
MANY = 4
"""So many days with visits in seven are pointed out. The notes (1.10.3) ask for a number
and give none: with four, a family has fewer days of its own than of ours."""

KINDS = {
    Visit.Place.HOME: Contact.Kind.VISIT,
    Visit.Place.CENTRE: Contact.Kind.AT_CENTRE,
    Visit.Place.ELSEWHERE: Contact.Kind.NOTE,
    Visit.Place.CALL: Contact.Kind.CALL,
}
"""What a visit is in the chronology once it is done."""


@dataclass(frozen=True)
class Booking:
    """What is planned, when, where, for which team, and who comes along."""

    purpose: str
    planned_on: date
    where: str
    team: Team
    begins: time | None = None
    with_whom: tuple[Practitioner, ...] = ()


@dataclass(frozen=True)
class Done:
    """How a visit went: what was seen, and apart from it what she makes of it."""

    subject: Subject
    happened_on: date
    fact: str
    judgement: str = ""
    child_seen: bool = False
    minutes_spent: int | None = None


def is_many(days: Iterable[date], on: date) -> bool:
    """Return whether, with `on`, some seven days around it hold too many days."""
    with_it = {*days, on}
    starts = (on - timedelta(days=back) for back in range(7))
    return any(
        len({day for day in with_it if start <= day < start + timedelta(days=7)})
        >= MANY
        for start in starts
    )
