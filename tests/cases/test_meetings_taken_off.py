"""Asked by mistake, or gone from her team: who is asked now is one list for all."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.clearing import room_of
from cases.commands.agenda import settle
from cases.commands.calendars import make_calendar_key
from cases.commands.invitations import (
    Needs,
    answer_invitation,
    arrange,
    take_off,
)
from cases.commands.meetings import invite, move_meeting
from cases.guests import Guest
from cases.models import Clearing, Invitee
from cases.queries.meeting_work import work_items
from cases.queries.meetings import guest_lines
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import Notice
from tests.cases.meeting_world import begin, colleague, item, planned, soon, when
from tests.cases.test_meetings_journey import day
from tests.people import member_of, outsider

pytestmark = pytest.mark.django_db


def by_mistake(**fields):
    """Return a meeting to which a stranger was asked."""
    world, stranger = planned(**fields), outsider()
    invite(meeting=world.meeting, guests=[colleague(stranger)], by=world.by)
    return world, stranger, world.guest(stranger)


def test_who_was_asked_by_mistake_is_as_one_never_asked(client):
    world, stranger, guest = by_mistake()
    feed = reverse("cases:calendar-feed", args=[make_calendar_key(by=stranger)])
    hers = [
        reverse(name, args=[guest.pk])
        for name in ("cases:invitation", "cases:meeting-date")
    ]
    client.force_login(stranger)
    assert [client.get(url).status_code for url in hers] == [200, 200]
    assert "VEVENT" in client.get(feed).content.decode()
    client.force_login(world.by)
    page = reverse("cases:guest", args=[world.family.case.pk, guest.pk])
    assert "Take them off the list" in client.get(page).content.decode()
    off = reverse("cases:take-off-list", args=[world.family.case.pk, guest.pk])

    shown = client.post(off, follow=True).content.decode()

    assert "They are off the list" in shown
    assert str(stranger) not in shown
    assert client.get(page).status_code == 404
    client.force_login(stranger)
    assert [client.get(url).status_code for url in hers] == [404, 404]
    assert "VEVENT" not in client.get(feed).content.decode()
    assert not work_items(viewer=stranger)
    assert Notice.objects.get(kind="MEETING_NOT_ASKED").to == stranger
    kept = Invitee.objects.get(pk=guest.pk)
    assert (kept.practitioner, kept.taken_off_by) == (stranger, world.by)


def test_the_clearance_counts_only_who_is_asked_now():
    world, stranger, guest = by_mistake()
    about = item(world, category="DEVELOPMENT", person=world.family.child)
    settle(item=about, invitee=guest, how=Clearing.How.ASK_FAMILY, by=world.by)
    gaps = room_of(world.meeting).gaps

    take_off(invitee=guest, by=world.by)

    room = room_of(world.meeting)
    assert guest not in room.people
    assert room.gaps == gaps - 1
    assert not Clearing.objects.filter(invitee=guest, ended_at=None).exists()
    shown = guest_lines(viewer=world.by, meeting=world.meeting)
    assert stranger not in {each.invitee.practitioner for each in shown}


def test_only_who_plans_takes_off_and_never_the_last_of_the_family():
    world, stranger, guest = by_mistake()
    for who in (world.therapist, stranger):
        with pytest.raises(AccessDenied):
            take_off(invitee=guest, by=who)
    mother = world.guest(world.family.mother)

    with pytest.raises(NotPossibleNow, match="their meeting"):
        take_off(invitee=mother, by=world.by)

    assert Invitee.objects.asked().filter(pk__in=[guest.pk, mother.pk]).count() == 2


def test_nobody_is_taken_off_once_people_sit_together():
    world = begin(planned())
    guest = world.guest(world.lead)

    with pytest.raises(NotPossibleNow, match="under way"):
        take_off(invitee=guest, by=world.by)

    guest.refresh_from_db()
    assert guest.taken_off_at is None


def test_who_is_off_the_list_answers_nothing_and_can_be_asked_again():
    world, stranger, guest = by_mistake()
    take_off(invitee=guest, by=world.by)
    for act in (
        lambda: answer_invitation(invitee=guest, answer="COMING", by=stranger),
        lambda: arrange(invitee=guest, needs=Needs(), by=world.by),
        lambda: take_off(invitee=guest, by=world.by),
    ):
        with pytest.raises(NotPossibleNow, match="taken off"):
            act()

    invite(meeting=world.meeting, guests=[colleague(stranger)], by=world.by)

    asked = world.meeting.invitees.filter(practitioner=stranger)
    assert (asked.count(), asked.asked().count()) == (2, 1)


def test_a_meeting_moves_without_who_was_taken_off():
    world, stranger, guest = by_mistake()
    take_off(invitee=guest, by=world.by)

    new = move_meeting(
        meeting=world.meeting, when=when(held_on=soon(9)), because="Ill", by=world.by
    )

    assert not new.invitees.filter(practitioner=stranger).exists()
    assert not Notice.objects.filter(kind="MEETING_INVITED", to=stranger).exclude(
        target=guest.pk
    )


@pytest.mark.parametrize("gone", [True, False])
def test_a_meeting_moves_without_who_has_left_and_the_planner_is_told(client, gone):
    world = planned()
    other = member_of(world.therapy)
    invite(
        meeting=world.meeting,
        guests=[Guest(practitioner=other, team=world.therapy)],
        by=world.by,
    )
    if gone:
        other.memberships.update(
            ended_at=timezone.now(), ended_by=world.by, ends_on=soon(-1)
        )
    client.force_login(world.by)
    sent = {
        "family_chose_date": "yes",
        **day("held_on", soon(9)),
        "begins": "2:30pm",
        "minutes": "60",
        "because": "Maya is ill.",
    }
    args = [world.family.case.pk, world.meeting.pk]

    shown = client.post(reverse("cases:move-meeting", args=args), sent, follow=True)

    words = shown.content.decode()
    assert (f"left the team they were asked for: {other}." in words) is gone
    assert ("everybody is asked" in words) is not gone
    moved = world.family.case.meetings.get(status="PLANNED")
    assert moved.invitees.filter(practitioner=other).exists() is not gone
    assert moved.invitees.filter(practitioner=world.therapist).exists()
