"""An agency's administrator: its accounts, no other agency's, and nothing of a family."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from agencies.models import RoleName
from information_sharing import access
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db
LIST = reverse("information_sharing:accounts")


@pytest.fixture
def client_of():
    """Return a browser that this person has signed in with."""

    def signed_in(person):
        browser = Client()
        browser.force_login(person)
        return browser

    return signed_in


@pytest.fixture
def team():
    return TeamFactory(name="Riverside health visiting")


@pytest.fixture
def administrator(client, team):
    place = TeamMembershipFactory(
        team__agency=team.agency, role=RoleName.AGENCY_ADMINISTRATOR
    )
    client.force_login(place.practitioner)
    return place.practitioner


@pytest.fixture
def visitor(team):
    return member_of(team, first_name="Beth", last_name="Lowe")


def end(person):
    place = person.memberships.order_by("starts_on", "team__name").last()
    return reverse("information_sharing:end-place", args=[place.pk])


def close(person):
    return reverse("information_sharing:close-account", args=[person.pk])


def test_her_people_are_listed_and_nobody_elses(client, administrator, visitor):
    stranger = member_of(TeamFactory(), first_name="Nell", last_name="Quinn")

    page = client.get(LIST).content.decode()

    assert "Beth Lowe" in page
    assert "Riverside health visiting" in page
    assert str(stranger) not in page
    assert AccessEvent.objects.filter(event="ACCOUNTS_VIEWED").count() == 1


def test_no_family_and_no_reference_is_shown(client, administrator, team):
    family = household(recording_team=team)
    team_member(family.case)

    page = client.get(LIST).content.decode()

    assert family.case.reference not in page
    assert "Ward" not in page
    assert client.get(family.case.get_absolute_url()).status_code == 404


def test_ending_a_place_shuts_the_record_at_once(
    client, administrator, visitor, team, client_of
):
    family = household(recording_team=team)
    hers = client_of(visitor)
    assert hers.get(family.case.get_absolute_url()).status_code == 200

    assert "sees nothing" in client.get(end(visitor)).content.decode()
    assert client.post(end(visitor)).url == LIST

    assert hers.get(family.case.get_absolute_url()).status_code == 404
    event = AccessEvent.objects.get(event="MEMBERSHIP_ENDED")
    assert event.by == administrator
    assert event.details["practitioner"] == str(visitor.pk)
    assert not visitor.groups.exists()


def test_closing_an_account_signs_her_out_everywhere(
    client, administrator, visitor, client_of
):
    hers = client_of(visitor)
    assert hers.get(reverse("home")).status_code == 200

    client.post(close(visitor))

    assert hers.get(reverse("home")).status_code == 302
    visitor.refresh_from_db()
    assert not visitor.is_active
    assert AccessEvent.objects.filter(event="ACCOUNT_CLOSED", target=visitor.pk)
    assert "closed" in client.get(LIST).content.decode()
    assert client.get(LIST).status_code == 200


def test_what_is_done_already_is_said_plainly(client, administrator, visitor):
    for address in (end(visitor), close(visitor)):
        client.post(address)
        page = client.post(address, follow=True).content.decode()
        assert "already" in page
    assert AccessEvent.objects.filter(event="MEMBERSHIP_ENDED").count() == 1


def test_another_agencys_people_are_not_there(client, administrator):
    stranger = member_of(TeamFactory())

    for address in (end(stranger), close(stranger)):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
    stranger.refresh_from_db()
    assert stranger.is_active


def test_she_cannot_touch_herself(client, administrator):
    for address in (end(administrator), close(administrator)):
        assert client.post(address).status_code == 403
    administrator.refresh_from_db()
    assert administrator.is_active


def test_who_works_for_two_agencies_keeps_the_account(client, administrator, visitor):
    hers = end(visitor)
    TeamMembershipFactory(practitioner=visitor)

    refused = client.post(close(visitor))

    assert refused.status_code == 403
    assert "another agency" in refused.content.decode()
    assert client.post(hers).status_code == 302


def test_a_place_in_another_agency_stays_closed_to_her(administrator, visitor, team):
    other = TeamMembershipFactory(practitioner=visitor)

    assert not access.can_end_place(administrator, other)
    assert access.can_end_place(administrator, visitor.memberships.get(team=team))


@pytest.mark.parametrize(
    "role", [r for r in RoleName if r != RoleName.AGENCY_ADMINISTRATOR]
)
def test_other_roles_manage_no_account(client, team, visitor, role):
    client.force_login(TeamMembershipFactory(team=team, role=role).practitioner)

    for address in (LIST, end(visitor), close(visitor)):
        assert client.get(address).status_code == 403


def test_the_list_asks_the_same_however_many(
    client, administrator, team, django_assert_max_num_queries
):
    for _ in range(12):
        member_of(team)

    with django_assert_max_num_queries(15):
        client.get(LIST)


def test_an_agency_that_left_sees_nothing_from_the_next_request(client, visitor, team):
    family = household()
    share(family, team)
    officer = TeamMembershipFactory(role=RoleName.SYSTEM_ADMINISTRATOR).practitioner
    client.force_login(visitor)
    assert client.get(family.case.get_absolute_url()).status_code == 200

    call_command("agency_leaves", team.agency.name, by=officer.username)

    assert client.get(family.case.get_absolute_url()).status_code == 404
    assert not access.memberships(visitor).exists()
    assert AccessEvent.objects.get(event="MEMBERSHIP_ENDED").target == team.agency_id


def test_an_agency_leaves_once_and_by_name(team, visitor):
    def leaves(name, by):
        call_command("agency_leaves", name, by=by)

    leaves(team.agency.name, visitor.username)
    for name, by, said in (
        (team.agency.name, visitor.username, "already"),
        ("Nowhere", visitor.username, "no agency"),
        (team.agency.name, "nobody", "Nobody signs in"),
    ):
        with pytest.raises(CommandError, match=said):
            leaves(name, by)
