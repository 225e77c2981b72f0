"""What must be whole is whole, also where somebody has not learnt to share (R17)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Contribution
from information_sharing import access
from information_sharing.models import Oversight
from tests.factories.agencies_people import TrainingGateFactory
from tests.factories.cases import ContributionFactory
from tests.information_sharing.office import officer_for
from tests.information_sharing.school import made, words_of
from tests.people import consent_for, household, team_member

pytestmark = pytest.mark.django_db
Purpose = Oversight.Purpose


@pytest.mark.parametrize(
    ("purpose", "holds"), [(Purpose.SUBJECT_ACCESS, True), (Purpose.SUPERVISION, False)]
)
def test_who_answers_a_request_for_a_record_reads_all_of_it(purpose, holds):
    family = household()
    ContributionFactory(case=family.case, person=family.child)
    TrainingGateFactory(starts_on=timezone.localdate())

    officer = officer_for(family.case, purpose=purpose)

    assert access.facts_of(officer, Contribution, family.case).exists() is holds
    assert access.can_read_assessments(officer, family.case) is holds


def test_a_document_holds_what_was_decided_whoever_makes_it(client):
    family = household()
    ContributionFactory(case=family.case, person=family.child, strengths="canary-text")
    consent = consent_for(family)
    maker = team_member(family.case)
    TrainingGateFactory(starts_on=timezone.localdate())
    client.force_login(maker)

    document = made(family, consent, maker)

    assert "canary-text" in words_of(document)
    address = reverse("cases:assessment", args=[family.case.pk])
    assert client.get(address).status_code == 403
