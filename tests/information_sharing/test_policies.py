"""When: every pair of states, and what a closed case or a settled decision allows."""

from itertools import product

import pytest
from django.utils import timezone

from cases.models import Case
from information_sharing import policies
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import SharingDecision
from tests.factories.cases import CaseFactory
from tests.factories.cases_centre import TransferFactory

S = Case.Status
LEGAL = {
    (S.OPENED, S.ACTIVE), (S.OPENED, S.CLOSED), (S.ACTIVE, S.ACTIVE), (S.ACTIVE, S.CLOSED),
    (S.CLOSED, S.OPENED),
}  # fmt: skip


@pytest.mark.parametrize(("now", "then"), list(product(S, S)))
def test_every_pair_of_states(now, then):
    case = Case(status=now)
    if (now, then) in LEGAL:
        policies.check_case_may_become(case, then)
    else:
        with pytest.raises(NotPossibleNow, match="cannot go from"):
            policies.check_case_may_become(case, then)


@pytest.mark.parametrize("status", S)
def test_only_an_open_case_is_written_in(status):
    if status == S.CLOSED:
        with pytest.raises(NotPossibleNow, match="closed"):
            policies.check_case_is_open(Case(status=status))
    else:
        policies.check_case_is_open(Case(status=status))


def test_every_state_says_whose_turn_it_is():
    assert set(policies.WHOSE_TURN) == set(S)


def waiting(**changes):
    """Return a decision that waits for a second person, unless changed."""
    fields = {"outcome": "SHARE", "basis": "DUTY", "categories": ["HEALTH"], **changes}
    return SharingDecision(**fields)


def test_a_decision_without_consent_waits_for_a_second_person():
    policies.check_waits_for_second_person(waiting())


@pytest.mark.parametrize(
    "changes",
    [{"superseded_at": timezone.now()}, {"countersigned_at": timezone.now()},
     {"basis": "CONSENT"}, {"outcome": "DO_NOT_SHARE", "basis": "NONE"},
     {"categories": []}],
)  # fmt: skip
def test_others_do_not_wait(changes):
    with pytest.raises(NotPossibleNow):
        policies.check_waits_for_second_person(waiting(**changes))


@pytest.mark.django_db
def test_a_record_is_not_joined_to_itself():
    case = CaseFactory()

    with pytest.raises(NotPossibleNow, match="That is this record"):
        policies.check_may_be_joined(case, case)


@pytest.mark.django_db
def test_only_what_was_joined_to_this_open_record_is_parted_from_it():
    kept, third = CaseFactory(), CaseFactory()
    other = CaseFactory(closed=True, merged_into=kept)

    policies.check_may_be_parted(kept, other)
    for stranger in (CaseFactory(), CaseFactory(closed=True, merged_into=third)):
        with pytest.raises(NotPossibleNow, match="was not joined"):
            policies.check_may_be_parted(kept, stranger)
    kept.status = S.CLOSED
    with pytest.raises(NotPossibleNow, match="stay joined"):
        policies.check_may_be_parted(kept, other)


@pytest.mark.django_db
def test_a_hand_over_stops_the_closing_of_its_own_case_only():
    transfer = TransferFactory()

    policies.check_nothing_is_handed_over(CaseFactory())
    with pytest.raises(NotPossibleNow, match="under way"):
        policies.check_nothing_is_handed_over(transfer.case)
    with pytest.raises(NotPossibleNow, match="under way"):
        policies.check_may_be_joined(CaseFactory(), transfer.case)
