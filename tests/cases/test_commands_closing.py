"""Closing ends what is still open, in one go, and the lead's access with it."""

import pytest

from cases.commands.closing import close_case
from cases.models import Action, Case, FollowUp, Meeting
from information_sharing import access
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Notice
from lead_professional.models import Appointment, Nomination
from tests.cases.meeting_world import begin, planned
from tests.factories.agencies import TeamFactory
from tests.factories.cases import ActionFactory
from tests.factories.cases_record import FollowUpFactory
from tests.factories.lead_professional import NominationFactory
from tests.people import (
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


def test_closing_ends_actions_the_appointment_and_the_open_question(family):
    lead = lead_professional(family)
    open_action = ActionFactory(goal__plan__case=family.case)
    done = ActionFactory(goal=open_action.goal, done=True)
    question = NominationFactory(case=family.case)
    visitor = team_member(family.case)

    close_case(case=family.case, reason="Needs met.", by=visitor)

    family.case.refresh_from_db()
    assert family.case.status == Case.Status.CLOSED
    assert (family.case.closing_reason, family.case.closed_by) == (
        "Needs met.",
        visitor,
    )
    open_action.refresh_from_db()
    assert (open_action.status, open_action.ended_by) == ("DROPPED", visitor)
    assert Action.objects.get(pk=done.pk).status == "DONE"
    assert not Appointment.objects.filter(ended_at__isnull=True).exists()
    assert not Nomination.objects.get(pk=question.pk).is_waiting
    assert not access.can_view_case(lead, family.case)
    assert access.can_view_case(visitor, family.case)


def test_closing_is_one_event_without_words(family):
    close_case(case=family.case, reason="Needs met.", by=team_member(family.case))

    event = AccessEvent.objects.get()
    assert (event.event, event.details) == ("CASE_CLOSED", {"actions_ended": 0})


def test_work_of_other_cases_goes_on(family):
    action, asking = ActionFactory(), FollowUpFactory()

    close_case(case=family.case, reason="Needs met.", by=team_member(family.case))

    assert Action.objects.get(pk=action.pk).status == "TO_DO"
    assert FollowUp.objects.get(pk=asking.pk).done_at is None


def test_nobody_is_reminded_to_ask_a_family_that_has_left(family):
    asking = FollowUpFactory(checklist__person=family.child)
    by = team_member(family.case)

    close_case(case=family.case, reason="Needs met.", by=by)

    asking.refresh_from_db()
    assert (asking.done_by, asking.words) == (by, "The case was closed.")


def test_the_lead_may_close(family):
    lead = lead_professional(family)

    assert not close_case(case=family.case, reason="Moved.", by=lead).is_open
    assert not access.can_view_case(lead, family.case)


def test_others_may_not_close(family):
    team = TeamFactory()
    share(family, team)

    for other in (member_of(team), outsider()):
        with pytest.raises(AccessDenied):
            close_case(case=family.case, reason="No.", by=other)
    assert Case.objects.get(pk=family.case.pk).is_open


def test_a_case_closes_once(family):
    visitor = team_member(family.case)
    close_case(case=family.case, reason="Needs met.", by=visitor)

    with pytest.raises(NotPossibleNow, match="closed"):
        close_case(case=family.case, reason="Again.", by=visitor)


def test_closing_calls_off_the_meeting_that_is_planned():
    world = planned()

    close_case(case=world.family.case, reason="Needs met.", by=world.by)

    meeting = Meeting.objects.get()
    assert (meeting.status, meeting.cancelled_because) == (
        "CANCELLED",
        "The case was closed.",
    )
    assert meeting.cancelled_by == world.by
    told = Notice.objects.filter(kind="MEETING_OFF")
    assert {each.to for each in told} == {world.lead, world.therapist}


def test_a_case_does_not_end_while_people_sit_together():
    world = begin(planned())

    with pytest.raises(NotPossibleNow, match="under way"):
        close_case(case=world.family.case, reason="Needs met.", by=world.by)

    assert Case.objects.get().is_open
    assert Meeting.objects.get().status == "UNDER_WAY"
