"""Visits: booked with open eyes, both warned, written down once (P2, T3)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cases.commands import visits as commands
from cases.models import Contact, Visit
from cases.notes import Subject
from cases.queries import visits as queries
from cases.states import VISIT
from cases.visiting import MANY, Booking, Done, is_many
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Notice
from tests.factories.agencies import TeamFactory
from tests.factories.cases_meetings import MeetingFactory
from tests.factories.cases_visits import VisitFactory
from tests.people import consent_for, household, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def visitor(family):
    """A health visitor who sees the plan and nothing sensitive."""
    team = TeamFactory()
    consent = consent_for(family, team, categories=["PLAN", "CHRONOLOGY"])
    share(family, team, consent=consent, categories=["PLAN", "CHRONOLOGY"])
    return member_of(team)


def soon(days=3):
    return timezone.localdate() + timedelta(days=days)


def booked(family, by, *, on=None, category=Category.PLAN, **more):
    team = access.memberships(by).get().team
    booking = Booking("To weigh the baby", on or soon(), "HOME", team, **more)
    return commands.book_visit(
        case=family.case, subject=Subject(None, category), booking=booking, by=by
    )


def kinds(to):
    return sorted(Notice.objects.filter(to=to).values_list("kind", flat=True))


def test_both_are_warned_when_two_book_the_same_day(family, worker, visitor):
    first = booked(family, worker)

    said = queries.warnings(viewer=visitor, case=family.case, on=first.planned_on)
    booked(family, visitor)

    assert said == [queries.SAME_DAY]
    (notice,) = Notice.objects.filter(to=worker)
    assert (notice.kind, notice.target) == ("VISIT_SAME_DAY", first.pk)


@pytest.mark.parametrize("hidden", ["SAFEGUARDING", "HEALTH", "father", "meeting"])
def test_of_a_hidden_one_the_same_is_said_whatever_it_is(
    family, worker, visitor, hidden
):
    if hidden == "meeting":
        MeetingFactory(case=family.case, held_on=soon())
        team = TeamFactory()
        share(family, team)
        visitor = member_of(team)
    elif hidden == "father":
        VisitFactory(case=family.case, person=family.father, planned_on=soon())
    else:
        VisitFactory(case=family.case, category=hidden, planned_on=soon())

    said = queries.warnings(viewer=visitor, case=family.case, on=soon())
    near = queries.around(viewer=visitor, case=family.case, on=soon())

    assert said == [queries.SOMEBODY]
    assert near == []
    assert queries.warnings(viewer=visitor, case=family.case, on=soon(4)) == []
    assert (
        queries.SOMEBODY
        not in queries.warnings(viewer=worker, case=family.case, on=soon())
        or hidden in Category
    )


def test_who_only_reads_is_not_told_that_somebody_is_due(family, visitor):
    VisitFactory(case=family.case, category="SAFEGUARDING", planned_on=soon())

    with pytest.raises(PermissionDenied):
        access.somebody_else_is_due(outsider(), family.case, soon())


def test_one_that_was_called_off_warns_nobody(family, visitor):
    VisitFactory(case=family.case, called_off=True, planned_on=soon())
    VisitFactory(
        case=family.case, category="HEALTH", called_off=True, planned_on=soon()
    )

    assert queries.warnings(viewer=visitor, case=family.case, on=soon()) == []


def test_too_many_are_pointed_out_and_counted_only_where_shared(family, visitor):
    for days in range(MANY - 1):
        VisitFactory(case=family.case, planned_on=soon(days))
    hidden = household()
    for days in range(MANY - 1):
        VisitFactory(case=hidden.case, category="HEALTH", planned_on=soon(days))

    said = queries.warnings(viewer=visitor, case=family.case, on=soon(MANY))

    assert said == [queries.TOO_MANY]
    assert not is_many([soon(0), soon(10), soon(20)], soon(30))


def test_around_shows_meetings_and_visits_of_seven_days(family, visitor):
    MeetingFactory(case=family.case, held_on=soon(7))
    VisitFactory(case=family.case, planned_on=soon(-4))
    VisitFactory(case=family.case, planned_on=soon(8))

    near = queries.around(viewer=visitor, case=family.case, on=soon(0))

    assert [each.on for each in near] == [soon(-4), soon(7)]


def test_a_joint_visit_asks_only_who_may_see_it(family, worker, visitor):
    together = booked(family, worker, with_whom=(visitor,))

    assert list(together.with_whom.all()) == [visitor]
    assert kinds(visitor) == ["VISIT_JOINT"]
    with pytest.raises(NotPossibleNow):
        booked(family, worker, category="HEALTH", with_whom=(visitor,))


def test_an_outsider_books_nothing(family):
    with pytest.raises(PermissionDenied):
        booked(family, outsider())


def recorded(family, visit, by, **more):
    subject = Subject(family.child, Category.CHRONOLOGY)
    done = Done(subject, timezone.localdate(), "She walked to me.", **more)
    return commands.record_visit(visit=visit, done=done, by=by)


def test_a_visit_that_was_made_becomes_a_contact(family, worker):
    visit = booked(family, worker)

    contact = recorded(family, visit, worker, child_seen=True, minutes_spent=40)

    visit.refresh_from_db()
    assert (visit.status, visit.contact, visit.minutes_spent) == ("DONE", contact, 40)
    assert (contact.kind, contact.child_seen) == (Contact.Kind.VISIT, True)
    with pytest.raises(NotPossibleNow):
        recorded(family, visit, worker)
    assert Contact.objects.count() == 1


def test_only_who_goes_writes_it_down(family, worker, visitor):
    visit = booked(family, worker)

    with pytest.raises(PermissionDenied):
        recorded(family, visit, visitor)
    visit.with_whom.add(visitor)
    assert recorded(family, visit, visitor).written_by == visitor


def test_that_nobody_was_there_stands_in_the_chronology(family, worker):
    visit = booked(family, worker)

    contact = commands.nobody_was_there(visit=visit, by=worker)

    assert (contact.kind, contact.fact) == ("NOT_SEEN", commands.NOBODY_THERE)


def test_a_colleague_who_neither_goes_nor_coordinates_changes_nothing(
    family, worker, visitor
):
    visit = booked(family, worker)

    with pytest.raises(PermissionDenied):
        commands.call_off_visit(visit=visit, reason="No.", by=visitor)


def test_who_coordinates_hands_over_what_a_leaver_booked(family, worker, visitor):
    visit = booked(family, visitor)
    team = access.memberships(worker).get().team

    commands.hand_over_visit(
        visit=visit,
        to=worker,
        team=team,
        reason="She left.",
        by=team_member(family.case),
    )

    visit.refresh_from_db()
    assert visit.practitioner == worker
    assert kinds(worker) == kinds(visitor) == ["VISIT_CHANGED"]


def test_a_visit_is_not_handed_to_somebody_who_may_not_see_it(family, worker, visitor):
    visit = booked(family, worker, category="HEALTH")
    team = access.memberships(visitor).get().team

    with pytest.raises(NotPossibleNow):
        commands.hand_over_visit(
            visit=visit, to=visitor, team=team, reason="Ill.", by=worker
        )


COMMANDS = {
    Visit.Status.DONE: lambda family, visit, by: recorded(family, visit, by),
    Visit.Status.NOT_SEEN: lambda family, visit, by: commands.nobody_was_there(
        visit=visit, by=by
    ),
    Visit.Status.CANCELLED: lambda family, visit, by: commands.call_off_visit(
        visit=visit, reason="Ill.", by=by
    ),
    Visit.Status.PLANNED: lambda family, visit, by: commands.move_visit(
        visit=visit, planned_on=soon(5), reason="Ill.", by=by
    ),
}


@pytest.mark.parametrize("before", Visit.Status)
@pytest.mark.parametrize("after", Visit.Status)
def test_every_state_and_every_command(family, worker, before, after):
    ended = before != Visit.Status.PLANNED
    visit = VisitFactory(
        case=family.case, status=before, ended=ended, practitioner=worker
    )

    if VISIT.allows(before, after):
        COMMANDS[after](family, visit, worker)
    else:
        with pytest.raises(NotPossibleNow):
            COMMANDS[after](family, visit, worker)

    visit.refresh_from_db()
    assert visit.status == (after if VISIT.allows(before, after) else before)


def test_my_visits_are_hers_and_still_shared(family, worker, visitor):
    hers = booked(family, visitor)
    booked(family, worker)
    VisitFactory(case=household().case, practitioner=visitor)

    assert queries.my_visits(viewer=visitor) == [hers]
    assert [item.due_on for item in queries.work_items(viewer=visitor)] == [soon()]
