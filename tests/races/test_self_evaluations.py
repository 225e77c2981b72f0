"""Two managers submit, sign or correct at the same moment: it happens once."""

import pytest

from evaluation.commands.conversations import sign_conversation
from evaluation.commands.submissions import start_correction, submit_self_evaluation
from evaluation.models import SelfEvaluation, SignOff
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import AccessEvent
from tests.evaluation.submitted import LAST_YEAR, submitted, write_all
from tests.factories.agencies import TeamFactory
from tests.factories.evaluation_centre import (
    AnnualConversationFactory,
    SelfEvaluationFactory,
)
from tests.people import centre_manager
from tests.races.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def centre(transactional_db):
    return TeamFactory().centre


def test_two_who_submit_at_once_submit_once(centre):
    first, second = centre_manager(centre), centre_manager(centre)
    draft = SelfEvaluationFactory(centre=centre, started_by=first, **LAST_YEAR)
    write_all(draft, first)

    def submit(by):
        return lambda: submit_self_evaluation(evaluation=draft, by=by)

    outcomes = at_once(submit(first), submit(second))

    [refused] = [one for one in outcomes if isinstance(one, Exception)]
    assert isinstance(refused, NotPossibleNow), refused
    assert SelfEvaluation.objects.get().status == "SUBMITTED"
    assert AccessEvent.objects.filter(event="SELF_EVALUATION_SUBMITTED").count() == 1


def test_two_who_correct_at_once_work_on_one_draft(centre):
    first, second = centre_manager(centre), centre_manager(centre)
    row = submitted(centre, first)

    def correct(by):
        return lambda: start_correction(evaluation=row, reason="A slip", by=by)

    outcomes = at_once(correct(first), correct(second))

    assert outcomes[0] == outcomes[1]
    assert SelfEvaluation.objects.filter(supersedes=row).count() == 1
    assert outcomes[0].sections.count() == row.sections.count()


def test_one_side_signs_once(centre):
    first, second = centre_manager(centre), centre_manager(centre)
    row = submitted(centre, first)
    held = AnnualConversationFactory(
        self_evaluation=row, answer="Yes", recorded_by=first
    )
    read = held.as_read

    def sign(by):
        return lambda: sign_conversation(submission=row, read=read, by=by)

    outcomes = at_once(sign(first), sign(second))

    [refused] = [one for one in outcomes if isinstance(one, Exception)]
    assert isinstance(refused, NotPossibleNow), refused
    assert SignOff.objects.count() == 1
