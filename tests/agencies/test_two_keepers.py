"""Two keepers at one entry: nothing is lost silently, on any page of the partnership."""

import datetime
from dataclasses import replace

import pytest
from django.urls import reverse

from agencies.commands import directory
from agencies.commands.agencies import AgencyWords, change_agency
from agencies.commands.centre import CentreWords, describe_centre
from agencies.models import Centre, RoleName, Service, TeamMembership
from information_sharing.exceptions import NotPossibleNow
from tests.agencies.opened import choice, opened
from tests.factories.agencies import (
    PractitionerFactory,
    TeamFactory,
    TeamMembershipFactory,
)
from tests.factories.agencies_centre import (
    CentreOfferFactory,
    FundingStreamFactory,
    ServiceFactory,
    TaxonomyTermFactory,
)

pytestmark = pytest.mark.django_db
ASKED = "Somebody else has changed {} since you opened the page. Choose what is right"


@pytest.fixture
def keeper(client):
    """Return somebody who keeps her agency's entries, signed in."""
    role = RoleName.AGENCY_ADMINISTRATOR
    keeper = TeamMembershipFactory(role=role).practitioner
    client.force_login(keeper)
    return keeper


@pytest.fixture
def agency(keeper):
    return keeper.memberships.get().team.agency


@pytest.fixture
def service(agency):
    return ServiceFactory(
        agency=agency, summary="Songs.", youngest=0, oldest=59, waiting=0, pounds=0
    )


@pytest.fixture
def centre(client):
    """Return a centre whose manager is signed in."""
    place = TeamMembershipFactory(role=RoleName.MANAGER)
    client.force_login(place.practitioner)
    return place.team.centre


def part(service, name):
    """Return the address of one topic of an entry."""
    return reverse("agencies:change-service", args=[service.pk, name])


def test_what_one_did_not_touch_stands_as_the_other_left_it(client, service):
    path = part(service, "what")
    sent = opened(client, path, name="Story time")
    Service.objects.filter(pk=service.pk).update(summary="Songs and rhymes.")

    saved = client.post(path, sent, follow=True)

    service.refresh_from_db()
    assert (service.name, service.summary) == ("Story time", "Songs and rhymes.")
    assert "Somebody else changed what it is, in a sentence meanwhile" in saved.text


def test_what_both_changed_is_shown_both_ways_until_she_chose(client, service):
    path = part(service, "what")
    sent = opened(client, path, summary="Mine.")
    Service.objects.filter(pk=service.pk).update(summary="Theirs.")

    asked = client.post(path, sent)

    assert ASKED.format("what it is, in a sentence") in asked.text
    assert "As it is recorded now: Theirs." in asked.text
    assert "As it stands in your form: Mine." in asked.text
    service.refresh_from_db()
    assert service.summary == "Theirs."
    kept = choice(asked, "summary", "mine")
    client.post(path, sent | {"choose_summary": kept})
    service.refresh_from_db()
    assert service.summary == "Mine."


def test_no_places_and_places_not_said_are_two_things(client, service):
    """0 waiting, a price of 0 and birth say something; an empty box says nothing."""
    getting, contact, whom = (part(service, x) for x in ("getting", "contact", "whom"))
    sent = [opened(client, path) for path in (getting, contact, whom)]
    sent[0]["waiting"], sent[1]["pounds"] = "3", "2.50"
    sent[2]["youngest"] = "1 year"
    Service.objects.filter(pk=service.pk).update(
        waiting=None, pounds=None, youngest=None
    )

    pages = [
        client.post(path, each)
        for path, each in zip((getting, contact, whom), sent, strict=True)
    ]

    for page in pages:
        assert "As it is recorded now: nothing" in page.text
    assert "As it stands in your form: 1 year" in pages[2].text
    service.refresh_from_db()
    assert (service.waiting, service.pounds, service.youngest) == (None, None, None)


def test_words_that_a_service_is_found_by_meet_too(client, service):
    ours = TaxonomyTermFactory(taxonomy__code="needs")
    theirs = TaxonomyTermFactory(taxonomy=ours.taxonomy)
    path = part(service, "whom")
    sent = opened(client, path, needs=[str(ours.pk)])
    service.needs.set([theirs])

    asked = client.post(path, sent)

    assert f"As it is recorded now: {theirs.name}" in asked.text
    assert f"As it stands in your form: {ours.name}" in asked.text
    assert list(service.needs.all()) == [theirs]


def test_at_the_same_moment_the_second_is_asked_to_save_again(keeper, service, agency):
    said = {"summary": "Hers."}
    directory.change_service(
        service=Service.objects.get(pk=service.pk), said=said, by=keeper
    )
    with pytest.raises(NotPossibleNow, match="at the same moment"):
        directory.change_service(service=service, said=said, by=keeper)

    words = AgencyWords("For families.", "", "", "", "", "")
    seen = type(agency).objects.get(pk=agency.pk)
    change_agency(agency=seen, words=words, by=keeper)
    with pytest.raises(NotPossibleNow, match="at the same moment"):
        change_agency(agency=agency, words=replace(words, mission="x"), by=keeper)


def test_a_centres_words_at_the_same_moment(centre):
    manager = TeamMembership.objects.get(team__centre=centre).practitioner
    words = CentreWords("Come in.", "", "", "", "")
    describe_centre(centre=Centre.objects.get(pk=centre.pk), words=words, by=manager)
    with pytest.raises(NotPossibleNow, match="at the same moment"):
        describe_centre(centre=centre, words=words, by=manager)


def test_an_agencys_words_meet(client, agency):
    path = reverse("agencies:describe-agency", args=[agency.pk])
    sent = opened(client, path, mission="Mine.")
    type(agency).objects.filter(pk=agency.pk).update(mission="Theirs.", limits="Nights")

    asked = client.post(path, sent)
    client.post(path, sent | {"choose_mission": choice(asked, "mission", "theirs")})

    agency.refresh_from_db()
    assert (agency.mission, agency.limits) == ("Theirs.", "Nights")


def test_whom_a_place_answers_to_meets(client, keeper, agency):
    team = TeamFactory(agency=agency)
    place = TeamMembershipFactory(team=team)
    one, two = (TeamMembershipFactory(team=team).practitioner for _ in "ab")
    path = reverse("agencies:change-place", args=[place.pk])
    sent = opened(client, path, line_manager=str(one.pk))
    TeamMembership.objects.filter(pk=place.pk).update(line_manager=two)

    asked = client.post(path, sent)

    assert f"As it is recorded now: {two}" in asked.text
    assert f"As it stands in your form: {one}" in asked.text
    place.refresh_from_db()
    assert place.line_manager == two


def test_a_centres_words_hours_and_money_meet(client, centre):
    stream = FundingStreamFactory(centre=centre, pounds_a_year=1000)
    hours = reverse("agencies:centre-hours", args=[centre.pk])
    money = reverse("agencies:change-stream", args=[stream.pk])
    about = reverse("agencies:describe-centre", args=[centre.pk])
    pages = {
        hours: opened(client, hours, **{"opens-0": "9am", "closes-0": "3pm"}),
        money: opened(client, money, pounds_a_year="2000"),
        about: opened(client, about, about="Mine."),
    }
    by = PractitionerFactory()
    nine, five = datetime.time(8, 30), datetime.time(17)
    centre.openings.create(weekday=0, opens=nine, closes=five, set_by=by)
    type(stream).objects.filter(pk=stream.pk).update(pounds_a_year=None)
    Centre.objects.filter(pk=centre.pk).update(about="Theirs.")

    asked = [client.post(path, sent).text for path, sent in pages.items()]

    assert "As it is recorded now: 08:30" in asked[0]
    assert "As it stands in your form: 09:00" in asked[0]
    assert "As it is recorded now: nothing" in asked[1]
    assert "As it is recorded now: Theirs." in asked[2]


def test_a_line_of_the_core_offer_meets(client, centre):
    path = reverse("agencies:core-offer-line", args=[centre.pk, "family_hub", "debt"])
    sent = opened(client, path, how="ON_SITE", gap="Mine.")
    CentreOfferFactory(
        centre=centre, scheme="family_hub", item="debt", how="OUTREACH", gap="Theirs."
    )

    asked = client.post(path, sent)

    assert "As it is recorded now: By outreach" in asked.text
    assert "As it stands in your form: At the centre" in asked.text
    assert "As it is recorded now: Theirs." in asked.text
