"""What hypothesis may draw: places in teams, consents, decisions, grants, dates.

Plain numbers only: days and hours from now, positions in the fixed cast of
`tests.judge.building`. A failing world prints itself whole and repeats.
"""

from dataclasses import dataclass

from hypothesis import strategies as st

from information_sharing.categories import Category

TEAMS, AGENCIES, PRACTITIONERS, PEOPLE, CASES = 4, 3, 4, 3, 2
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

    case: int
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

    case: int
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

    grant: int
    category: str
    case: int
    team: int
    practitioner: int | None


@dataclass(frozen=True)
class World:
    """One drawn state of affairs."""

    places: dict
    inactive: frozenset
    superusers: frozenset
    consents: list
    decisions: list
    leads: dict
    recording_ended: frozenset
    handed_over: frozenset
    other_kinds: list
    strays: list


def usually(good, *bad):
    """Draw what opens far more often than what shuts: else nothing would be open."""
    return st.sampled_from([good] * 4 * len(bad) + list(bad))


everybody = frozenset(range(PEOPLE))
everything = frozenset(DRAWN)
some_people = st.sampled_from(
    [everybody] * 4 + [frozenset(who) for who in ({0}, {1}, {0, 1}, {0, 2}, {1, 2})]
)
some_categories = st.one_of(
    st.just(everything), st.frozensets(st.sampled_from(DRAWN), min_size=1)
)
a_team = st.integers(0, TEAMS - 1)
a_case = st.sampled_from([0, 0, 0, 1])
a_consent = st.integers(0, 3)
seldom = usually(False, True)
last_day = usually(None, 30, 0, -1)

NEIGHBOURS = [(n, (n + step) % TEAMS) for n in range(PRACTITIONERS) for step in (0, 1)]
a_place = st.builds(
    Place, starts=usually(-9, 0, 1), ends=last_day, ended=usually(False, False, True)
)
places = st.fixed_dictionaries(dict.fromkeys(NEIGHBOURS, a_place))
agreed = st.builds(
    Agreed,
    case=a_case,
    people=some_people,
    categories=some_categories,
    given=usually(-9, 0, 1),
    expires=usually(30, 1, 0, -1),
    withdrawn=usually(False, False, True),
    teams=st.fixed_dictionaries(
        {0: seldom, 1: seldom, 2: seldom}, optional={3: seldom}
    ),
    exclude_team=usually(None, 1, 3),
    exclude_agency=usually(None, 1, 2),
)
decided = st.builds(
    Decided,
    case=a_case,
    team=a_team,
    outcome=usually("SHARE", "SHARE", "DO_NOT_SHARE"),
    basis=st.sampled_from(["CONSENT"] * 3 + ["DUTY", "PUBLIC_INTEREST"])
    | st.just("NOT_CONFIDENTIAL"),
    consent=a_consent,
    carries_consent=usually(True, True, False),
    categories=some_categories,
    people=some_people,
    urgent=st.booleans(),
    countersigned=st.booleans(),
    countersign_hours=st.sampled_from([None, 1, 1, -1]),
    superseded=usually(False, False, True),
    starts_hours=usually(-1, -1, 1),
    ends=last_day,
    ended=usually(False, False, True),
)
led = st.builds(
    Led,
    practitioner=st.integers(0, PRACTITIONERS - 1),
    team=st.sampled_from([0, 1]),
    consent=a_consent,
    people=some_people,
    appointment_ended=seldom,
    ended=usually(False, False, True),
)
stray = st.builds(
    Stray,
    grant=st.integers(0, 9),
    category=st.sampled_from(DRAWN),
    case=st.integers(0, CASES - 1),
    team=a_team,
    practitioner=st.one_of(st.none(), st.integers(0, PRACTITIONERS - 1)),
)
worlds = st.builds(
    World,
    places=places,
    inactive=usually(frozenset(), frozenset({0}), frozenset({2})),
    superusers=st.frozensets(st.integers(0, PRACTITIONERS - 1), max_size=2),
    consents=st.lists(agreed, min_size=2, max_size=4),
    decisions=st.lists(decided, min_size=3, max_size=6),
    leads=st.fixed_dictionaries({}, optional={0: led, 1: led}),
    recording_ended=usually(frozenset(), frozenset({0}), frozenset({1})),
    handed_over=usually(frozenset(), frozenset({0}), frozenset({1})),
    other_kinds=st.lists(
        st.tuples(st.sampled_from(["EMERGENCY", "OVERSIGHT"]), a_case, a_team),
        max_size=1,
    ),
    strays=st.lists(stray, max_size=2),
)
