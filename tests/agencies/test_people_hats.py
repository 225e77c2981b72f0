"""Several places under one log-in: the hat in use is seen and logged, and limits nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from agencies.models import RoleName
from information_sharing.models import AccessEvent
from information_sharing.verification import verify
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.people import household, member_of, outsider

pytestmark = pytest.mark.django_db
HATS = reverse("agencies:hats")
HOME = reverse("home")


@pytest.fixture
def places():
    """Two places of one person; the first is in the team that opened a case."""
    first = TeamMembershipFactory(
        team__name="Riverside family support", starts_on="2026-01-01"
    )
    second = TeamMembershipFactory(
        practitioner=first.practitioner,
        team__name="Northfield family support",
        role=RoleName.TEAM_MANAGER,
        starts_on="2026-02-01",
    )
    return first, second


@pytest.fixture
def person(client, places):
    client.force_login(places[0].practitioner)
    return places[0].practitioner


def wear(client, place, **other):
    return client.post(HATS, {"place": str(place.pk)} | other)


def test_the_hat_is_shown_and_can_be_changed(client, person, places):
    before = client.get(HOME).content.decode()
    answer = wear(client, places[1], back="/glossary/")
    after = client.get(HOME).content.decode()

    assert "Working as Riverside family support, practitioner" in before
    assert "Work as Northfield family support" in before
    assert answer.url == "/glossary/"
    assert "Working as Northfield family support, team manager" in after


def test_every_line_of_the_log_names_the_hat_and_the_chain_holds(
    client, person, places
):
    family = household(recording_team=places[0].team)
    client.get(family.case.get_absolute_url())
    wear(client, places[1])
    client.get(family.case.get_absolute_url())
    client.get("/no/such/page/")

    lines = AccessEvent.objects.filter(by=person).order_by("pk")
    assert [(line.event, line.details["hat"]) for line in lines] == [
        ("CASE_VIEWED", str(places[0].team_id)),
        ("HAT_CHANGED", str(places[0].team_id)),
        ("CASE_VIEWED", str(places[1].team_id)),
        ("REFUSED", str(places[1].team_id)),
    ]
    assert [fault for fault in verify().faults if "at all" not in fault] == []


def test_a_hat_narrows_nothing(client, person, places):
    family = household(recording_team=places[0].team)
    wear(client, places[1])

    assert client.get(family.case.get_absolute_url()).status_code == 200
    assert "narrows nothing" in client.get(HATS).content.decode()


def test_it_is_remembered_at_the_next_sign_in_while_the_place_stands(places):
    who = places[0].practitioner
    for expected in ("Northfield", "Riverside"):
        browser = Client()
        browser.force_login(who)
        if expected == "Northfield":
            wear(browser, places[1])
            browser = Client()
            browser.force_login(who)
        else:
            third = TeamMembershipFactory(practitioner=who, starts_on="2026-03-01")
            assert third.team.name
            places[1].ends_on = "2026-02-02"
            places[1].save()
        page = browser.get(HOME).content.decode()
        assert f"Working as {expected}" in page


def test_somebody_elses_place_is_not_worn(client, person, places):
    other = outsider().memberships.get()

    page = client.post(HATS, {"place": str(other.pk)}, follow=True)

    assert "Nothing has changed" in page.content.decode()
    assert not AccessEvent.objects.filter(event="HAT_CHANGED").exists()


@pytest.mark.parametrize(
    "back", ["https://example.org/", "//example.org", "javascript:x"]
)
def test_one_is_sent_back_to_our_own_pages_only(client, person, places, back):
    assert wear(client, places[1], back=back).url == HATS


def test_with_one_place_there_is_nothing_to_switch(client):
    somebody = outsider()
    client.force_login(somebody)

    page = client.get(HOME).content.decode()

    assert str(somebody.memberships.get().team) in page
    assert "Working as" not in page
    assert AccessEvent.objects.get(event="HOME_VIEWED").details == {}
    assert "Your only place" in client.get(HATS).content.decode()


def test_with_three_places_the_header_leads_to_the_list(client, person):
    TeamMembershipFactory(practitioner=person)

    assert "Change place" in client.get(HOME).content.decode()


def test_a_family_is_registered_for_the_hat_unless_she_says_otherwise(client):
    who = member_of(TeamFactory(name="Alder team"))
    later = TeamMembershipFactory(practitioner=who, team__name="Willow team")
    client.force_login(who)
    wear(client, later)
    client.post(
        reverse("cases:search"),
        {"given_name": "Ned", "family_name": "Fell", "register": "1"},
    )

    page = client.get(reverse("cases:register"))

    assert page.context["form"]["team"].value() == later.team_id
