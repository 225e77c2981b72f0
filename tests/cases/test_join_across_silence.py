"""Why the other record cannot be joined is not told to who may not open it (R8)."""

import pytest

from cases.commands.join_requests import NOT_NOW, Reply, answer_join_request
from cases.models import JoinRequest, Person
from information_sharing.exceptions import NotPossibleNow
from tests.factories.cases_centre import JoinRequestFactory, TransferFactory
from tests.people import household, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours():
    return household()


@pytest.fixture
def theirs():
    return household()


@pytest.fixture
def keeper(theirs):
    return team_member(theirs.case)


@pytest.fixture
def asked(ours, theirs):
    by, reference = team_member(ours.case), theirs.case.reference
    return JoinRequestFactory(case=ours.case, other_reference=reference, asked_by=by)


def refusal(asked, case, by, *, keep_theirs=False):
    """Return the words with which a yes is refused."""
    reply = Reply(JoinRequest.Answer.YES, keep_theirs=keep_theirs)
    with pytest.raises(NotPossibleNow) as refused:
        answer_join_request(request=asked, case=case, reply=reply, by=by)
    return str(refused.value)


def hand_over(case):
    TransferFactory(case=case)


def join_another(case):
    earlier = household(family=case.family).case
    earlier.merged_into = case
    earlier.save()


@pytest.mark.parametrize("happens", [hand_over, join_another])
def test_that_the_other_family_moves_is_not_told(ours, theirs, keeper, asked, happens):
    happens(ours.case)

    assert refusal(asked, theirs.case, keeper) == NOT_NOW
    assert JoinRequest.objects.get().answer == ""


def test_who_may_open_their_record_reads_why(ours, theirs, keeper, asked):
    share(ours, theirs.case.recording_team)
    hand_over(ours.case)

    assert "hand-over" in refusal(asked, theirs.case, keeper)


def test_of_her_own_record_she_reads_why(theirs, keeper, asked):
    hand_over(theirs.case)

    assert "hand-over" in refusal(asked, theirs.case, keeper, keep_theirs=True)


def test_records_without_a_birth_date_in_common_are_not_joined(asked, theirs, keeper):
    Person.objects.filter(case=theirs.case).update(born_on=None)
    yes = Reply(JoinRequest.Answer.YES)

    with pytest.raises(NotPossibleNow, match="the same date of birth"):
        answer_join_request(request=asked, case=theirs.case, reply=yes, by=keeper)
