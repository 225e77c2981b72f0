"""What hypothesis may draw: places in teams, consents, decisions, grants, dates.

Plain numbers only: days and hours from now, positions in the fixed cast of
`tests.judge.building`. A failing world prints itself whole and repeats.
"""

from dataclasses import dataclass

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


def usually(good, *bad):
    """Draw what opens far more often than what shuts: else nothing would be open."""
    return st.sampled_from([good] * 4 * len(bad) + list(bad))


everybody = frozenset(range(PEOPLE))
some_people = st.sampled_from(
    [everybody] * 4 + [frozenset(who) for who in ({0}, {1}, {0, 1}, {0, 2}, {1, 2})]
)
some_categories = st.one_of(
    st.just(frozenset(DRAWN)), st.frozensets(st.sampled_from(DRAWN), min_size=1)
)
another_team = st.integers(1, TEAMS - 1)
seldom = usually(False, True)
last_day = usually(None, 30, 0, -1)

agreed = st.builds(
    Agreed,
    people=some_people,
    categories=some_categories,
    given=usually(-9, 0, 1),
    expires=usually(30, 0, -1),
    withdrawn=seldom,
    teams=st.fixed_dictionaries({1: seldom, 2: seldom}, optional={3: seldom}),
    exclude_team=usually(None, 1, 3),
    exclude_agency=usually(None, 1, 2),
)
decided = st.builds(
    Decided,
    team=another_team,
    outcome=usually("SHARE", "DO_NOT_SHARE"),
    basis=st.sampled_from(
        ["CONSENT"] * 5 + ["DUTY", "PUBLIC_INTEREST", "NOT_CONFIDENTIAL"]
    ),
    consent=st.integers(0, 1),
    carries_consent=usually(True, False),
    categories=some_categories,
    people=some_people,
    urgent=st.booleans(),
    countersigned=st.booleans(),
    countersign_hours=st.sampled_from([None, 1, 1, -1, -1]),
    superseded=seldom,
    starts_hours=usually(-1, 1),
    ends=last_day,
    ended=seldom,
)
led = st.builds(
    Led,
    practitioner=st.integers(1, PRACTITIONERS - 1),
    team=st.integers(1, 2),
    consent=st.integers(0, 1),
    people=some_people,
    appointment_ended=seldom,
    ended=seldom,
)
stray = st.builds(
    Stray,
    category=st.sampled_from(DRAWN),
    steps=st.integers(0, 2),
    team=another_team,
    practitioner=st.one_of(st.none(), st.integers(1, PRACTITIONERS - 1)),
)
story = st.builds(
    Story,
    consents=st.lists(agreed, min_size=1, max_size=2),
    decisions=st.lists(decided, max_size=2),
    lead=st.one_of(st.none(), led),
    recording_ended=seldom,
    handed_over=seldom,
    other_kind=usually(None, "EMERGENCY", "OVERSIGHT"),
    stray=st.one_of(st.none(), st.none(), stray),
)
NEIGHBOURS = [(n, (n + step) % TEAMS) for n in range(PRACTITIONERS) for step in (0, 1)]
a_place = st.builds(Place, starts=usually(-9, 0, 1), ends=last_day, ended=seldom)
worlds = st.builds(
    World,
    places=st.fixed_dictionaries(
        {pair: a_place for pair in NEIGHBOURS if pair[0] == pair[1]},
        optional={pair: a_place for pair in NEIGHBOURS if pair[0] != pair[1]},
    ),
    inactive=usually(None, 1, 2, 3),
    superuser=st.integers(0, PRACTITIONERS - 1),
    stories=st.tuples(*[story] * CASES),
)
