"""What may happen: places in teams, consents, decisions, grants, shields, dates.

Plain numbers only: days and hours from now, positions in the fixed cast of
`tests.judge.cast`. One number decides a world: see `tests.judge.drawing`.
"""

from dataclasses import dataclass

from information_sharing.categories import Category

TEAMS, AGENCIES, PRACTITIONERS, PEOPLE, CASES = 5, 4, 8, 3, 8
DRAWN = ("HEALTH", "DEVELOPMENT", "CONTACT", "PLAN", "SAFEGUARDING")
STRAYING = "HOUSING_MONEY"
ASKED = ("IDENTITY", *DRAWN, STRAYING)
assert set(ASKED) < set(Category.values)


@dataclass(frozen=True)
class Place:
    """A place in a team."""

    starts: int
    ends: int | None
    ended: bool


@dataclass(frozen=True)
class Agreed:
    """A consent; the order in a story is the order in which they were recorded.

    `teams` says for each named team whether it was withdrawn. `replaced` is None where
    the line itself says it: every consent but its last.
    """

    line: int
    people: frozenset
    categories: frozenset
    given: int
    expires: int
    withdrawn: bool
    teams: dict
    exclude_team: int | None
    exclude_agency: int | None
    not_category: str | None
    not_person: int | None
    replaced: bool | None


@dataclass(frozen=True)
class Decided:
    """A sharing decision with its grant; `consent` counts among those of the case.

    `second` is what the second person said; `carries` the consent that the grant names:
    the decision's own, none, or another.
    """

    team: int
    practitioner: int | None
    outcome: str
    basis: str
    consent: int
    carries: str
    categories: frozenset
    people: frozenset
    urgent: bool
    second: str | None
    countersign_hours: int | None
    superseded: bool
    starts_hours: int
    ends: int | None
    ended: bool


@dataclass(frozen=True)
class Led:
    """An appointment with its grant."""

    practitioner: int
    team: int
    consent: int
    people: frozenset
    appointment_ended: bool
    ended: bool


@dataclass(frozen=True)
class Excepted:
    """An emergency or an oversight; `papers` is the row that it needs beside it.

    `team` None is her own.
    """

    kind: str
    practitioner: int
    team: int | None
    papers: str
    everyone: bool
    starts_hours: int
    ends_hours: int
    ended: bool


@dataclass(frozen=True)
class Shielded:
    """A shield; `readers` says for each named reader whether her name was taken off."""

    level: str
    lifted: bool
    readers: dict


@dataclass(frozen=True)
class Stray:
    """A permission row that no command writes: wrong case, group or person.

    `team` None is the grant's own: then only the case or the sort of holder is wrong.
    """

    category: str
    steps: int
    team: int | None
    practitioner: int | None


@dataclass(frozen=True)
class Story:
    """What happened in one case."""

    consents: list
    decisions: list
    leads: list
    exceptions: list
    shields: list
    strays: list
    recording: str
    closed: bool


@dataclass(frozen=True)
class World:
    """One drawn state of affairs: who works where, and a story for every case."""

    number: int
    places: dict
    inactive: int | None
    superuser: int | None
    agency_left: int | None
    stories: tuple
