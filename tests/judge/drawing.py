"""One number decides a world; each part of it is sound or has a single flaw.

Two flaws would hide each other: a withdrawn consent of a team that nobody works in says
nothing about withdrawal.
"""

from random import Random

from tests.judge.worlds import (
    AGENCIES,
    CASES,
    DRAWN,
    PEOPLE,
    PRACTITIONERS,
    STRAYING,
    TEAMS,
    Agreed,
    Decided,
    Excepted,
    Led,
    Place,
    Shielded,
    Story,
    Stray,
    World,
)

EVERYBODY = frozenset(range(PEOPLE))
SOME_PEOPLE = [EVERYBODY] * 4 + [
    frozenset(who) for who in ({0}, {1}, {0, 1}, {0, 2}, {1, 2})
]
SOME_CATEGORIES = [frozenset(DRAWN)] * 4 + [
    frozenset(DRAWN[n : n + 2]) for n in range(len(DRAWN))
]
LAST_DAY = [None, 30, 0]
YES_OR_NO = [False, True]
GUESTS = range(1, TEAMS)
ALL_GUESTS = dict.fromkeys(GUESTS, False)

AGREED = {
    "line": [0, 0, 1],
    "people": SOME_PEOPLE,
    "categories": SOME_CATEGORIES,
    "given": [-9, 0],
    "expires": [30, 0],
    "withdrawn": [False],
    "teams": [ALL_GUESTS] * 4 + [ALL_GUESTS | {1: True, 3: True}],
    "exclude_team": [None],
    "exclude_agency": [None],
    "not_category": [None] * 8 + list(DRAWN),
    "not_person": [None] * 6 + list(range(PEOPLE)),
    "replaced": [None],
}
AGREED_FLAWS = {
    "given": [1],
    "expires": [-1],
    "withdrawn": [True],
    "teams": [
        dict.fromkeys(GUESTS, True),
        {1: False},
        {2: False, 3: True},
        {3: False, 4: True},
    ],
    "exclude_team": list(range(TEAMS)),
    "exclude_agency": list(range(AGENCIES)),
    "replaced": YES_OR_NO,
}
SAID_NO = {
    "line": [2],
    "withdrawn": [False, True],
    "exclude_agency": [0, 1, 1, 2],
    "expires": [30, 0, -1],
    "replaced": [None, None, True],
}
DECIDED = {
    "team": list(GUESTS),
    "practitioner": [None] * 3 + list(range(1, PRACTITIONERS)),
    "outcome": ["SHARE"],
    "basis": ["CONSENT"] * 4 + ["DUTY", "PUBLIC_INTEREST"] + ["NOT_CONFIDENTIAL"] * 2,
    "consent": [0, 0, 1],
    "carries": ["own"],
    "categories": SOME_CATEGORIES,
    "people": SOME_PEOPLE,
    "urgent": YES_OR_NO,
    "second": [None, "countersigned", "countersigned", "refused"],
    "countersign_hours": [None, 1, 1, -1],
    "superseded": [False],
    "starts_hours": [-1],
    "ends": LAST_DAY,
    "ended": [False],
}
DECIDED_FLAWS = {
    "outcome": ["DO_NOT_SHARE"],
    "carries": ["none", "other"],
    "superseded": [True],
    "starts_hours": [1],
    "ends": [-1],
    "ended": [True],
}
LED = {
    "practitioner": list(range(1, PRACTITIONERS)),
    "team": list(GUESTS),
    "consent": [0, 0, 1],
    "people": SOME_PEOPLE,
    "appointment_ended": [False],
    "ended": [False],
}
LED_FLAWS = {"appointment_ended": [True], "ended": [True]}
EXCEPTED = {
    "kind": ["EMERGENCY", "OVERSIGHT"],
    "practitioner": list(range(PRACTITIONERS)),
    "team": [None] * 4 + list(range(TEAMS)),
    "papers": ["good"],
    "everyone": [True, True, False],
    "starts_hours": [-1],
    "ends_hours": [1, 20],
    "ended": [False],
}
EXCEPTED_FLAWS = {
    "papers": ["none", "waiting", "of the other kind"],
    "starts_hours": [1],
    "ends_hours": [-1],
    "ended": [True],
}
SHIELDED = {
    "level": ["SEALED", "ADDRESS_PROTECTED", "ADDRESS_PROTECTED"],
    "lifted": [False],
    "readers": [{}, dict.fromkeys(range(PRACTITIONERS), False), {0: False, 3: True}],
}
SHIELDED_FLAWS = {
    "lifted": [True],
    "readers": [{0: True, 1: True, 5: False}],
}
PLACE = {"starts": [-9, 0], "ends": LAST_DAY, "ended": [False]}
PLACE_FLAWS = {"starts": [1], "ends": [-1], "ended": [True]}
STRAY = {
    "category": [*DRAWN, *[STRAYING] * 5],
    "steps": [0, 1, 2],
    "team": [None, None, *GUESTS],
    "practitioner": [None, None, *range(1, PRACTITIONERS)],
}
RECORDING = ["as opened"] * 6 + [
    "ended",
    "handed over",
    "ends today",
    "ended yesterday",
]


def flawed(chance: Random, make, sound: dict, flaws: dict):
    """Return a sound one or, one time in three, one with a single flaw."""
    values = {name: chance.choice(wanted) for name, wanted in sound.items()}
    if flaws and chance.random() < 1 / 3:
        name = chance.choice(list(flaws))
        values[name] = chance.choice(flaws[name])
    return make(**values)


def a_story(chance: Random) -> Story:
    """Return what happened in one case: seldom more than two ways in."""

    def some(make, sound, flaws, numbers):
        wanted = chance.choice(numbers)
        return [flawed(chance, make, sound, flaws) for _ in range(wanted)]

    consents = some(Agreed, AGREED, AGREED_FLAWS, [1, 1, 2, 3])
    if chance.random() < 1 / 3:
        no = flawed(chance, Agreed, AGREED | SAID_NO, {})
        consents.insert(chance.choice([0, len(consents)]), no)
    return Story(
        consents=consents,
        decisions=some(Decided, DECIDED, DECIDED_FLAWS, [0, 1, 1, 2]),
        leads=some(Led, LED, LED_FLAWS, [0, 1]),
        exceptions=some(Excepted, EXCEPTED, EXCEPTED_FLAWS, [0, 1]),
        shields=some(Shielded, SHIELDED, SHIELDED_FLAWS, [0, 0, 1]),
        strays=some(Stray, STRAY, {}, [0, 1, 2]),
        recording=chance.choice(RECORDING),
        closed=chance.random() < 0.1,
    )


def a_world(number: int) -> World:
    """Return the world of this number, the same each time."""
    chance = Random(number)  # noqa: S311
    own = [(n, n % TEAMS) for n in range(PRACTITIONERS)]
    second = [
        (n, (n + 1) % TEAMS) for n in range(PRACTITIONERS) if chance.random() < 0.3
    ]
    return World(
        number=number,
        places={
            where: flawed(chance, Place, PLACE, PLACE_FLAWS) for where in own + second
        },
        inactive=chance.choice([None] * 3 + list(range(1, PRACTITIONERS))),
        superuser=chance.choice(range(PRACTITIONERS)),
        agency_left=chance.choice([None] * 6 + list(range(AGENCIES))),
        stories=tuple(a_story(chance) for _ in range(CASES)),
    )
