"""An account in which nobody signs in is told of, then closed; never while it holds work."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from agencies.commands.silent import mind_silent_accounts
from agencies.models import RoleName
from agencies.schedule import mind_accounts
from information_sharing.exceptions import AccessDenied
from information_sharing.models import AccessEvent, Notice
from information_sharing.queries.silent import silent_accounts
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.agencies_agreed import BodyActionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return TeamFactory()


@pytest.fixture
def manager(team):
    return seen(0, team=team, role=RoleName.TEAM_MANAGER)


@pytest.fixture(autouse=True)
def _somebody_keeps_the_accounts(team):
    seen(0, team__agency=team.agency, role=RoleName.AGENCY_ADMINISTRATOR)


def seen(days, **place):
    """Return somebody who signed in so many days ago."""
    start = timezone.localdate() - timedelta(days=400)
    place = TeamMembershipFactory(**{"starts_on": start} | place)
    person = place.practitioner
    person.last_login = timezone.now() - timedelta(days=days)
    person.date_joined = timezone.now() - timedelta(days=400)
    person.save()
    return person


def told(person, days):
    """Note that she was told so many days ago."""
    mind_silent_accounts(by=None)
    ago = timezone.now() - timedelta(days=days)
    assert Notice.objects.filter(to=person, kind="ACCOUNT_SILENT").update(made_at=ago)


def is_open(person):
    person.refresh_from_db()
    return person.is_active


@pytest.mark.parametrize(("days", "times"), [(75, 0), (77, 1), (200, 1)])
def test_she_is_told_14_days_before_and_once(team, days, times):
    person = seen(days, team=team)

    mind_silent_accounts(by=None)
    mind_silent_accounts(by=None)

    assert Notice.objects.filter(to=person).count() == times
    assert is_open(person)


def test_who_was_told_and_stayed_away_is_closed_and_it_is_in_the_log(team):
    person = seen(91, team=team)
    told(person, 14)

    assert mind_accounts() == 1

    assert not is_open(person)
    (event,) = AccessEvent.objects.filter(event="ACCOUNT_CLOSED", target=person.pk)
    assert event.details["silent"]


def test_nobody_is_closed_before_the_14_days_or_who_came_back(team):
    early, back = seen(300, team=team), seen(300, team=team)
    told(early, 13)
    told(back, 20)
    back.last_login = timezone.now() - timedelta(days=1)
    back.save()

    assert mind_silent_accounts(by=None) == 0

    assert is_open(early)
    assert is_open(back)


def test_who_holds_something_stays_and_her_manager_is_told_once(team, manager):
    person = seen(120, team=team)
    BodyActionFactory(owner=person, agency=team.agency)
    told(person, 20)

    mind_silent_accounts(by=None)
    mind_silent_accounts(by=None)

    assert is_open(person)
    (notice,) = Notice.objects.filter(kind="HOLDER_SILENT")
    assert (notice.to, notice.target) == (manager, person.pk)


def test_the_only_one_who_keeps_an_agencys_accounts_stays(team):
    alone = seen(200, role=RoleName.AGENCY_ADMINISTRATOR)
    told(alone, 20)

    mind_silent_accounts(by=None)

    assert is_open(alone)


def test_whoever_begins_later_is_not_silent(team):
    person = seen(200, team=team)
    begins = timezone.localdate() + timedelta(days=3)
    TeamMembershipFactory(practitioner=person, starts_on=begins)

    mind_silent_accounts(by=None)

    assert not Notice.objects.filter(to=person).exists()


def lines(client):
    """Return what the officer's desk says of accounts in which nobody signs in."""
    text = client.get(reverse("information_sharing:desk")).text
    return text.split("nobody signs in (")[1]


def test_the_officers_desk_shows_what_becomes_of_each(client, team):
    soon, held, gone = (seen(days, team=team) for days in (80, 121, 122))
    fresh = seen(1, team=team)
    BodyActionFactory(owner=held, agency=team.agency)
    told(held, 20)
    Notice.objects.filter(kind="ACCOUNT_SILENT").update(
        made_at=timezone.now() - timedelta(days=20)
    )
    Notice.objects.filter(to=soon).update(made_at=timezone.now())
    mind_silent_accounts(by=None)
    client.force_login(seen(0, role=RoleName.INFORMATION_OFFICER))

    said = lines(client)

    assert said.startswith("3)")
    day = timezone.localdate() + timedelta(days=14)
    assert f"closes {day.day} " in said.split(str(soon))[1].split("</li>")[0]
    assert "stays open" in said.split(str(held))[1].split("</li>")[0]
    assert "closed " in said.split(str(gone))[1].split("</li>")[0]
    assert str(fresh) not in said


def test_who_came_back_or_closed_long_ago_is_not_on_the_desk(client, team):
    back, gone = seen(200, team=team), seen(200, team=team)
    told(back, 20)
    told(gone, 20)
    back.last_login = timezone.now()
    back.save()
    mind_silent_accounts(by=None)
    officer = seen(0, role=RoleName.INFORMATION_OFFICER)
    client.force_login(officer)
    assert lines(client).startswith("1)")

    later = timezone.now() + timedelta(days=31)
    with time_machine.travel(later):
        found = silent_accounts(viewer=officer)

    assert gone not in [each.person for each in found]


def test_nobody_else_reads_who_is_silent(manager):
    with pytest.raises(AccessDenied):
        silent_accounts(viewer=manager)
