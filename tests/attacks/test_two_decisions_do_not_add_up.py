"""Health of one child and development of another never show the health of both."""

import pytest
from django.urls import reverse

from cases import commands
from cases.models import Contribution
from information_sharing.exceptions import AccessDenied
from tests.factories.cases import AssessmentFactory, ContributionFactory
from tests.people import consent_for, share

pytestmark = pytest.mark.django_db
UNSHARED = "Her lead level was high in March."


@pytest.fixture
def crossed(family, brother, therapy, therapist):
    """HEALTH of the girl, DEVELOPMENT of her brother, both for one team."""
    for person, category in ((family.child, "HEALTH"), (brother, "DEVELOPMENT")):
        consent = consent_for(family, therapy, people=[person], categories=[category])
        share(family, therapy, consent=consent, people=[person])
    return AssessmentFactory(person=brother)


def element(assessment, code):
    return reverse("cases:element", args=[assessment.case_id, assessment.pk, code])


@pytest.mark.parametrize("revision", ["0", "1", "2"])
def test_no_revision_shows_or_replaces_what_is_not_shared(
    client, crossed, therapist, revision
):
    kept = ContributionFactory(
        assessment=crossed, element="1.1.1", category="HEALTH", needs=UNSHARED
    )
    client.force_login(therapist)

    response = client.post(
        element(crossed, "1.1.1"), {"revision": revision, "needs": "Mine."}
    )

    assert response.status_code == 403
    assert UNSHARED not in response.content.decode()
    assert Contribution.objects.get(pk=kept.pk).needs == UNSHARED


def test_what_is_shared_of_each_child_can_be_written(client, crossed, therapist):
    client.force_login(therapist)

    response = client.post(
        element(crossed, "1.1.3"), {"revision": "0", "needs": "More words."}
    )

    assert response.status_code == 302
    assert Contribution.objects.get(assessment=crossed).needs == "More words."


def test_the_command_refuses_whoever_sends_it(crossed, therapist):
    with pytest.raises(AccessDenied):
        commands.write_contribution(
            assessment=crossed, element="1.1.1", texts={}, revision=0, by=therapist
        )


def test_the_sheet_says_not_shared_instead_of_empty(client, crossed, therapist):
    client.force_login(therapist)

    page = client.get(reverse("cases:assessment", args=[crossed.case_id]))

    assert element(crossed, "1.1.1") not in page.content.decode()
    assert element(crossed, "1.1.3") in page.content.decode()
