"""What may happen: places in teams, consents, decisions, grants, appointments, dates.

Plain numbers only: days and hours from now, positions in the fixed cast of
`tests.judge.cast`. Hypothesis draws a number and the number decides the world: drawn
piece by piece, hypothesis repeats pieces, and rare states hardly come up at all.
"""

from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

from information_sharing.categories import Category

TEAMS, AGENCIES, PRACTITIONERS, PEOPLE, CASES = 4, 3, 4, 3, 6
DRAWN = ("HEALTH", "DEVELOPMENT", "CONTACT", "PLAN", "SAFEGUARDING")
assert set(DRAWN) < set(Category.values)


@dataclass(frozen=True)
class Place:
    """A place in a team."""

    starts: int
    ends: int | None
    ended: bool


@dataclass(frozen=True)
class Agreed:
    """A consent: `teams` says for each named team whether it was withdrawn."""

    people: frozenset
    categories: frozenset
    given: int
    expires: int
    withdrawn: bool
    teams: dict
    exclude_team: int | None
    exclude_agency: int | None


@dataclass(frozen=True)
class Decided:
    """A sharing decision with its grant; `consent` counts among those of the case."""

    team: int
    outcome: str
    basis: str
    consent: int
    carries_consent: bool
    categories: frozenset
    people: frozenset
    urgent: bool
    countersigned: bool
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
class Stray:
    """A permission row that no command writes: wrong case, group or person."""

    category: str
    steps: int
    team: int
    practitioner: int | None


@dataclass(frozen=True)
class Story:
    """What happened in one case."""

    consents: list
    decisions: list
    lead: Led | None
    recording_ended: bool
    handed_over: bool
    other_kind: str | None
    stray: Stray | None


@dataclass(frozen=True)
class World:
    """One drawn state of affairs: who works where, and a story for every case."""

    places: dict
    inactive: int | None
    superuser: int | None
    stories: tuple


EVERYBODY = frozenset(range(PEOPLE))
SOME_PEOPLE = [EVERYBODY] * 4 + [
    frozenset(who) for who in ({0}, {1}, {0, 1}, {0, 2}, {1, 2})
]
SOME_CATEGORIES = [frozenset(DRAWN)] * 4 + [
    frozenset(DRAWN[n : n + 2]) for n in range(len(DRAWN))
]
LAST_DAY = [None, 30, 0]
YES_OR_NO = [False, True]

AGREED = {
    "people": SOME_PEOPLE,
    "categories": SOME_CATEGORIES,
    "given": [-9, 0],
    "expires": [30, 0],
    "withdrawn": [False],
    "teams": [{1: False, 2: False, 3: False}],
    "exclude_team": [None],
    "exclude_agency": [None],
}
AGREED_FLAWS = {
    "given": [1],
    "expires": [-1],
    "withdrawn": [True],
    "teams": [{1: True, 2: True, 3: True}, {1: False}, {2: False, 3: True}],
    "exclude_team": [1, 2, 3],
    "exclude_agency": [1, 2],
}
DECIDED = {
    "team": [1, 2, 3],
    "outcome": ["SHARE"],
    "basis": ["CONSENT"] * 3 + ["DUTY", "PUBLIC_INTEREST", "NOT_CONFIDENTIAL"],
    "consent": [0, 0, 1],
    "carries_consent": [True],
    "categories": SOME_CATEGORIES,
    "people": SOME_PEOPLE,
    "urgent": YES_OR_NO,
    "countersigned": YES_OR_NO,
    "countersign_hours": [None, 1, -1],
    "superseded": [False],
    "starts_hours": [-1],
    "ends": LAST_DAY,
    "ended": [False],
}
DECIDED_FLAWS = {
    "outcome": ["DO_NOT_SHARE"],
    "carries_consent": [False],
    "superseded": [True],
    "starts_hours": [1],
    "ends": [-1],
    "ended": [True],
}
LED = {
    "practitioner": [1, 2, 3],
    "team": [1, 2],
    "consent": [0, 1],
    "people": SOME_PEOPLE,
    "appointment_ended": [False],
    "ended": [False],
}
LED_FLAWS = {"appointment_ended": [True], "ended": [True]}
PLACE = {"starts": [-9, 0], "ends": LAST_DAY, "ended": [False]}
PLACE_FLAWS = {"starts": [1], "ends": [-1], "ended": [True]}
STRAY = {
    "category": [*DRAWN, *["HOUSING_MONEY"] * 5],
    "steps": [0, 1, 2],
    "team": [1, 2, 3],
    "practitioner": [None, 1, 2, 3],
}


def flawed(chance: Random, make, sound: dict, flaws: dict):
    """Return a sound one or, one time in three, one with a single flaw.

    Two flaws would hide each other.
    """
    values = {name: chance.choice(list(wanted)) for name, wanted in sound.items()}
    if flaws and chance.random() < 1 / 3:
        name = chance.choice(list(flaws))
        values[name] = chance.choice(flaws[name])
    return make(**values)


def a_story(chance: Random) -> Story:
    """Return what happened in one case: seldom more than two ways in."""

    def some(make, sound, flaws, numbers):
        wanted = chance.choice(numbers)
        return [flawed(chance, make, sound, flaws) for _ in range(wanted)]

    consents = some(Agreed, AGREED, AGREED_FLAWS, [1, 1, 2])
    if chance.random() < 1 / 3:
        said_no = {"withdrawn": [False, True, True], "exclude_agency": [1, 1, 2]}
        consents.append(flawed(chance, Agreed, AGREED | said_no, {}))
    return Story(
        consents=consents,
        decisions=some(Decided, DECIDED, DECIDED_FLAWS, [0, 1, 1, 2]),
        lead=next(iter(some(Led, LED, LED_FLAWS, [0, 1])), None),
        recording_ended=chance.random() < 0.1,
        handed_over=chance.random() < 0.1,
        other_kind=chance.choice([None] * 8 + ["EMERGENCY", "OVERSIGHT"]),
        stray=next(iter(some(Stray, STRAY, {}, [0, 1, 1])), None),
    )


def a_world(seed: int) -> World:
    """Return the world of this number, the same each time."""
    chance = Random(seed)  # noqa: S311
    own = [(n, n) for n in range(PRACTITIONERS)]
    second = [
        (n, (n + 1) % TEAMS) for n in range(PRACTITIONERS) if chance.random() < 0.3
    ]
    return World(
        places={
            where: flawed(chance, Place, PLACE, PLACE_FLAWS) for where in own + second
        },
        inactive=chance.choice([None] * 6 + [1, 2, 3]),
        superuser=chance.choice(range(PRACTITIONERS)),
        stories=tuple(a_story(chance) for _ in range(CASES)),
    )


worlds = st.integers(0, 2**40).map(a_world)
