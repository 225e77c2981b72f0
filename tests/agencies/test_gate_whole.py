"""What must be whole is whole, also where somebody has not learnt to share (R17)."""

import pytest
from django.utils import timezone

from agencies.models import TrainingPlace
from cases.models import Contribution
from information_sharing import access, commands
from information_sharing.exceptions import AccessDenied
from information_sharing.models import Oversight
from tests.factories.agencies_people import TrainingGateFactory, TrainingPlaceFactory
from tests.factories.cases import ContributionFactory
from tests.information_sharing.office import officer_for
from tests.information_sharing.school import address, decide, made, to_school, words_of
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


def test_a_document_with_an_assessment_is_made_whole_by_who_has_learnt(client):
    family = household()
    ContributionFactory(case=family.case, person=family.child, strengths="canary-text")
    consent = consent_for(family)
    maker, learnt = team_member(family.case), team_member(family.case)
    TrainingGateFactory(starts_on=timezone.localdate())
    TrainingPlaceFactory(practitioner=learnt, status=TrainingPlace.Status.ATTENDED)
    decision = decide(family, to_school(consent, family), maker)
    make = commands.make_disclosure

    with pytest.raises(AccessDenied, match="training in sharing"):
        make(decision=decision, by=maker)
    document = make(decision=decision, by=learnt)

    assert "canary-text" in words_of(document)
    read = address("disclosure", decision)
    for reader, status in ((maker, 403), (learnt, 200)):
        client.force_login(reader)
        assert client.get(read).status_code == status


def test_a_document_without_an_assessment_asks_for_no_training():
    family = household()
    consent = consent_for(family)
    maker = team_member(family.case)
    TrainingGateFactory(starts_on=timezone.localdate())

    assert words_of(made(family, consent, maker))
