"""Planning a meeting: with the family first, everybody asked, nothing said in notices."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.commands.invitations import (
    Needs,
    Report,
    answer_invitation,
    arrange,
    send_report,
)
from cases.commands.meetings import call_off, invite, move_meeting, plan_meeting
from cases.guests import Guest
from cases.models import Meeting
from cases.queries.inviting import colleagues_to_ask, relatives_to_ask
from cases.queries.meeting_work import work_items
from config.working_days import is_working_day
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import Notice
from tests.cases.meeting_world import colleague, item, planned, soon, team_around, when
from tests.factories.agencies import TeamFactory
from tests.factories.cases import InvolvementFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.people import consent_for, member_of, outsider

pytestmark = pytest.mark.django_db


def kinds(viewer):
    return {each.kind for each in work_items(viewer=viewer)}


@pytest.mark.parametrize(
    ("fields", "people", "words"),
    [
        ({"family_chose_date": False}, ["mother"], "why the day was not found"),
        ({"kind": "PROFESSIONALS"}, [], "why the family is not"),
        (
            {"kind": "PROFESSIONALS", "why_without_family": "Asked to."},
            ["mother"],
            "practitioners only",
        ),
        ({}, [], "somebody of the family"),
        ({"held_on": timezone.localdate() - timedelta(days=1)}, ["mother"], "to come"),
    ],
)
def test_a_meeting_is_the_familys_or_says_why_not(fields, people, words):
    world = team_around()
    guests = [Guest(person=getattr(world.family, name)) for name in people]

    with pytest.raises(NotPossibleNow, match=words):
        plan_meeting(
            case=world.family.case,
            when=when(**fields),
            guests=[colleague(world.by), *guests],
            by=world.by,
        )

    assert not Meeting.objects.exists()


def test_only_who_coordinates_plans_and_only_for_people_she_sees():
    world = team_around()
    guests = [colleague(world.by), Guest(person=world.family.father)]
    case = world.family.case

    with pytest.raises(AccessDenied):
        plan_meeting(case=case, when=when(), guests=guests, by=world.therapist)
    with pytest.raises(AccessDenied, match="not shared"):
        plan_meeting(case=case, when=when(), guests=guests, by=world.lead)


def test_everybody_involved_is_ticked_to_begin_with():
    world = team_around()
    case = world.family.case
    away = member_of(case.recording_team)

    offered = colleagues_to_ask(viewer=world.by, case=case)

    ticked = {each.guest.practitioner for each in offered if each.ticked}
    assert ticked == {world.by, world.lead, world.therapist}
    assert away in {each.guest.practitioner for each in offered if not each.ticked}
    family = relatives_to_ask(viewer=world.by, case=case)
    assert {e.guest.person for e in family if e.ticked} == {world.family.mother}


def test_of_a_whole_team_who_is_known_to_come_is_ticked(client):
    world = team_around()
    case = world.family.case
    colleagues = [member_of(world.therapy) for _ in range(2)]

    offered = colleagues_to_ask(viewer=world.by, case=case)

    of_therapy = {world.therapist, *colleagues}
    assert of_therapy <= {each.guest.practitioner for each in offered}
    ticked = {each.guest.practitioner for each in offered if each.ticked}
    assert not ticked & of_therapy
    client.force_login(world.by)
    page = client.get(reverse("cases:plan-meeting", args=[case.pk])).content.decode()
    assert f"Nobody is ticked yet of: {world.therapy}." in page
    InvolvementFactory(case=case, team=world.therapy, practitioner=colleagues[0])
    offered = colleagues_to_ask(viewer=world.by, case=case)
    ticked = {each.guest.practitioner for each in offered if each.ticked}
    assert ticked & of_therapy == {colleagues[0]}


def test_nobody_whom_the_family_left_out_is_ticked():
    world = team_around()
    case, nursery = world.family.case, TeamFactory()
    teacher = member_of(nursery)
    InvolvementFactory(case=case, team=nursery, practitioner=teacher)
    offered = colleagues_to_ask(viewer=world.by, case=case)
    assert teacher in {each.guest.practitioner for each in offered if each.ticked}

    consent = consent_for(world.family, world.therapy)
    ConsentExclusionFactory(consent=consent, team=nursery)

    offered = colleagues_to_ask(viewer=world.by, case=case)
    ticked = {each.guest.practitioner: each.ticked for each in offered}
    assert ticked[teacher] is False


def test_who_is_asked_is_told_without_a_word_about_the_family(client):
    world = planned()

    told = Notice.objects.filter(kind="MEETING_INVITED")
    assert {each.to for each in told} == {world.lead, world.therapist}
    assert "meeting-answer" in kinds(world.therapist)
    stranger = outsider()
    invite(meeting=world.meeting, guests=[colleague(stranger)], by=world.by)
    client.force_login(stranger)
    page = client.get(reverse("cases:invitation", args=[world.guest(stranger).pk]))
    assert page.status_code == 200
    shown = page.content.decode()
    assert world.family.case.reference in shown
    for word in ("Room 2", "Maya", "Leah", "First meeting"):
        assert word not in shown
    theirs = reverse("cases:invitation", args=[world.guest(world.lead).pk])
    assert client.get(theirs).status_code == 404


def test_who_cannot_come_is_asked_for_a_report_and_only_she_sends_it():
    world = planned()
    guest = world.guest(world.therapist)
    with pytest.raises(AccessDenied):
        answer_invitation(invitee=guest, answer="COMING", by=world.by)

    guest = answer_invitation(invitee=guest, answer="APOLOGIES", by=world.therapist)

    assert is_working_day(guest.report_due_on) or guest.report_due_on == soon(0)
    assert guest.report_due_on < world.meeting.held_on
    assert "meeting-report" in kinds(world.therapist)
    report = Report("Five new words.", "DEVELOPMENT", world.family.child)
    with pytest.raises(AccessDenied):
        send_report(invitee=guest, report=report, by=world.by)
    hidden = Report("x", "HEALTH", world.family.child)
    with pytest.raises(AccessDenied, match="health"):
        send_report(invitee=guest, report=hidden, by=world.therapist)
    said = send_report(invitee=guest, report=report, by=world.therapist)
    assert said.is_report
    assert "meeting-report" not in kinds(world.therapist)


def test_what_helps_the_family_and_their_answer_are_written_by_who_plans():
    world = planned()
    guest = world.guest(world.family.mother)

    needs = Needs(support_needs="A Polish interpreter", is_chair=True)
    guest = arrange(invitee=guest, needs=needs, answer="COMING", by=world.by)

    assert (guest.answer, guest.answered_by) == ("COMING", world.by)
    lead = arrange(
        invitee=world.guest(world.lead), needs=Needs(is_chair=True), by=world.by
    )
    assert lead.answer == "WAITING"
    assert world.meeting.invitees.get(is_chair=True) == lead
    with pytest.raises(NotPossibleNow, match="by the day"):
        arrange(invitee=lead, needs=Needs(report_due_on=soon(9)), by=world.by)
    with pytest.raises(AccessDenied):
        arrange(invitee=guest, needs=needs, by=world.therapist)


def test_a_meeting_is_called_off_with_a_reason_and_everybody_told():
    world = planned()
    with pytest.raises(NotPossibleNow, match="why"):
        call_off(meeting=world.meeting, because=" ", by=world.by)

    off = call_off(meeting=world.meeting, because="Maya is ill.", by=world.by)

    assert off.status == "CANCELLED"
    told = Notice.objects.filter(kind="MEETING_OFF")
    assert {each.to for each in told} == {world.lead, world.therapist}
    assert "meeting-answer" not in kinds(world.therapist)
    with pytest.raises(NotPossibleNow, match="Called off"):
        call_off(meeting=world.meeting, because="Again.", by=world.by)


def test_a_meeting_moves_with_its_people_and_its_agenda():
    world = planned(companions=["Auntie Jo"])
    item(world, heading="Sleep")

    new = move_meeting(
        meeting=world.meeting, when=when(held_on=soon(9)), because="Ill", by=world.by
    )

    world.meeting.refresh_from_db()
    assert (world.meeting.status, new.status) == ("CANCELLED", "PLANNED")
    assert new.invitees.count() == world.meeting.invitees.count()
    assert new.invitees.filter(companion="Auntie Jo").exists()
    assert [each.heading for each in new.agenda.all()] == ["Sleep"]


def test_a_closed_case_plans_no_meeting(client):
    world = planned()
    case = world.family.case
    case.status, case.closed_at, case.closed_by = "CLOSED", timezone.now(), world.by
    case.closing_reason = "Needs met"
    case.save()

    for act in (
        lambda: call_off(meeting=world.meeting, because="x", by=world.by),
        lambda: invite(meeting=world.meeting, guests=[], by=world.by),
        lambda: plan_meeting(case=case, when=when(), guests=[], by=world.by),
    ):
        with pytest.raises(NotPossibleNow, match="closed"):
            act()
    assert kinds(world.therapist) == set()
