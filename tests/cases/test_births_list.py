"""The new-birth list: two calendar months, figures, and whose list it is."""

import datetime
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agencies.commands import leave_team
from cases.models import Birth
from cases.queries.births import State, Wanted, births_of, entries, tally
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases_centre import BirthFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import household, member_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
LIST = reverse("cases:births")


@pytest.fixture(autouse=True)
def on_that_day():
    with time_machine.travel(
        datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.UTC), tick=False
    ):
        yield


@pytest.fixture
def team():
    return TeamFactory()


@pytest.fixture
def hers(team):
    return member_of(team)


@pytest.fixture
def as_her(client, hers):
    client.force_login(hers)
    return client


def visited(on, **fields):
    return BirthFactory(
        outcome="VISITED",
        visited_on=on,
        settled_at=datetime.datetime.now(datetime.UTC),
        settled_by=fields.pop("by"),
        **fields,
    )


@pytest.mark.parametrize(
    ("born", "due"),
    [
        (date(2025, 12, 30), date(2026, 2, 28)),
        (date(2027, 12, 30), date(2028, 2, 29)),
        (date(2025, 12, 28), date(2026, 2, 28)),
        (date(2026, 6, 30), date(2026, 8, 30)),
        (date(2026, 7, 31), date(2026, 9, 30)),
    ],
)
def test_two_calendar_months_stay_within_a_shorter_month(team, hers, born, due):
    BirthFactory(team=team, born_on=born)

    assert births_of(viewer=hers).get().due_on == due


@pytest.mark.parametrize(
    ("born", "state"),
    [
        (date(2026, 9, 20), State.OVERDUE),
        (date(2026, 9, 21), State.DUE_SOON),
        (date(2026, 10, 5), State.DUE_SOON),
        (date(2026, 10, 6), State.WAITING),
    ],
)
def test_an_entry_stands_by_how_soon_two_months_end(team, hers, born, state):
    BirthFactory(team=team, born_on=born)

    assert births_of(viewer=hers).get().state == state


def test_figures_count_each_state_and_the_share_in_time(team, hers):
    born = date(2026, 7, 31)
    visited(date(2026, 9, 30), team=team, born_on=born, by=hers)
    visited(date(2026, 10, 1), team=team, born_on=born, by=hers)
    BirthFactory(team=team, born_on=born)
    settled = {"settled_at": datetime.datetime.now(datetime.UTC), "settled_by": hers}
    for outcome in ("DECLINED", "MOVED", "NOT_FOUND"):
        BirthFactory(team=team, born_on=TODAY, outcome=outcome, **settled)
    BirthFactory(born_on=TODAY)

    found = tally(births_of(viewer=hers))

    assert dict(found.counts) == {
        State.OVERDUE: 1, State.DUE_SOON: 0, State.WAITING: 0, State.IN_TIME: 1,
        State.LATE: 1, State.DECLINED: 1, State.MOVED: 1, State.NOT_FOUND: 1,
    }  # fmt: skip
    assert (found.ended, found.ended_in_time, found.percent) == (3, 1, 33)


def test_the_nearest_end_comes_first_and_filters_narrow(team, hers):
    later = BirthFactory(team=team, born_on=date(2026, 11, 2))
    sooner = BirthFactory(team=team, born_on=date(2026, 10, 2))
    visited(TODAY, team=team, born_on=date(2026, 10, 1), by=hers)

    def listed(**wanted):
        return list(Wanted(**wanted).choose(Wanted(**wanted).narrow(mine)))

    mine = births_of(viewer=hers)
    assert listed() == [sooner, later]
    assert listed(month=date(2026, 11, 1)) == [later]
    assert listed(state="IN_TIME")[0].outcome == "VISITED"
    assert len(listed(state="ALL")) == 3
    assert listed(team=TeamFactory().pk) == []


def test_only_her_teams_births_are_listed_and_read(as_her, team):
    mine = BirthFactory(team=team, family_name="Ashe")
    other = BirthFactory(family_name="Brook")

    page = as_her.get(LIST).content.decode()

    assert "Ashe" in page
    assert "Brook" not in page
    assert as_her.get(reverse("cases:birth", args=[mine.pk])).status_code == 200
    for name in ("birth", "settle-birth", "note-birth-try", "register-birth"):
        path = reverse(f"cases:{name}", args=[other.pk])
        assert as_her.get(path).status_code == 404


def test_a_place_that_ended_shuts_the_list_at_once(as_her, hers, team):
    birth = BirthFactory(team=team)
    leave_team(membership=hers.memberships.get(), by=hers)

    assert as_her.get(LIST).status_code == 403
    path = reverse("cases:settle-birth", args=[birth.pk])
    assert as_her.post(path, {"outcome": "MOVED"}).status_code == 403
    assert not Birth.objects.get().outcome


def test_a_registered_child_is_named_only_to_whom_she_is_shared(client):
    family = household()
    there = BirthFactory(
        registered=True, person=family.child, team=family.case.recording_team
    )
    elsewhere = BirthFactory(registered=True, person=family.child)
    insider, outsider = member_of(there.team), member_of(elsewhere.team)

    [seen] = entries(births_of(viewer=insider), viewer=insider)
    [unseen] = entries(births_of(viewer=outsider), viewer=outsider)

    assert (seen.name, seen.is_readable) == ("Maya Ward", True)
    assert unseen.name == "Registered, not shared with you"
    client.force_login(outsider)
    page = client.get(f"{LIST}?state=ALL").content.decode()
    assert "Maya" not in page
    path = reverse("cases:birth", args=[elsewhere.pk])
    assert client.get(path).status_code == 404


def test_a_sealed_record_is_not_mentioned_on_the_list():
    family = household()
    birth = BirthFactory(registered=True, person=family.child)
    hers = member_of(birth.team)
    assert births_of(viewer=hers).exists()

    ShieldingFactory(case=family.case, level="SEALED")

    assert not births_of(viewer=hers).exists()


def test_a_long_list_asks_as_many_questions_as_a_short_one(as_her, team, hers):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert as_her.get(f"{LIST}?state=ALL").status_code == 200
        return len(queries)

    def listed():
        BirthFactory(registered=True, person=household().child, team=team)
        BirthFactory(team=team)

    listed()
    asked()
    few = asked()
    for _ in range(20):
        listed()

    assert asked() == few <= 15


def test_nonsense_in_the_address_is_nothing_chosen(as_her, team):
    BirthFactory(team=team, family_name="Ashe")

    for query in ("state=x&month=2026-13&team=1", "month=%00", "page=999", "state="):
        assert "Ashe" in as_her.get(f"{LIST}?{query}").content.decode()


def test_the_round_is_a_paper_for_this_reader_and_is_logged(as_her, hers, team):
    BirthFactory(team=team)

    paper = as_her.get(reverse("cases:births-round"))

    assert paper.content.startswith(b"%PDF")
    assert AccessEvent.objects.get(by=hers).event == "NEW_BIRTHS_PRINTED"
