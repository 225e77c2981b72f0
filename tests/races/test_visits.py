"""Three practitioners book, write and close at the same moment: nothing is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.addressees import Addressee, Words
from cases.commands.closing import close_case
from cases.commands.messages import write_message
from cases.commands.visits import book_visit, record_visit
from cases.models import Case, Contact, Message, Visit
from cases.notes import Subject
from cases.visiting import Booking, Done
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import AccessEvent, Notice
from tests.factories.cases_visits import VisitFactory
from tests.people import team_member
from tests.races.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
PLAN = Subject(None, "PLAN")


def soon():
    return timezone.localdate() + timedelta(days=3)


def book(family, by):
    booking = Booking("To weigh", soon(), "HOME", family.case.recording_team)
    return lambda: book_visit(case=family.case, subject=PLAN, booking=booking, by=by)


def write(family, by, to):
    return lambda: write_message(
        case=family.case, subject=PLAN, words=Words("Hello"), to=[Addressee(to)], by=by
    )


def close(family, by):
    return lambda: close_case(case=family.case, reason="Needs met.", by=by)


def test_two_who_book_one_day_at_once_are_both_kept_and_one_is_warned(family):
    people = [team_member(family.case) for _ in range(3)]

    outcomes = at_once(*(book(family, by) for by in people))

    assert not [one for one in outcomes if isinstance(one, Exception)]
    assert Visit.objects.count() == 3
    assert Notice.objects.filter(kind="VISIT_SAME_DAY").count() == 3


def test_booking_writing_and_closing_at_once_lose_nothing(family):
    first, second, third = (team_member(family.case) for _ in range(3))

    booked, written, closed = at_once(
        book(family, first), write(family, second, first), close(family, third)
    )

    assert not isinstance(closed, Exception)
    assert Case.objects.get(pk=family.case.pk).status == Case.Status.CLOSED
    for outcome, model in ((booked, Visit), (written, Message)):
        refused = isinstance(outcome, NotPossibleNow)
        assert refused or outcome.pk
        assert model.objects.count() == (0 if refused else 1)
    assert not Visit.objects.filter(status="PLANNED").exists()
    for event, model in (("VISIT_BOOKED", Visit), ("MESSAGE_WRITTEN", Message)):
        logged = AccessEvent.objects.filter(event=event).count()
        assert logged == model.objects.count()


def test_two_who_write_down_the_same_visit_write_one_contact(family):
    first, second = team_member(family.case), team_member(family.case)
    visit = VisitFactory(case=family.case, practitioner=first, together=[second])
    subject = Subject(None, "CHRONOLOGY")
    done = Done(subject, timezone.localdate(), "She walked.")

    outcomes = at_once(
        *(
            lambda by=by: record_visit(visit=visit, done=done, by=by)
            for by in (first, second)
        )
    )

    assert sum(isinstance(one, NotPossibleNow) for one in outcomes) == 1
    assert Contact.objects.count() == 1
