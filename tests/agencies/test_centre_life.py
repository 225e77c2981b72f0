"""A centre from day to day: its manager keeps it, everybody reads it, money has an end."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands import centre as commands
from agencies.commands import funding
from agencies.models import Funded, OnSite
from agencies.queries import centre as queries
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.agencies.opened import opened
from tests.factories.agencies import CentreFactory, TeamFactory
from tests.factories.agencies_centre import (
    FundedFactory,
    FundingStreamFactory,
    OnSiteFactory,
    RoomFactory,
)
from tests.factories.cases import CaseFactory
from tests.factories.cases_record import InvolvementFactory
from tests.people import centre_manager, member_of

pytestmark = pytest.mark.django_db
NINE, NOON = time(9), time(12)


@pytest.fixture
def centre():
    return CentreFactory()


@pytest.fixture
def manager(centre):
    return centre_manager(centre)


def hours(*days):
    return [commands.Hours(day, NINE, NOON) for day in days]


def test_the_manager_says_when_her_centre_is_open_and_no_other_manager(centre, manager):
    commands.set_hours(centre=centre, hours=hours(0, 1, 2), by=manager)
    commands.set_hours(centre=centre, hours=hours(4), by=manager)

    assert [row.day_name for row in centre.openings.all()] == ["Fridays"]
    with pytest.raises(AccessDenied):
        commands.set_hours(
            centre=centre, hours=hours(5), by=centre_manager(CentreFactory())
        )


def test_a_day_that_is_over_cannot_be_closed(centre, manager):
    yesterday = timezone.localdate() - timedelta(days=1)

    with pytest.raises(NotPossibleNow):
        commands.close_on(centre=centre, on=yesterday, words="Flood", by=manager)


def test_a_room_name_stands_once_until_it_is_taken_off(centre, manager):
    said = {"centre": centre, "holds": 8, "words": "", "by": manager}
    room = commands.add_room(name="Otter room", **said)
    with pytest.raises(NotPossibleNow):
        commands.add_room(name="otter room", **said)

    commands.end_room(room=room, by=manager)

    commands.add_room(name="Otter room", **said)
    assert [each.name for each in queries.rooms_of(viewer=manager, centre=centre)] == [
        "Otter room"
    ]


def test_she_says_for_a_team_of_hers_when_she_is_there(centre):
    team = TeamFactory(centre=centre)
    worker, today = member_of(team), timezone.localdate()
    said = {"centre": centre, "by": worker}
    there = commands.Presence(on=today, arrives=NINE, leaves=NOON)

    commands.say_on_site(team=team, presence=there, **said)
    commands.say_on_site(team=team, presence=there, **said)

    seen = queries.on_site(viewer=member_of(TeamFactory()), centre=centre, on=today)
    assert [day.practitioner for day in seen] == [worker]
    assert OnSite.objects.count() == 2
    with pytest.raises(AccessDenied):
        commands.say_on_site(team=TeamFactory(), presence=there, **said)


def test_whoever_works_in_a_sensitive_service_is_shown_to_her_own_team_only(centre):
    team, today = TeamFactory(centre=centre, is_sensitive=True), timezone.localdate()
    there = OnSiteFactory(
        practitioner=member_of(team), team=team, centre=centre, on=today
    )

    def seen(viewer):
        return list(queries.on_site(viewer=viewer, centre=centre, on=today))

    assert seen(member_of(team)) == [there]
    assert seen(member_of(TeamFactory(centre=centre))) == []


def test_whose_place_is_over_is_there_no_more(centre):
    team, today = TeamFactory(centre=centre), timezone.localdate()
    there = OnSiteFactory(team=team, on=today)
    viewer = member_of(team)
    assert list(queries.on_site(viewer=viewer, centre=centre, on=today)) == [there]

    team.memberships.filter(practitioner=there.practitioner).update(
        ended_at=timezone.now(), ended_by=viewer
    )

    assert not queries.on_site(viewer=viewer, centre=centre, on=today)


def test_only_she_and_the_manager_take_a_day_off_the_list(centre, manager, client):
    day = OnSiteFactory(centre=centre, on=timezone.localdate())
    address = reverse("agencies:take-off-site", args=[day.pk])
    client.force_login(member_of(TeamFactory(centre=centre)))

    assert client.post(address).status_code == 403

    client.force_login(manager)
    assert client.post(address).status_code == 302
    day.refresh_from_db()
    assert day.ended_by == manager


def test_the_page_of_a_centre_needs_the_same_queries_however_many_are_there(
    centre, client, django_assert_max_num_queries
):
    worker = member_of(TeamFactory(centre=centre))
    for _ in range(12):
        OnSiteFactory(centre=centre, on=timezone.localdate())
        RoomFactory(centre=centre)
    client.force_login(worker)

    with django_assert_max_num_queries(25):
        page = client.get(reverse("agencies:centre", args=[centre.pk]))

    assert page.status_code == 200


def stream_of(centre, **fields):
    return FundingStreamFactory(centre=centre, **fields)


def families_of(team, number):
    for _ in range(number):
        InvolvementFactory(case=CaseFactory(), team=team)


def falls_of(viewer, centre):
    return queries.money_of(viewer=viewer, centre=centre)[0].falls


@pytest.mark.parametrize(("number", "shown"), [(4, None), (5, 5), (7, 7), (0, 0)])
def test_what_falls_with_money_is_counted_in_families_unless_they_are_few(
    centre, manager, number, shown
):
    team = TeamFactory(centre=centre)
    FundedFactory(stream=stream_of(centre), post="Outreach worker", team=team)
    families_of(team, number)

    (falls,) = falls_of(manager, centre)

    assert (falls.is_counted, falls.families) == (True, shown)


def test_a_sensitive_service_is_not_counted(centre, manager):
    team = TeamFactory(centre=centre, is_sensitive=True)
    FundedFactory(stream=stream_of(centre), team=team)
    families_of(team, 9)

    (falls,) = falls_of(manager, centre)

    assert (falls.is_counted, falls.families, falls.team) == (False, None, None)
    offered = queries.paid_choices(viewer=manager, centre=centre)["teams"]
    assert team not in offered
    assert manager.memberships.get().team in offered


def test_a_place_that_hides_more_than_four_hides_them_here_too(
    centre, manager, settings
):
    settings.SUPPRESSION_THRESHOLD = 8
    team = TeamFactory(centre=centre)
    FundedFactory(stream=stream_of(centre), team=team)
    families_of(team, 7)

    assert falls_of(manager, centre)[0].families is None


def test_money_that_ends_within_six_months_stands_out(centre, manager):
    today = timezone.localdate()
    stream_of(centre, name="Soon", ends_on=today + timedelta(days=170))
    stream_of(centre, name="Later", ends_on=today + timedelta(days=200))
    stream_of(centre, name="No end")

    money = queries.money_of(viewer=manager, centre=centre)

    assert [(each.stream.name, each.ends_soon) for each in money] == [
        ("Soon", True),
        ("Later", False),
        ("No end", False),
    ]


def test_no_other_manager_reads_or_changes_the_money(centre, manager):
    stream, other = stream_of(centre), centre_manager(CentreFactory())

    with pytest.raises(AccessDenied):
        queries.money_of(viewer=other, centre=centre)
    with pytest.raises(AccessDenied):
        funding.end_stream(stream=stream, by=other)
    funding.end_stream(stream=stream, by=manager)
    with pytest.raises(NotPossibleNow):
        funding.add_funded(stream=stream, pays=funding.Pays(post="Cook"), by=manager)


def test_money_pays_for_a_service_or_a_post(centre, manager):
    stream = stream_of(centre)

    with pytest.raises(NotPossibleNow):
        funding.add_funded(stream=stream, pays=funding.Pays(), by=manager)

    funding.add_funded(stream=stream, pays=funding.Pays(post="Cook"), by=manager)
    assert [str(each) for each in Funded.objects.all()] == ["Cook"]


def test_the_forms_keep_what_is_wrong_and_say_why(centre, manager, client):
    client.force_login(manager)
    hours_page = reverse("agencies:centre-hours", args=[centre.pk])

    sent = opened(client, hours_page)
    answer = client.post(hours_page, sent | {"opens-0": "9am", "closes-0": ""})
    assert "Enter both times" in answer.content.decode()

    client.post(hours_page, sent | {"opens-0": "9am", "closes-0": "3:30pm"})
    row = centre.openings.get()
    assert (row.opens, row.closes) == (NINE, time(15, 30))


def test_everybody_reads_a_centre_without_signing_in(centre, client):
    centre.about = "canary-about"
    centre.save()
    day = OnSiteFactory(centre=centre, on=timezone.localdate())

    page = client.get(reverse("agencies:public-centre", args=[centre.pk]))

    text = page.content.decode()
    assert "canary-about" in text
    assert str(day.practitioner) not in text
    assert client.get(reverse("agencies:centre", args=[centre.pk])).status_code == 302


def test_who_runs_sessions_is_led_to_them_and_a_manager_is_not(centre, manager, client):
    page = reverse("agencies:centre", args=[centre.pk])
    client.force_login(member_of(TeamFactory(centre=centre)))
    assert "and who came</a>" in client.get(page).text
    client.force_login(manager)
    assert "and who came</a>" not in client.get(page).text


def test_a_week_that_cannot_be_read_is_this_week(centre, client):
    address = reverse("agencies:public-centre", args=[centre.pk])

    for week in ("nonsense", "2026-13-45", "0001-01-01", "9999-12-31"):
        page = client.get(address, {"week": week})
        assert page.context["monday"] <= timezone.localdate()
        assert page.context["monday"] > date(2020, 1, 1)
