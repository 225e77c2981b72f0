"""What is on at a centre: the weeks it falls on, who reads it, and rooms that are taken."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

from cases.commands import programme as commands
from cases.models import ActivitySlot
from cases.queries import programme as queries
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.factories.agencies import CentreFactory, TeamFactory
from tests.factories.agencies_centre import ClosureFactory, RoomFactory
from tests.factories.cases_centre import ActivityFactory, ActivitySlotFactory
from tests.people import member_of

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 2)


@pytest.fixture
def centre():
    return CentreFactory()


@pytest.fixture
def activity(centre):
    return ActivityFactory(team=TeamFactory(centre=centre), is_public=True)


def on(slot, *days):
    return [queries.is_on(slot, MONDAY + timedelta(days=day)) for day in days]


def test_every_second_week_counts_from_the_week_in_which_it_began():
    slot = ActivitySlot(weekday=2, every_weeks=2, starts_on=date(2026, 11, 6))

    # It begins on a Friday, so the first Wednesday is in the second week after.
    assert on(slot, 2, 9, 16, 23) == [False, False, True, False]


def test_it_is_on_from_its_first_day_to_its_last():
    slot = ActivitySlot(
        weekday=0,
        every_weeks=1,
        starts_on=date(2026, 11, 9),
        ends_on=date(2026, 11, 16),
    )

    assert on(slot, 0, 7, 14, 21, 8) == [False, True, True, False, False]


def week(centre, viewer=None, public=True):
    days = queries.programme(viewer=viewer, centre=centre, monday=MONDAY, public=public)
    return [
        (day.on.day, one.slot.activity.name) for day in days for one in day.happenings
    ]


def test_who_has_not_signed_in_reads_what_its_team_made_public(centre, activity):
    ActivitySlotFactory(activity=activity)
    inside = ActivityFactory(team=activity.team)
    ActivitySlotFactory(activity=inside)
    worker = member_of(TeamFactory())

    assert week(centre) == [(2, activity.name)]
    assert sorted(week(centre, worker, public=False)) == sorted(
        [(2, activity.name), (2, inside.name)]
    )


def test_what_a_sensitive_service_runs_is_for_its_own_team(centre):
    team = TeamFactory(centre=centre, is_sensitive=True)
    theirs = ActivityFactory(team=team)
    ActivitySlotFactory(activity=theirs)
    ActivitySlotFactory(activity=ActivityFactory(team=team, is_public=True))

    assert week(centre) == []
    assert week(centre, member_of(TeamFactory(centre=centre)), public=False) == []
    assert len(week(centre, member_of(team), public=False)) == 2
    words = commands.ActivityWords("", "", "", None, is_public=True)
    with pytest.raises(NotPossibleNow, match="must not be public"):
        commands.describe_activity(activity=theirs, words=words, by=member_of(team))


def test_nothing_is_on_when_the_centre_is_closed(centre, activity):
    ActivitySlotFactory(activity=activity)
    ClosureFactory(centre=centre, on=MONDAY, words="Flood")

    (day, *_) = queries.programme(
        viewer=None, centre=centre, monday=MONDAY, public=True
    )

    assert (day.closed, day.happenings) == ("Flood", ())


def test_a_week_needs_two_queries_however_much_is_on(
    centre, activity, django_assert_num_queries
):
    for _ in range(9):
        ActivitySlotFactory(activity=activity)

    with django_assert_num_queries(2):
        assert len(week(centre)) == 9


def when(**fields):
    usual = {
        "weekday": 0,
        "begins": time(10),
        "ends": time(11),
        "every_weeks": 1,
        "starts_on": MONDAY,
        "ends_on": None,
        "term_time_only": False,
    }
    return commands.When(**usual | fields)


@pytest.mark.parametrize(
    ("there", "asked", "taken"),
    [
        ({}, {}, True),
        ({}, {"weekday": 1}, False),
        ({}, {"begins": time(11), "ends": time(12)}, False),
        ({"ends_on": date(2026, 11, 8)}, {"starts_on": date(2026, 11, 9)}, False),
        ({"every_weeks": 2}, {"every_weeks": 2}, True),
        (
            {"every_weeks": 2},
            {"every_weeks": 2, "starts_on": MONDAY + timedelta(days=7)},
            False,
        ),
        ({"every_weeks": 2}, {"starts_on": MONDAY + timedelta(days=7)}, True),
    ],
)
def test_a_room_is_not_taken_twice_at_one_hour(centre, activity, there, asked, taken):
    room = RoomFactory(centre=centre)
    other = ActivityFactory(team=activity.team, room=room)
    commands.add_slot(activity=other, when=when(**there), by=member_of(activity.team))
    activity.room = room
    activity.save()
    write = {
        "activity": activity,
        "when": when(**asked),
        "by": member_of(activity.team),
    }

    if taken:
        with pytest.raises(NotPossibleNow, match=other.name):
            commands.add_slot(**write)
    else:
        commands.add_slot(**write)


def test_only_its_team_puts_an_activity_on_the_programme(activity):
    stranger = member_of(TeamFactory())
    words = commands.ActivityWords("", "", "", None, True)

    with pytest.raises(AccessDenied):
        commands.add_slot(activity=activity, when=when(), by=stranger)
    with pytest.raises(AccessDenied):
        commands.describe_activity(activity=activity, words=words, by=stranger)


def test_a_time_comes_and_goes_from_the_page_of_the_activity(activity, client):
    client.force_login(member_of(activity.team))
    address = reverse("cases:add-slot", args=[activity.pk])
    typed = {
        "weekday": "3",
        "begins": "1pm",
        "ends": "2:30pm",
        "every_weeks": "2",
        "starts_on_day": "5",
        "starts_on_month": "11",
        "starts_on_year": "2026",
    }

    wrong = client.post(address, typed | {"ends": "12pm"})
    done = client.post(address, typed)
    assert done.status_code == 302, done.context["form"].errors

    assert "The end must be after the beginning" in wrong.content.decode()
    slot = ActivitySlot.objects.get()
    assert (slot.day_name, slot.every_weeks) == ("Thursdays", 2)
    client.post(reverse("cases:end-slot", args=[slot.pk]))
    slot.refresh_from_db()
    assert slot.ended_at


def test_the_calendar_file_holds_what_is_public_and_no_person(centre, activity, client):
    ActivitySlotFactory(activity=activity)
    hidden = ActivityFactory(team=activity.team)
    ActivitySlotFactory(activity=hidden)

    answer = client.get(reverse("agencies:public-programme", args=[centre.pk]))

    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert len(events) == queries.FEED_WEEKS
    assert {str(event["summary"]) for event in events} == {activity.name}
