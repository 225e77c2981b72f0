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


some_people = st.frozensets(st.integers(0, PEOPLE - 1), min_size=1)
some_categories = st.frozensets(st.sampled_from(DRAWN), min_size=1)
a_team = st.integers(0, TEAMS - 1)
a_case = st.sampled_from([0, 0, 0, 1])
mostly_no = st.sampled_from([False, False, False, True])
mostly_yes = st.sampled_from([True, True, True, False])
last_day = st.sampled_from([None, None, 30, 0, -1])

places = st.dictionaries(
    st.tuples(st.integers(0, PRACTITIONERS - 1), a_team),
    st.builds(
        Place,
        starts=st.sampled_from([-9, -9, -9, 0, 1]),
        ends=last_day,
        ended=mostly_no,
    ),
    min_size=4,
    max_size=9,
)
agreed = st.builds(
    Agreed,
    case=a_case,
    people=some_people,
    categories=some_categories,
    given=st.sampled_from([-9, -9, -9, 0, 1]),
    expires=st.sampled_from([30, 30, 30, 1, 0, -1]),
    withdrawn=mostly_no,
    teams=st.dictionaries(a_team, mostly_no, min_size=1),
    exclude_team=st.one_of(st.none(), st.none(), st.none(), a_team),
    exclude_agency=st.one_of(st.none(), st.none(), st.none(), st.integers(0, 2)),
)
decided = st.builds(
    Decided,
    case=a_case,
    team=a_team,
    outcome=st.sampled_from(["SHARE", "SHARE", "SHARE", "DO_NOT_SHARE"]),
    basis=st.sampled_from(
        ["CONSENT", "CONSENT", "CONSENT", "DUTY", "PUBLIC_INTEREST", "NOT_CONFIDENTIAL"]
    ),
    consent=st.integers(0, 3),
    carries_consent=mostly_yes,
    categories=some_categories,
    people=some_people,
    urgent=mostly_no,
    countersigned=st.booleans(),
    countersign_hours=st.sampled_from([None, 1, 1, -1]),
    superseded=mostly_no,
    starts_hours=st.sampled_from([-1, -1, -1, 1]),
    ends=last_day,
    ended=mostly_no,
)
led = st.builds(
    Led,
    practitioner=st.integers(0, PRACTITIONERS - 1),
    team=a_team,
    consent=st.integers(0, 3),
    people=some_people,
    appointment_ended=mostly_no,
    ended=mostly_no,
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
    inactive=st.frozensets(st.integers(0, PRACTITIONERS - 1), max_size=1),
    superusers=st.frozensets(st.integers(0, PRACTITIONERS - 1), max_size=2),
    consents=st.lists(agreed, min_size=1, max_size=4),
    decisions=st.lists(decided, min_size=1, max_size=5),
    leads=st.dictionaries(st.integers(0, CASES - 1), led, max_size=2),
    recording_ended=st.frozensets(st.integers(0, CASES - 1), max_size=1),
    handed_over=st.frozensets(st.integers(0, CASES - 1), max_size=1),
    other_kinds=st.lists(
        st.tuples(st.sampled_from(["EMERGENCY", "OVERSIGHT"]), a_case, a_team),
        max_size=1,
    ),
    strays=st.lists(stray, max_size=2),
)
