"""Colleagues: found by what they do, read by everybody, written by themselves alone."""

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import Profile, RoleName
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.agencies_agreed import BodyMemberFactory
from tests.factories.agencies_people import ProfileFactory
from tests.factories.cases_visits import WorkingPatternFactory
from tests.people import member_of, outsider

pytestmark = pytest.mark.django_db
LIST = reverse("agencies:people")
MINE = reverse("agencies:my-work")


@pytest.fixture
def viewer(client):
    person = outsider()
    client.force_login(person)
    return person


@pytest.fixture
def beth():
    team = TeamFactory(
        name="Riverside health visiting", agency__name="Community health"
    )
    person = member_of(team, first_name="Beth", last_name="Lowe", profession="Midwife")
    ProfileFactory(
        practitioner=person,
        what_i_cannot_do="I cannot prescribe.",
        skills=["Baby massage", "Feeding"],
        languages=["Polish"],
    )
    WorkingPatternFactory(practitioner=person, days=[0, 1, 3])
    return person


@pytest.fixture
def refuge():
    """A team that is not named, with somebody who works there."""
    team = TeamFactory(name="Haven support", is_sensitive=True)
    return team, member_of(team, first_name="Hana", last_name="Bright")


def names(client, **looked_for):
    page = client.get(LIST, looked_for)
    return {str(one.practitioner) for one in page.context["people"]}


@pytest.mark.parametrize(
    "words",
    ["beth", "Lowe", "midwife", "riverside", "community", "massage", "polish beth"],
)
def test_somebody_is_found_by_name_team_agency_skill_and_language(
    client, viewer, beth, words
):
    assert names(client, q=words) == {"Beth Lowe"}
    assert str(viewer) in names(client)


def test_each_word_must_fit_and_an_agency_narrows(client, viewer, beth):
    agency = beth.memberships.get().team.agency

    assert names(client, q="beth welsh") == set()
    assert names(client, agency=agency.pk) == {"Beth Lowe"}
    assert str(viewer) in names(client, agency="nonsense")


def test_her_page_says_what_she_does_and_when(client, viewer, beth):
    page = client.get(reverse("agencies:colleague", args=[beth.pk])).content.decode()

    for words in ("I visit families", "cannot prescribe", "Polish", "Feeding"):
        assert words in page
    assert "Mondays, Tuesdays and Thursdays" in page
    assert "Registrations and checks" not in page


def test_her_page_says_where_she_sits_besides(client, viewer, beth):
    agency = beth.memberships.get().team.agency
    said = {"practitioner": beth, "speaks": "AGENCY", "agency": agency}
    seat = BodyMemberFactory(body__name="Early years board", is_chair=True, **said)
    over = {"body__ended_at": timezone.now(), "body__ended_by": viewer}
    BodyMemberFactory(body__name="A group that ended", **said, **over)
    path = reverse("agencies:colleague", args=[beth.pk])

    page = client.get(path).text

    assert "Early years board</a>, as its chair, for " in page
    assert "A group that ended" not in page
    seat.left_at, seat.left_by = timezone.now(), viewer
    seat.save()
    assert "Also sits on" not in client.get(path).text


def test_what_she_knows_well_is_found(client, viewer, beth):
    beth.profile.expertise = "Sleep after a difficult birth"
    beth.profile.save()

    assert names(client, q="difficult sleep") == {"Beth Lowe"}


def test_somebody_who_left_is_not_found(client, viewer, beth):
    beth.memberships.update(ends_on="2026-02-01")

    assert names(client, q="beth") == set()
    assert client.get(reverse("agencies:colleague", args=[beth.pk])).status_code == 404
    client.force_login(beth)
    assert client.get(reverse("agencies:colleague", args=[beth.pk])).status_code == 200


def test_people_of_a_sensitive_service_are_not_found_by_strangers(
    client, viewer, refuge
):
    team, hana = refuge
    TeamMembershipFactory(practitioner=hana, team__name="Open door")

    assert names(client, q="hana") == set()
    assert names(client, q="haven") == set()
    assert client.get(reverse("agencies:colleague", args=[hana.pk])).status_code == 404
    assert team.name not in client.get(reverse("agencies:agencies")).content.decode()


@pytest.mark.parametrize("who", ["colleague", "officer", "administrator", "manager"])
def test_those_who_know_of_the_service_find_its_people(client, refuge, who):
    team, hana = refuge
    knows = {
        "colleague": lambda: member_of(team),
        "officer": lambda: _holding(RoleName.INFORMATION_OFFICER, TeamFactory()),
        "administrator": lambda: _holding(
            RoleName.AGENCY_ADMINISTRATOR, TeamFactory(agency=team.agency)
        ),
        "manager": outsider,
    }[who]()
    if who == "manager":
        hana.memberships.update(line_manager=knows)
    client.force_login(knows)

    assert "Hana Bright" in names(client, q="hana")


def _holding(role, team):
    return TeamMembershipFactory(team=team, role=role).practitioner


def test_she_says_herself_what_she_does(client, viewer):
    written = {
        "what_i_do": "I meet families at home.",
        "skills": "Play\n\n Play \nSong",
    }

    answer = client.post(MINE, written)

    profile = Profile.objects.get(practitioner=viewer)
    assert answer.url == reverse("agencies:colleague", args=[viewer.pk])
    assert (profile.what_i_do, profile.skills) == (
        "I meet families at home.",
        ["Play", "Song"],
    )
    assert "Play\nSong" in client.get(MINE).content.decode()


def test_a_list_too_long_is_refused_and_kept_as_it_was_typed(client, viewer):
    page = client.post(MINE, {"skills": "x" * 61})

    assert "Skills must be 20 lines or fewer" in page.content.decode()
    assert "x" * 61 in page.content.decode()
    assert not Profile.objects.exists()


def test_the_list_asks_as_often_for_many_as_for_one(
    client, viewer, beth, django_assert_max_num_queries
):
    for number in range(25):
        person = member_of(TeamFactory(), last_name=f"Many{number}")
        ProfileFactory(practitioner=person, languages=["Welsh"])

    with django_assert_max_num_queries(17):
        page = client.get(LIST)

    assert page.context["page"].paginator.num_pages == 2
