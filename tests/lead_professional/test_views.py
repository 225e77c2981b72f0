"""The pages of asking and answering: who opens them, and what they say."""

import pytest
from django.urls import reverse

from agencies.models import TeamMembership
from information_sharing.models import AccessEvent
from lead_professional.models import Appointment, Nomination
from tests.factories.agencies import TeamFactory
from tests.factories.lead_professional import NominationFactory
from tests.people import (
    consent_for,
    household,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert('x')</script> 👶🏽 مرحبا"


@pytest.fixture
def family():
    return household()


@pytest.fixture
def support():
    return TeamFactory(name="Riverside family support", telephone="01632 960100")


@pytest.fixture
def tom(support):
    return member_of(support, first_name="Tom", last_name="Reed")


@pytest.fixture
def coordinator(family):
    return team_member(family.case)


@pytest.fixture
def nomination(family, support, tom, coordinator):
    return NominationFactory(
        case=family.case,
        nominee=tom,
        team=support,
        consent=consent_for(family, support),
        nominated_by=coordinator,
        family_wish="CANARY-WISH",
        child_wish="CANARY-CHILD",
        reason="CANARY-REASON",
    )


def nominate_url(family):
    return reverse("lead_professional:nominate", args=[family.case.pk])


def posted(tom, **fields):
    place = TeamMembership.objects.get(practitioner=tom)
    return {"family_wish": "Tom, please.", "nominee": str(place.pk)} | fields


def test_without_consent_the_page_says_to_record_it(client, family, coordinator):
    client.force_login(coordinator)

    page = client.get(nominate_url(family)).content.decode()

    assert "Only people in teams the family agreed to" in page
    assert "Record consent" in page
    assert f"{coordinator}, " in page


def test_only_people_of_agreed_teams_are_offered(
    client, family, coordinator, support, tom
):
    consent_for(family, support)
    stranger = outsider()
    client.force_login(coordinator)

    page = client.get(nominate_url(family)).content.decode()

    assert "Tom Reed, health visitor, Riverside family support" in page
    assert "leads for no family now" in page
    assert str(stranger) not in page


def test_the_number_of_families_led_is_shown(client, family, coordinator, support, tom):
    consent_for(family, support)
    other = household()
    nomination = NominationFactory(
        case=other.case, nominee=tom, team=support, consent=consent_for(other, support)
    )
    Appointment.objects.create(
        case=other.case,
        practitioner=tom,
        team=support,
        nomination=nomination,
        started_by=tom,
    )
    client.force_login(coordinator)

    page = client.get(nominate_url(family)).content.decode()

    assert "leads for 1 family now" in page


def test_asking_leads_back_to_the_case(client, family, coordinator, support, tom):
    consent_for(family, support)
    client.force_login(coordinator)

    response = client.post(nominate_url(family), posted(tom))

    assert response.url == family.case.get_absolute_url()
    assert Nomination.objects.get().nominee == tom
    assert AccessEvent.objects.filter(by=coordinator).last().event == "LEAD_NOMINATED"


def test_the_family_s_wish_is_asked_for_and_nothing_is_lost(
    client, family, coordinator, support, tom
):
    consent_for(family, support)
    client.force_login(coordinator)

    response = client.post(
        nominate_url(family), posted(tom, family_wish="", reason=SCRIPT)
    )

    page = response.content.decode()
    assert response.status_code == 200
    assert "There is a problem" in page
    assert "Whom would the family like?" in page
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "nominee", ["", "nonsense", "00000000-0000-4000-8000-000000000000"]
)
def test_somebody_not_on_the_list_is_refused_in_words(
    client, family, coordinator, support, tom, nominee
):
    consent_for(family, support)
    client.force_login(coordinator)

    response = client.post(nominate_url(family), posted(tom, nominee=nominee))

    assert response.status_code == 200
    assert "nominee" in response.context_data["form"].errors


def test_a_second_question_is_refused_in_words(
    client, family, coordinator, nomination, tom, support
):
    client.force_login(coordinator)
    other = member_of(support)

    response = client.post(nominate_url(family), posted(other))

    assert response.status_code == 200
    assert "Tom Reed has been asked already" in response.content.decode()


def test_coordinators_see_the_open_question_with_the_wish(
    client, family, coordinator, nomination
):
    client.force_login(coordinator)

    page = client.get(nominate_url(family)).content.decode()

    assert "Waiting for an answer" in page
    assert "CANARY-WISH" in page
    assert "Send the question" not in page


def test_taking_back_and_the_list_of_earlier_answers(
    client, family, coordinator, nomination
):
    client.force_login(coordinator)
    url = reverse("lead_professional:take-back", args=[family.case.pk, nomination.pk])

    response = client.post(url)

    assert response.url == nominate_url(family)
    page = client.get(nominate_url(family)).content.decode()
    assert "The request was taken back." in page
    assert "Nothing was changed" in client.post(url, follow=True).content.decode()


def test_a_nomination_of_another_case_is_not_found(client, coordinator, family):
    other = NominationFactory()
    client.force_login(coordinator)
    url = reverse("lead_professional:take-back", args=[family.case.pk, other.pk])

    assert client.post(url).status_code == 404


def test_a_reader_who_does_not_coordinate_is_told_why_not(client, family):
    team = TeamFactory()
    share(family, team)
    client.force_login(member_of(team))

    response = client.get(nominate_url(family))

    assert response.status_code == 403
    assert "the lead professional can do this" in response.content.decode()


def test_a_stranger_finds_no_such_page(client, family):
    client.force_login(outsider())

    assert client.get(nominate_url(family)).status_code == 404
