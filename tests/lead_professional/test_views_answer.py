"""The page on which the nominee answers."""

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import TeamMembership
from information_sharing.models import ConsentTeam
from lead_professional.queries import waiting_for
from tests.factories.agencies import TeamFactory
from tests.factories.lead_professional import NominationFactory
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    outsider,
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
    answer = {"answer": "decline", "why_not": "CONFLICT"}

    response = client.post(answer_url(nomination), answer)

    assert "Write in a few words" in response.content.decode()


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


def test_she_is_told_that_she_sees_nothing_only_if_she_does(client, family, nomination):
    said = "You see nothing about the family before you accept"
    client.force_login(nomination.nominee)
    address = reverse("lead_professional:nomination", args=[nomination.pk])
    assert said in client.get(address).content.decode()

    case = household().case
    colleague = team_member(case)
    own = NominationFactory(case=case, nominee=colleague, team=case.recording_team)
    client.force_login(colleague)
    address = reverse("lead_professional:nomination", args=[own.pk])
    page = client.get(address).content.decode()
    assert "You are asked to be a lead professional" in page
    assert said not in page
