"""Who completes a checklist, and how its answers are shared."""

import pytest

from cases import commands
from cases.models import Case, ChecklistAnswer
from information_sharing import access
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.factories.agencies import TeamFactory
from tests.people import household, lead_professional, member_of, share, team_member

pytestmark = pytest.mark.django_db

ANSWERS = {
    "BH": ("YES", "Grows well."),
    "SS": ("NOT_SURE", "The stairs have no gate."),
    "EA": ("NO", "Few words."),
    "PC": ("YES", ""),
    "EW": ("YES", ""),
}
DECISION = {
    "services_needed": "Speech therapy",
    "can_provide": "NO",
    "assessment_would_help": "YES",
    "decision": "ASSESSMENT_AGREED",
    "reason": "Few words.",
    "family_agrees": True,
}


def complete(family, by):
    return commands.complete_checklist(
        case=family.case, person=family.child, answers=ANSWERS, by=by, **DECISION
    )


def test_the_recording_team_completes_it():
    family = household()

    checklist = complete(family, team_member(family.case))

    assert checklist.answers.count() == len(ANSWERS)


def test_the_lead_professional_completes_it():
    family = household()

    assert complete(family, lead_professional(family)).pk


def test_a_team_it_is_shared_with_does_not():
    family, therapy = household(), TeamFactory()
    share(family, therapy)

    with pytest.raises(AccessDenied, match="lead professional"):
        complete(family, member_of(therapy))


def test_each_answer_is_shared_by_its_own_category():
    family, therapy = household(), TeamFactory()
    share(family, therapy)
    complete(family, team_member(family.case))

    seen = access.visible_facts(member_of(therapy), ChecklistAnswer.objects.all())

    assert {answer.outcome for answer in seen} == {"BH", "EA"}


def test_nothing_is_written_in_a_closed_case():
    family = household(closed=True)

    with pytest.raises(NotPossibleNow, match="closed"):
        complete(family, team_member(family.case))

    assert Case.objects.get().checklists.count() == 0
