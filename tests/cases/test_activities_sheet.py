"""The sheet of a session: a known child is a contact, a typed name stays with the team."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.commands.activities import (
    know_as,
    open_session,
    sign_in_child,
    sign_in_name,
    strike,
)
from cases.models import Activity, Contact, SignIn
from cases.queries import last_seen
from information_sharing import access
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.cases_centre import ActivityFactory, SessionFactory, SignInFactory
from tests.factories.cases_record import InvolvementFactory
from tests.people import household, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db

TODAY = SignIn.Source.SHEET


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def session(family):
    return SessionFactory(activity__team=family.case.recording_team)


def enter(session, family, worker, **more):
    return sign_in_child(
        session=session, person=family.child, by=worker, source=TODAY, **more
    )


def test_a_known_child_is_a_contact_in_her_record_and_no_name_on_the_sheet(
    family, worker, session
):
    session.activity.name = "Butterflies for the Harts"
    session.activity.save()

    line = enter(session, family, worker, adults=2)

    assert (line.person, line.name, line.adults) == (family.child, "", 2)
    contact = line.contact
    assert (contact.kind, contact.category) == ("SESSION", "CHRONOLOGY")
    assert contact.fact == "Came to a session: stay and play."
    assert (contact.team, contact.child_seen) == (session.activity.team, True)
    event = AccessEvent.objects.get()
    assert (event.event, event.case) == ("CONTACT_WRITTEN", family.case)


@pytest.mark.parametrize("marked", ["team", "involvement"])
def test_a_sensitive_service_says_no_more_than_a_session(
    family, worker, session, marked
):
    team = session.activity.team
    if marked == "team":
        team.is_sensitive = True
        team.save()
    else:
        InvolvementFactory(case=family.case, team=team, is_sensitive=True)

    assert enter(session, family, worker).contact.fact == "Came to a session."


def test_a_child_stands_on_a_sheet_once(family, worker, session):
    enter(session, family, worker)

    with pytest.raises(NotPossibleNow, match="on the sheet already"):
        enter(session, family, worker)


def test_a_closed_case_a_day_to_come_and_an_adult_are_refused(family, worker, session):
    tomorrow = timezone.localdate() + timedelta(days=1)
    later = SessionFactory(activity=session.activity, held_on=tomorrow)
    with pytest.raises(NotPossibleNow, match="in the past"):
        enter(later, family, worker)
    with pytest.raises(NotPossibleNow, match="Only a child"):
        sign_in_child(session=session, person=family.mother, by=worker, source=TODAY)
    family.case.status, family.case.closed_by = "CLOSED", worker
    family.case.closed_at = timezone.now()
    family.case.save()
    with pytest.raises(NotPossibleNow, match="closed"):
        enter(session, family, worker)
    assert not SignIn.objects.exists()
    assert not Contact.objects.exists()


def test_whom_the_record_is_not_open_to_enters_no_child_on_her_own_sheet(family):
    stranger = outsider()
    hers = SessionFactory(activity__team=access.teams_with_families(stranger).get())

    with pytest.raises(AccessDenied):
        enter(hers, family, stranger)


def test_what_is_shared_without_the_chronology_is_not_enough(family):
    stranger = outsider()
    team = access.teams_with_families(stranger).get()
    share(family, team)

    with pytest.raises(AccessDenied, match="contacts and notes"):
        enter(SessionFactory(activity__team=team), family, stranger)


def test_another_team_writes_nothing_on_this_sheet(family, worker, session):
    other = outsider()
    line = SignInFactory(session=session)
    words = {"name": "Robin", "number": "", "adults": 1, "source": TODAY}

    for act in (
        lambda: sign_in_name(session=session, by=other, **words),
        lambda: know_as(sign_in=line, person=family.child, by=other),
        lambda: strike(sign_in=line, by=other),
        lambda: open_session(
            activity=session.activity, held_on=timezone.localdate(), by=other
        ),
    ):
        with pytest.raises(AccessDenied):
            act()


def test_a_typed_line_becomes_a_known_child_and_the_name_goes(family, worker, session):
    line = SignInFactory(session=session, number=family.case.reference, adults=2)

    line = know_as(sign_in=line, person=family.child, by=worker)

    assert (line.name, line.number, line.adults) == ("", "", 2)
    assert line.contact.person == family.child
    with pytest.raises(NotPossibleNow):
        know_as(sign_in=line, person=family.child, by=worker)


def test_a_line_by_mistake_is_struck_and_its_contact_corrected(family, worker, session):
    line = enter(session, family, worker)

    strike(sign_in=line, by=worker)

    line.refresh_from_db()
    assert line.struck_by == worker
    correction = line.contact.replaced_by
    assert correction.fact == "Did not come to this session."
    assert last_seen(viewer=worker, case=family.case) is None
    with pytest.raises(NotPossibleNow):
        strike(sign_in=line, by=worker)
    assert enter(session, family, worker).pk != line.pk


def test_the_session_of_a_day_is_opened_once(worker, session):
    again = open_session(activity=session.activity, held_on=session.held_on, by=worker)
    assert again == session
    ended = ActivityFactory(
        team=session.activity.team, ended_at=timezone.now(), ended_by=worker
    )
    with pytest.raises(NotPossibleNow, match="ended"):
        open_session(activity=ended, held_on=session.held_on, by=worker)


def test_every_kind_of_activity_has_words_for_the_record(family, session):
    for kind in Activity.Kind:
        session.activity.kind = kind
        session.activity.save()
        child = household(recording_team=session.activity.team)
        line = enter(session, child, member_of(session.activity.team))
        assert line.contact.fact == f"Came to a session: {kind.label.lower()}."
