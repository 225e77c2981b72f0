"""Boards and groups: who sets them up, who sits there, who is told what (S14, P29, P37)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands import bodies as commands
from agencies.models import Agency, Body, BodyMeeting, BodyMember, RoleName
from agencies.queries import bodies as queries
from information_sharing import access
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import (
    AgencyFactory,
    CentreFactory,
    TeamFactory,
    TeamMembershipFactory,
)
from tests.factories.agencies_agreed import (
    BodyAttendanceFactory,
    BodyFactory,
    BodyMeetingFactory,
    BodyMemberFactory,
    InterestFactory,
    ObjectiveFactory,
)
from tests.people import centre_manager, member_of, outsider

pytestmark = pytest.mark.django_db


def commissioner():
    """Return somebody who commissions for all centres."""
    return TeamMembershipFactory(role=RoleName.COMMISSIONER).practitioner


def seated(body, **seat):
    """Return somebody who sits on the body for the agency in which she works."""
    team = TeamFactory()
    person = member_of(team)
    BodyMemberFactory(body=body, practitioner=person, agency=team.agency, **seat)
    return person


def card(**changes):
    """Return what a purpose card says."""
    said = {
        "name": "Reach board", "kind": "BOARD", "centre": None, "reports_to": None,
        "is_for": "Deciding together.", "is_not_for": "", "resources": "",
        "who_belongs": "", "authority": "DECIDES", "weeks_between": 6, "quorum": 2,
    }  # fmt: skip
    return said | changes


def seat(**changes):
    """Return what a seat says."""
    said = {
        "practitioner": None, "name": "", "speaks": "FAMILIES", "agency": None,
        "sector": "", "may": [], "is_chair": False, "deputy": None,
    }  # fmt: skip
    return said | changes


def test_a_manager_runs_the_bodies_of_her_own_centre_alone():
    here, there = CentreFactory.create_batch(2)
    manager = centre_manager(here)

    body = commands.set_up_body(said=card(centre=here), by=manager)

    assert access.can_run_bodies(manager, body.centre)
    for centre in (there, None):
        with pytest.raises(AccessDenied):
            commands.set_up_body(said=card(name="x", centre=centre), by=manager)


def test_a_commissioner_runs_what_goes_beyond_one_centre():
    assert commands.set_up_body(said=card(), by=commissioner()).centre is None
    with pytest.raises(AccessDenied):
        commands.set_up_body(said=card(name="x"), by=outsider())


def test_two_bodies_do_not_have_one_name_and_none_reports_to_itself():
    by = commissioner()
    board = commands.set_up_body(said=card(), by=by)
    group = commands.set_up_body(said=card(name="Group", reports_to=board), by=by)

    with pytest.raises(NotPossibleNow, match="of this name"):
        commands.set_up_body(said=card(), by=by)
    for above in (board, group):
        with pytest.raises(NotPossibleNow, match="report to itself"):
            commands.change_body(body=board, said=card(reports_to=above), by=by)


def test_there_is_one_chair_and_one_seat_for_each():
    by, body = commissioner(), BodyFactory()
    first, second = outsider(), outsider()

    old = commands.seat_body_member(
        body=body, said=seat(practitioner=first, is_chair=True), by=by
    )
    commands.seat_body_member(
        body=body, said=seat(practitioner=second, is_chair=True), by=by
    )

    old.refresh_from_db()
    assert not old.is_chair
    with pytest.raises(NotPossibleNow, match="already"):
        commands.seat_body_member(body=body, said=seat(practitioner=first), by=by)


def test_a_chair_keeps_the_meetings_while_she_works_for_her_agency():
    body = BodyFactory()
    chair, member = seated(body, is_chair=True), seated(body)

    assert access.can_keep_meetings(chair, body)
    assert not access.can_keep_meetings(member, body)
    chair.memberships.update(ends_on=timezone.localdate() - timedelta(days=1))
    assert not access.can_keep_meetings(chair, body)
    assert not access.seats_in(chair).exists()


def test_interests_are_declared_by_oneself_and_read_by_members(client):
    body = BodyFactory()
    member, other, stranger = seated(body), seated(body), outsider()
    own = BodyMember.objects.get(practitioner=member)
    commands.declare_interest(member=own, words="I chair a charity.", by=member)

    with pytest.raises(AccessDenied):
        commands.declare_interest(member=own, words="x", by=other)
    for reader, shown in ((other, True), (stranger, False), (commissioner(), True)):
        client.force_login(reader)
        page = client.get(reverse("agencies:body", args=[body.pk]))
        assert ("I chair a charity." in page.content.decode()) is shown


def test_an_interest_is_ended_by_whoever_declared_it():
    body = BodyFactory()
    member, other = seated(body), seated(body)
    seat_of = BodyMember.objects.get(practitioner=member)
    interest = InterestFactory(member=seat_of)

    with pytest.raises(AccessDenied):
        commands.end_interest(interest=interest, by=other)
    commands.end_interest(interest=interest, by=member)
    with pytest.raises(NotPossibleNow):
        commands.end_interest(interest=interest, by=member)


def test_a_body_that_has_not_met_for_twice_its_rhythm_is_dormant(client):
    body = BodyFactory(weeks_between=6)
    Body.objects.update(set_up_at=timezone.now() - timedelta(weeks=40))
    now = timezone.now()
    meeting = BodyMeetingFactory(
        body=body, held_on=now.date() - timedelta(weeks=13),
        closed_at=now, closed_by=body.set_up_by,
    )  # fmt: skip
    reader = outsider()

    assert queries.rhythm_of(viewer=reader, body=body).is_dormant
    client.force_login(reader)
    assert "Silent for twice" in client.get(reverse("agencies:bodies")).content.decode()
    meeting.held_on = now.date() - timedelta(weeks=11)
    meeting.save()
    assert not queries.rhythm_of(viewer=reader, body=body).is_dormant


def test_voices_say_who_is_not_heard():
    body = BodyFactory()
    of_council = AgencyFactory(kind=Agency.Kind.COUNCIL)
    BodyMemberFactory(body=body, agency=of_council)
    found = queries.voices(queries.members_of(viewer=outsider(), body=body))

    assert dict(found.counts) == {"Council service": 1}
    assert any("families" in text for text in found.missing)
    assert any("voluntary" in text for text in found.missing)


def test_a_body_ends_only_when_nothing_waits():
    by, body = commissioner(), BodyFactory()
    meeting = BodyMeetingFactory(body=body)

    with pytest.raises(NotPossibleNow, match="planned"):
        commands.end_body(body=body, by=by)
    meeting.delete()
    member = seated(body)
    assert commands.end_body(body=body, by=by).ended_at
    assert member.notices.get().kind == "BODY_ENDED"


def test_an_objective_leads_to_an_outcome_and_ends_with_what_was_reached(client):
    objective = ObjectiveFactory()
    chair = seated(objective.body, is_chair=True)
    client.force_login(chair)

    page = client.get(reverse("agencies:objectives")).content.decode()
    assert "Enjoy and achieve" in page
    assert reverse("agencies:end-objective", args=[objective.pk]) in page
    commands.end_objective(objective=objective, reached="Done.", by=chair)
    with pytest.raises(AccessDenied):
        commands.end_objective(objective=objective, reached="x", by=outsider())


def test_a_page_of_a_body_is_one_event_and_few_queries(
    client, django_assert_max_num_queries
):
    body = BodyFactory()
    for _ in range(8):
        seated(body)
    client.force_login(outsider())

    with django_assert_max_num_queries(30):
        client.get(reverse("agencies:body", args=[body.pk]))
    assert AccessEvent.objects.filter(event="BODIES_VIEWED").count() == 1


def test_the_list_asks_as_much_for_ten_bodies_as_for_one(
    client, django_assert_max_num_queries
):
    BodyMeetingFactory.create_batch(10)
    client.force_login(outsider())

    with django_assert_max_num_queries(12):
        client.get(reverse("agencies:bodies"))


@pytest.mark.parametrize("name", ["add-body-member", "change-body", "end-body"])
def test_only_who_runs_a_body_opens_its_forms(client, name):
    centre = CentreFactory()
    body = BodyFactory(centre=centre)
    path = reverse(f"agencies:{name}", args=[body.pk])

    client.force_login(centre_manager(centre))
    assert client.get(path).status_code == 200
    for other in (outsider(), centre_manager(CentreFactory())):
        client.force_login(other)
        assert client.get(path).status_code == 403


def test_who_stands_in_for_an_agency_does_so_while_she_works_there():
    """R2: a deputy who has gone to another agency reads no interests any more."""
    body, team = BodyFactory(), TeamFactory()
    stands_in = member_of(team)
    BodyMemberFactory(body=body, agency=team.agency, deputy=stands_in)
    assert access.can_read_interests(stands_in, body)

    stands_in.memberships.update(team=TeamFactory())

    assert not access.can_read_interests(stands_in, body)


def test_closed_minutes_keep_who_sat_there_for_whom():
    body, by = BodyFactory(), commissioner()
    seated(body)
    member, other = body.members.get(), AgencyFactory()
    meeting = BodyMeetingFactory(body=body)
    BodyAttendanceFactory(meeting=meeting, member=member)
    said = {name: getattr(member, name) for name in commands.SEAT}

    def change(**otherwise):
        commands.change_body_member(member=member, said=said | otherwise, by=by)

    change(agency=other)
    said["agency"] = other
    BodyMeeting.objects.update(closed_at=timezone.now(), closed_by=by)
    with pytest.raises(NotPossibleNow, match="Minutes name this seat"):
        change(agency=AgencyFactory())
    change(is_chair=True)
    assert body.members.get().is_chair
