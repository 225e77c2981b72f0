"""A consent is taken back while somebody reads, writes, decides or prints (R2)."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from cases.models import Contribution
from information_sharing import access, commands
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import AccessEvent, SharingDecision
from tests.factories.cases import AssessmentFactory, ContributionFactory
from tests.information_sharing.walks import walk_on
from tests.races.together import Meanwhile, at_once, elsewhere

pytestmark = pytest.mark.django_db(transaction=True)

WORD = "canarysong"
PAGES = ("cases:summary-pdf", "cases:api-detail", "cases:detail", "cases:plan")
WITH_WORDS = ("cases:summary-pdf", "cases:api-detail")


@pytest.fixture
def assessment(family):
    """What was found out about the child's health."""
    sheet = AssessmentFactory(person=family.child)
    ContributionFactory(assessment=sheet, needs=WORD, strengths=WORD)
    return sheet


def text_of(response):
    if response["Content-Type"] != "application/pdf":
        return response.content.decode()
    return " ".join(
        p.extract_text() for p in PdfReader(BytesIO(response.content)).pages
    )


def test_between_page_and_post(assessment, therapist, signed_in, withdraw):
    browser = signed_in(therapist)
    path = reverse("cases:element", args=[assessment.case_id, assessment.pk, "1.1.1"])
    assert browser.get(path).status_code == 200

    elsewhere(withdraw)

    answer = browser.post(path, {"needs": "More.", "strengths": "x", "evidence": "y"})
    assert answer.status_code == 404
    assert Contribution.objects.filter(assessment=assessment).count() == 1


@pytest.mark.parametrize("name", PAGES)
def test_between_two_looks_at_the_same_page(
    name, assessment, therapist, signed_in, withdraw
):
    browser = signed_in(therapist)
    path = reverse(name, args=[assessment.case_id])
    assert browser.get(path).status_code == 200

    elsewhere(withdraw)

    assert browser.get(path).status_code == 404


@pytest.mark.parametrize("name", WITH_WORDS)
def test_while_a_long_page_is_made(name, assessment, therapist, signed_in, withdraw):
    """The page had begun; what it fetches after the withdrawal is not on it."""
    browser = signed_in(therapist)
    path = reverse(name, args=[assessment.case_id])
    assert WORD in text_of(browser.get(path))
    meanwhile = Meanwhile('FROM "cases_contribution"', withdraw)

    response = meanwhile.during(lambda: browser.get(path))

    assert meanwhile.happened
    assert WORD not in text_of(response)
    assert browser.get(path).status_code == 404


def test_while_somebody_decides(family, therapy, therapist, worker, consent, withdraw):
    """Whichever comes first, nothing is open at the end."""
    walk = walk_on(consent, family, therapy)

    decided, withdrawn = at_once(
        lambda: commands.decide(case=family.case, walk=walk, by=worker), withdraw
    )

    assert isinstance(decided, SharingDecision | NotPossibleNow), decided
    assert not isinstance(withdrawn, Exception)
    assert not access.can_view_case(therapist, family.case)


def test_at_the_same_time_by_two_people(family, therapist, worker, consent, withdraw):
    outcomes = at_once(withdraw, withdraw)

    refused = [one for one in outcomes if isinstance(one, NotPossibleNow)]
    assert len(refused) == 1, outcomes
    told = AccessEvent.objects.filter(event="CONSENT_WITHDRAWN", case=family.case)
    assert told.count() == 1
    assert not access.can_view_case(therapist, family.case)
