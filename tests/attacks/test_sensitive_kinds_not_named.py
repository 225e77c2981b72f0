"""That a team is told of something sensitive is itself a fact, on every page."""

import pytest
from django.urls import reverse

from information_sharing.categories import Category
from tests.factories.agencies import TeamFactory
from tests.people import consent_for, lead_professional, member_of, share

pytestmark = pytest.mark.django_db
NAMED = Category.SUBSTANCE_USE.label


@pytest.fixture
def consent(family, therapy):
    """One consent for two teams; the clinic is told more than the therapists."""
    clinic = TeamFactory(name="The clinic")
    member_of(clinic)
    consent = consent_for(
        family, therapy, clinic, categories=["HEALTH", "SUBSTANCE_USE"]
    )
    share(family, therapy, consent=consent, categories=["HEALTH"])
    consent.clinics = share(
        family, clinic, consent=consent, categories=["SUBSTANCE_USE"]
    )
    return consent


def confirm(client, consent):
    """Post the first of the two withdrawal pages, for all teams."""
    page = reverse(
        "information_sharing:withdraw-consent", args=[consent.case_id, consent.pk]
    )
    response = client.post(page, {"what": "all", "reason": "She said so."})
    assert "From their next click" in response.content.decode()
    return response.content.decode()


def test_withdrawing_names_no_sensitive_kind_to_who_does_not_see_it(
    client, consent, family, therapy, therapist
):
    keeps = consent_for(family, TeamFactory(), therapy, categories=["SUBSTANCE_USE"])
    clinic = consent.clinics.through_team
    keeps.teams.create(team=clinic)
    share(family, clinic, consent=keeps, categories=["SUBSTANCE_USE"])
    client.force_login(therapist)

    assert NAMED not in confirm(client, consent)


def test_withdrawing_names_it_to_who_sees_it(client, consent, family, worker):
    keeps = consent_for(family, consent.clinics.through_team, categories=["HEALTH"])
    share(family, consent.clinics.through_team, consent=keeps)
    client.force_login(worker)

    assert NAMED in confirm(client, consent)


def of_the_clinic(client, consent):
    case, decision = consent.case_id, consent.clinics.decision_id
    pages = (
        reverse("information_sharing:sharing", args=[case]),
        reverse("information_sharing:decision", args=[case, decision]),
    )
    whole = [client.get(page).content.decode() for page in pages]
    return [page.split("<h1", 1)[1] for page in whole]


def test_a_lead_professional_reads_no_sensitive_kind_beyond_her_consent(
    client, consent, family
):
    client.force_login(lead_professional(family))

    for page in of_the_clinic(client, consent):
        assert NAMED not in page


def test_the_recording_team_reads_what_was_decided(client, consent, worker):
    client.force_login(worker)

    for page in of_the_clinic(client, consent):
        assert NAMED in page
