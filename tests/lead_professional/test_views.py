"""The pages of asking and answering: who opens them, and what they say."""

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import TeamMembership
from information_sharing.models import AccessEvent, ConsentTeam
from lead_professional.models import Appointment, Nomination
from lead_professional.queries import waiting_for
from tests.factories.agencies import TeamFactory
from tests.factories.lead_professional import NominationFactory
from tests.people import (
    consent_for,
    household,
    lead_professional,
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


def answer_url(nomination):
    return reverse("lead_professional:nomination", args=[nomination.pk])


def posted(tom, **fields):
    place = TeamMembership.objects.get(practitioner=tom)
    return {"family_wish": "Tom, please.", "nominee": str(place.pk)} | fields


def test_without_consent_the_page_says_to_record_it(client, family, coordinator):
    client.force_login(coordinator)

    page = client.get(nominate_url(family)).content.decode()

    assert "Only people in teams the family agreed to" in page
    assert "Record consent" in page
    assert "Send the question" not in page


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


def test_the_nominee_is_told_nothing_of_the_family(client, family, nomination, tom):
    client.force_login(tom)

    response = client.get(answer_url(nomination))

    page = response.content.decode()
    assert response.status_code == 200
    assert family.case.reference in page
    assert str(nomination.nominated_by) in page
    assert str(family.case.recording_team) in page
    for hidden in ("CANARY", "Maya", "Ward", "Leah", "Okoro"):
        assert hidden not in page


def test_nobody_but_the_nominee_finds_the_page(client, family, nomination, support):
    lead = lead_professional(family)
    for other in (outsider(), member_of(support), team_member(family.case), lead):
        client.force_login(other)
        assert client.get(answer_url(nomination)).status_code == 404
        assert client.post(answer_url(nomination), {}).status_code == 404


def test_a_nominee_who_left_finds_no_such_page(client, nomination, tom):
    TeamMembership.objects.filter(practitioner=tom).update(
        ended_at=timezone.now(), ended_by=tom
    )
    client.force_login(tom)

    assert client.get(answer_url(nomination)).status_code == 404


def test_accepting_leads_to_the_case(client, family, nomination, tom):
    client.force_login(tom)

    response = client.post(answer_url(nomination), {"answer": "accept"})

    assert response.url == family.case.get_absolute_url()
    page = client.get(response.url).content.decode()
    assert "Tom Reed" in page
    again = client.get(answer_url(nomination)).content.decode()
    assert "You accepted on" in again


def test_declining_without_a_reason_is_asked_again(client, nomination, tom):
    client.force_login(tom)

    response = client.post(answer_url(nomination), {"answer": "decline"})

    assert response.status_code == 200
    assert "Select why you decline" in response.content.decode()


def test_another_reason_needs_words(client, nomination, tom):
    client.force_login(tom)
    answer = {"answer": "decline", "why_not": "OTHER"}

    response = client.post(answer_url(nomination), answer)

    assert "Write the other reason" in response.content.decode()


def test_declining_goes_home_and_the_team_sees_why(
    client, family, nomination, tom, coordinator
):
    client.force_login(tom)
    answer = {"answer": "decline", "why_not": "CAPACITY", "words": SCRIPT}

    response = client.post(answer_url(nomination), answer)

    assert response.url == reverse("home")
    assert (
        "answered or taken back" in client.get(answer_url(nomination)).content.decode()
    )
    client.force_login(coordinator)
    page = client.get(nominate_url(family)).content.decode()
    assert "I have no room for another family now." in page
    assert "<script>alert" not in page


def test_accepting_too_late_is_said_plainly(client, nomination, tom):
    client.force_login(tom)
    ConsentTeam.objects.filter(consent=nomination.consent).update(
        withdrawn_at=timezone.now(), withdrawn_by=nomination.nominated_by
    )

    response = client.post(answer_url(nomination), {"answer": "accept"})

    assert response.status_code == 200
    assert "can no longer be accepted" in response.content.decode()


def test_waiting_for_lists_what_can_still_be_answered(nomination, tom):
    assert waiting_for(tom) == [nomination]
    assert waiting_for(nomination.nominated_by) == []

    ConsentTeam.objects.filter(consent=nomination.consent).update(
        withdrawn_at=timezone.now(), withdrawn_by=nomination.nominated_by
    )

    assert waiting_for(tom) == []
