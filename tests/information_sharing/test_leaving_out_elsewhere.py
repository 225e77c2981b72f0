"""Of an adult who agreed in another consent it is not said that she has not agreed."""

import pytest

from information_sharing import commands
from information_sharing.leaving_out import (
    AGREED_ELSEWHERE,
    DID_NOT_AGREE,
    left_out_of,
)
from tests.factories.cases import PersonFactory
from tests.information_sharing.school import decide, name_in, to_school
from tests.people import consent_for, household, team_member

pytestmark = pytest.mark.django_db


def why(decision, person, by):
    return dict(left_out_of(decision, by=by).people)[str(person)]


def test_another_consent_of_hers_that_names_the_body_counts():
    family = household()
    by = team_member(family.case)
    father = PersonFactory(
        case=family.case, kind="PARENT_CARER", relationship="father", given_name="Rowan"
    )
    decided = decide(family, to_school(consent_for(family), family), by)
    assert why(decided, father, by) == DID_NOT_AGREE

    his = consent_for(family, people=[father])
    his.given_by = father
    his.save(update_fields=["given_by"])
    name_in(his, "Another school")
    assert why(decided, father, by) == DID_NOT_AGREE

    body = name_in(his, "HILL TOP  school")
    assert why(decided, father, by) == AGREED_ELSEWHERE
    commands.withdraw_consent(consent=his, body=body, reason="No.", by=by)
    assert why(decided, father, by) == DID_NOT_AGREE
