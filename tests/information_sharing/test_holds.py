"""Legal holds: placed and lifted by an officer with a reason, by reference."""

import pytest
from django.urls import reverse

from agencies.models import RoleName
from information_sharing.models import AccessEvent, LegalHold
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.cases import CaseFactory
from tests.factories.information_sharing_office import (
    DestructionCertificateFactory,
    LegalHoldFactory,
)
from tests.people import household, team_member

pytestmark = pytest.mark.django_db
HOME = reverse("information_sharing:retention")
PLACE = reverse("information_sharing:place-hold")


@pytest.fixture
def officer(client):
    officer = TeamMembershipFactory(role=RoleName.INFORMATION_OFFICER).practitioner
    client.force_login(officer)
    return officer


def hold_page(hold):
    return reverse("information_sharing:hold", args=[hold.pk])


def test_a_hold_is_placed_by_reference(client, officer):
    case = household(reference="TA-2K7-4M").case
    assert client.get(PLACE).status_code == 200

    sent = {"reference": " ta-2k7-4m ", "reason": "A court has asked."}
    assert client.post(PLACE, sent).url == HOME

    hold = LegalHold.objects.get()
    assert (hold.case, hold.reason, hold.placed_by) == (case, sent["reason"], officer)
    event = AccessEvent.objects.get(event="HOLD_PLACED")
    assert (event.case, event.target, event.details) == (case, hold.pk, {})
    assert "TA-2K7-4M" in client.get(HOME).content.decode()
    assert client.get(case.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("sent", "field"),
    [({"reference": "TA-NO", "reason": "A court."}, "reference"),
     ({"reference": "TA-1", "reason": " "}, "reason"),
     ({"reason": "A court."}, "reference")],
)  # fmt: skip
def test_what_is_missing_or_wrong_is_said(client, officer, sent, field):
    household(reference="TA-1")

    response = client.post(PLACE, sent)

    assert field in response.context_data["form"].errors
    assert not LegalHold.objects.exists()


def test_a_second_hold_and_a_destroyed_record_are_refused(client, officer):
    held = LegalHoldFactory().case
    destroyed = CaseFactory()
    DestructionCertificateFactory(case_key=destroyed.pk)
    for case, words in ((held, "already"), (destroyed, "destroyed")):
        sent = {"reference": case.reference, "reason": "A court."}

        assert words in client.post(PLACE, sent).content.decode()
    assert LegalHold.objects.count() == 1


def test_a_hold_is_lifted_once_with_a_reason(client, officer):
    hold = LegalHoldFactory()
    assert "A court has asked" in client.get(hold_page(hold)).content.decode()
    refused = client.post(hold_page(hold), {"reason": ""})
    assert "reason" in refused.context_data["form"].errors

    sent = {"reason": "The court is done."}
    assert client.post(hold_page(hold), sent).url == HOME

    hold.refresh_from_db()
    assert (hold.lift_reason, hold.lifted_by) == (sent["reason"], officer)
    assert AccessEvent.objects.get(event="HOLD_LIFTED").case == hold.case
    assert "Lifted by" in client.get(hold_page(hold)).content.decode()
    again = client.post(hold_page(hold), {"reason": "Once more."})
    assert "already" in again.content.decode()


@pytest.mark.parametrize(
    "role", [r for r in RoleName if r != RoleName.INFORMATION_OFFICER]
)
def test_other_roles_hold_nothing(client, role):
    hold = LegalHoldFactory()
    client.force_login(TeamMembershipFactory(role=role).practitioner)

    for address in (HOME, PLACE, hold_page(hold)):
        assert client.get(address).status_code == 403
    assert client.post(hold_page(hold), {"reason": "x"}).status_code == 403


def test_not_even_those_who_work_with_the_family(client):
    hold = LegalHoldFactory()
    client.force_login(team_member(hold.case))

    assert client.get(hold_page(hold)).status_code == 403
