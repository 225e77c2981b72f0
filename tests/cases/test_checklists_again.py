"""A second checklist about the same child takes the place of the first one's reminder."""

import pytest

from cases.models import FollowUp
from cases.queries.known import known_already
from information_sharing.models import AccessEvent
from tests.cases.test_commands_checklist import complete
from tests.factories.cases import (
    AssessmentFactory,
    ChecklistAnswerFactory,
    ChecklistFactory,
    PersonFactory,
)
from tests.factories.cases_record import FollowUpFactory
from tests.people import household, team_member

pytestmark = pytest.mark.django_db


def waiting_for(person):
    checklist = ChecklistFactory(person=person, decision="SINGLE_AGENCY")
    return FollowUpFactory(checklist=checklist)


def test_a_newer_checklist_ends_what_waited_after_the_older_of_that_child():
    family = household()
    by = team_member(family.case)
    older = waiting_for(family.child)
    sisters = waiting_for(PersonFactory(case=family.case))

    complete(family, by)

    older.refresh_from_db()
    assert older.done_by == by
    assert older.words == "A newer checklist says how things are."
    assert list(FollowUp.objects.filter(done_at=None)) == [sisters]
    logged = AccessEvent.objects.get(event="CHECKLIST_COMPLETED")
    assert logged.details == {"follow_ups": [str(older.pk)]}


def test_what_two_checklists_say_alike_is_known_once():
    family = household()
    sheet = AssessmentFactory(person=family.child)
    for words in ("Sleeps badly.", "Sleeps  badly. ", "Eats well."):
        checklist = ChecklistFactory(person=family.child)
        ChecklistAnswerFactory(checklist=checklist, comment=words)

    known = known_already(
        viewer=team_member(family.case),
        assessment=sheet,
        element=sheet.template.element("1.1.1"),
    )

    assert [each.words.split() for each in known] == [
        ["Eats", "well."],
        ["Sleeps", "badly."],
    ]
