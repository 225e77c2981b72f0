"""Searching the index: what is shown, logged, refused, and told apart by nobody."""

import re

import pytest
from django.urls import reverse

from agencies.models import Agency, RoleName
from cases.models import Draft
from information_sharing.categories import Category
from information_sharing.commands.pace import MOST
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.information_sharing.listed import MAYA, listed_household
from tests.people import consent_for, household, lead_professional, member_of, outsider

pytestmark = pytest.mark.django_db
INDEX = reverse("information_sharing:index")


@pytest.fixture
def searcher(client):
    searcher = outsider()
    client.force_login(searcher)
    return searcher


def body_of(response) -> str:
    body = response.content.decode()
    return re.sub(r'value="[\w-]{32,}"|"X-CSRFToken":"\w+"', "", body)


def logged(person) -> list:
    return list(AccessEvent.objects.filter(by=person).order_by("id"))


def test_a_hit_says_whom_to_contact_and_nothing_else(client, searcher):
    family = listed_household()
    team = family.case.recording_team
    team.telephone = "01632 960101"
    team.save()

    body = body_of(client.post(INDEX, MAYA))

    assert "Maya Ward, born 2024" in body
    assert f"Contact {team}, telephone 01632 960101." in body
    for hidden in (
        family.case.reference,
        "Leah",
        "Mill Lane",
        "RV1",
        str(family.case.pk),
    ):
        assert hidden not in body


def test_the_lead_professional_is_whom_to_contact(client, searcher):
    family = listed_household()
    lead = lead_professional(family, categories=[str(Category.HEALTH)])

    body = body_of(client.post(INDEX, MAYA))

    assert f"<strong>{lead}</strong>, lead professional (health visitor)" in body
    assert str(family.case.recording_team) not in body


def test_a_lead_who_no_longer_sees_the_family_is_not_named(client, searcher):
    family = listed_household()
    lead = lead_professional(family)
    lead.is_active = False
    lead.save()

    body = body_of(client.post(INDEX, MAYA))

    assert str(lead) not in body
    assert str(family.case.recording_team) in body


def test_a_sensitive_service_is_not_named(client, searcher):
    family = household(recording_team=TeamFactory(is_sensitive=True, telephone="0163"))
    consent_for(family, TeamFactory(), may_be_found=True)

    body = body_of(client.post(INDEX, MAYA))

    assert "Maya Ward, born 2024" in body
    assert "ask the information officer" in body
    assert str(family.case.recording_team) not in body
    assert "0163" not in body


def test_a_school_is_not_named_where_the_address_is_protected(client, searcher):
    nursery = TeamFactory(agency__kind=Agency.Kind.EARLY_YEARS)
    family = household(recording_team=nursery)
    consent_for(family, TeamFactory(), may_be_found=True)
    ShieldingFactory(case=family.case)

    assert str(nursery) not in body_of(client.post(INDEX, MAYA))


def test_whoever_sees_the_record_is_led_to_it(client):
    family = listed_household()
    client.force_login(member_of(family.case.recording_team))

    body = body_of(client.post(INDEX, MAYA))

    assert f"open {family.case.reference}" in body
    assert "?found=" not in body


@pytest.mark.parametrize("state", ["not listed", "sealed", "another"])
def test_unknown_shielded_and_not_listed_read_alike(client, searcher, state):
    unknown = body_of(client.post(INDEX, MAYA))
    family = household() if state == "not listed" else listed_household()
    if state == "sealed":
        ShieldingFactory(case=family.case, sealed=True)
    typed = MAYA if state != "another" else MAYA | {"born_on_year": "2023"}

    body = body_of(client.post(INDEX, typed))

    assert body.replace("2023", "2024") == unknown
    assert "Nobody was found" in body


@pytest.mark.parametrize("listed", [True, False])
def test_the_same_number_of_questions_for_unknown_and_not_listed(
    client, searcher, django_assert_num_queries, listed
):
    client.post(INDEX, MAYA)
    with django_assert_num_queries(15) as asked:
        client.post(INDEX, MAYA)
    family = listed_household() if listed else household()
    if listed:
        ShieldingFactory(case=family.case, sealed=True)

    with django_assert_num_queries(len(asked)):
        client.post(INDEX, MAYA)


def test_a_search_is_logged_without_a_word(client, searcher):
    family = listed_household()

    client.post(INDEX, MAYA)

    (event,) = logged(searcher)
    assert event.event == "INDEX_SEARCHED"
    assert event.details == {
        "purpose": "BEGINNING",
        "fields": ["given_name", "family_name", "born_on"],
        "hits": [str(family.case.pk)],
    }
    assert event.case is None
    assert not Draft.objects.exists()


def test_opening_the_page_is_logged_as_that(client, searcher):
    client.get(INDEX)

    assert [event.event for event in logged(searcher)] == ["INDEX_OPENED"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"purpose": ""}, "Select an answer to “Why do you look for this child?”"),
        ({"family_name": ""}, "Enter an NHS number, or a family name"),
        ({"born_on_year": "", "born_on_month": "", "born_on_day": ""}, "Enter an NHS"),
        ({"nhs_number": "943 476 5918"}, "That is not an NHS number"),
        ({"postcode": "RV1"}, "Enter a postcode like"),
    ],
)
def test_what_is_not_enough_is_not_asked(client, searcher, changes, sentence):
    body = body_of(client.post(INDEX, MAYA | changes))

    assert sentence in body
    assert [event.event for event in logged(searcher)] == ["INDEX_OPENED"]


def test_nothing_of_a_search_is_in_an_address(client, searcher):
    listed_household()

    response = client.get(INDEX, MAYA)

    assert "Maya" not in response.content.decode()


@pytest.mark.parametrize(
    "role", [RoleName.MANAGER, RoleName.INFORMATION_OFFICER, RoleName.AUDITOR]
)
def test_other_roles_do_not_search(client, role):
    client.force_login(TeamMembershipFactory(role=role).practitioner)

    assert client.get(INDEX).status_code == 403
    assert client.post(INDEX, MAYA).status_code == 403


def test_too_many_searches_are_refused_and_logged(client, searcher):
    within, most = MOST["INDEX_SEARCHED"][0]
    for number in range(most):
        AccessEvent.objects.create(
            chain=searcher.pk, event="INDEX_SEARCHED", by=searcher, sequence=number
        )

    response = client.post(INDEX, MAYA)

    assert response.status_code == 429
    assert "limit for now" in response.content.decode()
    last = logged(searcher)[-1]
    assert (last.event, last.details["status"]) == ("REFUSED", 429)
    assert within.total_seconds() == 3600
    client.force_login(outsider())
    assert client.post(INDEX, MAYA).status_code == 200
