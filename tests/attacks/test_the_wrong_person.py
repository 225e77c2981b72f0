"""An assessment goes to the wrong person: the link opens nothing, the paper says whose."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from information_sharing import commands
from tests.factories.cases import AssessmentFactory, ContributionFactory
from tests.people import consent_for, outsider, share

pytestmark = pytest.mark.django_db

SHARED, NOT_SHARED = "Sleeps through the night.", "Rent is two months behind."


@pytest.fixture
def paper(family):
    """The address of the paper about a family of which something is known."""
    sheet = AssessmentFactory(person=family.child)
    ContributionFactory(assessment=sheet, strengths=SHARED)
    ContributionFactory(
        assessment=sheet, element="3.3.1", category="HOUSING_MONEY", needs=NOT_SHARED
    )
    return reverse("cases:summary-pdf", args=[family.case.pk])


def words_of(response):
    pages = PdfReader(BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_a_link_sent_on_opens_nothing(client, paper):
    client.force_login(outsider())

    assert client.get(paper).status_code == 404


def test_the_paper_says_for_whom_it_was_made(client, paper, family, therapist, therapy):
    share(family, therapy)
    client.force_login(therapist)

    words = words_of(client.get(paper))

    assert str(therapist) in words
    assert family.case.reference in words
    assert SHARED in words
    assert NOT_SHARED not in words


def test_its_name_on_the_disk_names_nobody(client, paper, family, worker):
    client.force_login(worker)

    named = client.get(paper)["Content-Disposition"]

    assert family.case.reference in named
    assert family.child.family_name not in named


def test_it_cannot_be_fetched_again_after_the_consent_is_gone(
    client, paper, family, therapy, therapist, worker
):
    consent = consent_for(family, therapy)
    share(family, therapy, consent=consent)
    client.force_login(therapist)
    assert client.get(paper).status_code == 200

    commands.withdraw_consent(consent=consent, reason="Sent to a wrong one.", by=worker)

    assert client.get(paper).status_code == 404
