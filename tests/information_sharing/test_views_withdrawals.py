"""Recording that consent is withdrawn: who is out, and from when (R2, R8)."""

import pytest
from django.urls import reverse

from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.people import (
    consent_for,
    household,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


def address(family, name="record-consent", *more):
    return reverse(f"information_sharing:{name}", args=[family.case.pk, *more])


def errors(response):
    return response.context_data["form"].errors


def withdrawal(family, consent):
    return address(family, "withdraw-consent", consent.pk)


def test_withdrawing_shows_who_loses_what_then_shuts(client, family, therapy, viewer):
    therapist = member_of(therapy, first_name="Joan", last_name="Ellis")
    consent = share(family, therapy).consent
    sent = {"what": "team", "team": str(therapy.pk), "reason": "Leah rang: no more."}

    asked = client.post(withdrawal(family, consent), sent)

    page = " ".join(asked.content.decode().split())
    assert asked.status_code == 200
    assert "From their next click" in page
    assert "Joan Ellis" in page
    assert "no longer sees this family's record at all" in page
    consent.refresh_from_db()
    assert not consent.teams.filter(withdrawn_at__isnull=False).exists()
    done = client.post(withdrawal(family, consent), {**sent, "confirmed": "1"})
    assert done.url == address(family, "exposure", consent.pk)
    client.force_login(therapist)
    assert client.get(family.case.get_absolute_url()).status_code == 404


def test_end_to_end_the_next_request_is_refused_everywhere(client, family, therapy):
    therapist = member_of(therapy)
    consent = share(family, therapy).consent
    remembered = [
        family.case.get_absolute_url(),
        reverse("cases:plan", args=[family.case.pk]),
        reverse("cases:assessment", args=[family.case.pk]),
        reverse("cases:summary-pdf", args=[family.case.pk]),
        reverse("cases:api-detail", args=[family.case.pk]),
        address(family, "why"),
        address(family, "who"),
    ]
    client.force_login(therapist)
    for page in remembered:
        assert client.get(page).status_code == 200
    assert family.case.reference in client.get(reverse("cases:list")).content.decode()
    client.force_login(team_member(family.case))
    sent = {
        "what": "team",
        "team": str(therapy.pk),
        "reason": "Changed her mind.",
        "confirmed": "1",
    }
    client.post(withdrawal(family, consent), sent)

    client.force_login(therapist)
    unknown = reverse("cases:detail", args=[household(grant=False).case.pk])
    nowhere = client.get(unknown)
    for page in remembered:
        assert client.get(page).status_code == 404
    refused = client.get(remembered[0])
    assert refused.content[-200:] == nowhere.content[-200:]
    for name in ("cases:list", "cases:api-list"):
        listed = client.get(reverse(name)).content.decode()
        assert family.case.reference not in listed
    search = client.get(reverse("cases:list"), {"q": family.case.reference})
    assert f">{family.case.reference}<" not in search.content.decode()


def test_the_whole_consent_may_be_withdrawn(client, family, therapy, viewer):
    consent = share(family, therapy).consent
    sent = {"what": "all", "reason": "No more.", "confirmed": "1"}

    client.post(withdrawal(family, consent), sent)

    consent.refresh_from_db()
    assert consent.withdrawn_by == viewer
    assert AccessEvent.objects.filter(event="CONSENT_WITHDRAWN").count() == 1


@pytest.mark.parametrize("missing", ["what", "reason"])
def test_for_whom_and_who_said_so_are_needed(client, family, therapy, viewer, missing):
    consent = share(family, therapy).consent
    sent = {"what": "all", "reason": "No more.", "confirmed": "1", missing: ""}

    response = client.post(withdrawal(family, consent), sent)

    assert missing in errors(response)


def test_a_withdrawn_team_is_not_offered_again(client, family, therapy, viewer):
    consent = share(family, therapy).consent
    sent = {"what": "team", "team": str(therapy.pk), "reason": "No.", "confirmed": "1"}
    client.post(withdrawal(family, consent), sent)

    assert "team" in errors(client.post(withdrawal(family, consent), sent))


def test_withdrawing_all_twice_is_said_plainly(client, family, therapy, viewer):
    consent = share(family, therapy).consent
    sent = {"what": "all", "reason": "No more.", "confirmed": "1"}
    client.post(withdrawal(family, consent), sent)

    response = client.post(withdrawal(family, consent), sent)

    assert "withdrawn already" in response.content.decode()


def test_a_therapist_records_a_withdrawal_and_is_out(client, family, therapy):
    grant = share(family, therapy)
    client.force_login(member_of(therapy))
    sent = {
        "what": "team",
        "team": str(therapy.pk),
        "reason": "She told me.",
        "confirmed": "1",
    }

    response = client.post(withdrawal(family, grant.consent), sent)

    assert response.url == reverse("home")
    assert client.get(family.case.get_absolute_url()).status_code == 404


def test_a_therapist_who_still_sees_something_stays(client, family, therapy):
    grant = share(family, therapy)
    share(family, therapy)
    client.force_login(member_of(therapy))
    sent = {
        "what": "team",
        "team": str(therapy.pk),
        "reason": "She told me.",
        "confirmed": "1",
    }

    response = client.post(withdrawal(family, grant.consent), sent)

    assert response.url == family.case.get_absolute_url()


def test_only_consents_that_she_knows_can_be_withdrawn(client, family, therapy, viewer):
    share(family, therapy)
    other = consent_for(family, TeamFactory())
    foreign = share(household(), therapy).consent
    assert client.get(withdrawal(family, other)).status_code == 200
    assert client.get(withdrawal(family, foreign)).status_code == 404

    client.force_login(member_of(therapy))

    assert client.get(withdrawal(family, other)).status_code == 404
    client.force_login(outsider())
    assert client.get(withdrawal(family, other)).status_code == 404
