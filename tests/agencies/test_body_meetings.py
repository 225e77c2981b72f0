"""Meetings of bodies: agenda, quorum, decisions, minutes, what is taken back (T7, P18-20)."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from agencies.commands import body_meetings as commands
from agencies.commands import body_work
from agencies.models import BodyMember
from agencies.queries import body_meetings as queries
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Notice
from tests.agencies.test_bodies import seated
from tests.factories.agencies import AgencyFactory, TeamFactory
from tests.factories.agencies_agreed import (
    BodyActionFactory,
    BodyFactory,
    BodyItemFactory,
    BodyMeetingFactory,
    TakeBackFactory,
)
from tests.people import member_of, outsider

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    """Return a board that needs two to decide, its chair, and its meeting of today."""
    body = BodyFactory(quorum=2)
    chair = seated(body, is_chair=True)
    seated(body), seated(body)
    return chair, BodyMeetingFactory(body=body, held_on=timezone.localdate())


def attended(meeting, *how):
    """Return what was noted for each seat, in their order."""
    seats = BodyMember.objects.filter(body=meeting.body).order_by("joined_at")
    return {
        seat.pk: (way, "Pat" if way == "DEPUTY" else "")
        for seat, way in zip(seats, how, strict=True)
    }


def noted(meeting, chair, *how):
    """Note who came."""
    said = attended(meeting, *how)
    commands.note_body_attendance(meeting=meeting, said=said, by=chair)


def action(**changes):
    """Return what an action says."""
    said = {
        "agency": AgencyFactory(), "owner": None, "words": "Open on Saturdays.",
        "due_on": timezone.localdate(), "item": None, "objective": None,
    }  # fmt: skip
    return said | changes


def closed(meeting, chair, words="Nothing to do."):
    """Fix the minutes of a meeting to which nobody but the chair came."""
    noted(meeting, chair, "PRESENT", "APOLOGIES", "ABSENT")
    return commands.close_body_meeting(meeting=meeting, words=words, by=chair)


def test_the_next_day_is_suggested_by_the_rhythm(client):
    body = BodyFactory(weeks_between=6)
    chair = seated(body, is_chair=True)
    client.force_login(chair)

    page = client.get(reverse("agencies:plan-body-meeting", args=[body.pk]))

    wanted = timezone.localdate() + timedelta(weeks=6)
    assert page.context_data["form"].initial["held_on"] == wanted


def test_members_are_told_of_a_day_and_of_the_minutes(
    board, django_capture_on_commit_callbacks
):
    chair, meeting = board
    day = timezone.localdate() + timedelta(days=9)
    with django_capture_on_commit_callbacks(execute=True):
        commands.plan_body_meeting(
            body=meeting.body, held_on=day, begins=None, place="Hall", by=chair
        )
        closed(meeting, chair)

    kinds = Notice.objects.values_list("kind", flat=True)
    assert sorted(kinds) == ["BODY_MEETING_SET"] * 2 + ["BODY_MINUTES_READY"] * 2
    assert all(meeting.body.name not in each.body for each in mail.outbox)


def test_a_quorum_counts_deputies_and_is_said(board, client):
    chair, meeting = board
    noted(meeting, chair, "PRESENT", "DEPUTY", "ABSENT")
    client.force_login(outsider())
    page = client.get(reverse("agencies:body-meeting", args=[meeting.pk]))

    assert "2 of 3 members came or sent a deputy" in page.content.decode()
    assert "there is a quorum" in page.content.decode()
    noted(meeting, chair, "PRESENT", "APOLOGIES", "ABSENT")
    page = client.get(reverse("agencies:body-meeting", args=[meeting.pk]))
    assert "there is no quorum" in page.content.decode()


def test_an_agenda_with_nothing_to_decide_says_so(board, client):
    _, meeting = board
    item = BodyItemFactory(meeting=meeting, kind="INFORM")
    path = reverse("agencies:body-meeting", args=[meeting.pk])
    client.force_login(outsider())

    assert "Nothing here is to be decided" in client.get(path).content.decode()
    item.kind = "DECIDE"
    item.save()
    assert "Nothing here is to be decided" not in client.get(path).content.decode()


def test_items_move_up_and_down(board):
    chair, meeting = board
    items = [BodyItemFactory(meeting=meeting, title=t) for t in "abc"]

    commands.move_body_item(item=items[2], up=True, by=chair)
    found = queries.items_of(viewer=chair, meeting=meeting)
    assert [item.title for item in found] == ["a", "c", "b"]
    with pytest.raises(NotPossibleNow):
        commands.move_body_item(item=items[0], up=True, by=chair)


def test_a_decision_has_a_reason(board, client):
    chair, meeting = board
    item = BodyItemFactory(meeting=meeting)
    client.force_login(chair)
    path = reverse("agencies:decide-body-item", args=[item.pk])

    seen = {"seen": client.get(path).context_data["form"]["seen"].value()}
    page = client.post(path, seen | {"decision": "We open earlier.", "reason": ""})
    assert "We open earlier." in page.content.decode()
    client.post(path, seen | {"decision": "Yes.", "reason": "Asked for."})
    item.refresh_from_db()
    assert item.decided_by == chair
    page = client.post(path, seen | {"decision": "No.", "reason": "Late."})
    assert "Somebody else has changed" in page.content.decode()
    assert AccessEvent.objects.filter(event="BODY_CHANGED").count() == 1


def test_decisions_stand_in_the_register_once_the_minutes_are_fixed(board, client):
    chair, meeting = board
    item = BodyItemFactory(meeting=meeting, kind="DECIDE")
    said = {"decision": "We open earlier.", "reason": "Asked for.", "by": chair}
    commands.decide_body_item(item=item, **said)
    path = reverse("agencies:body", args=[meeting.body_id])
    client.force_login(outsider())

    assert "We open earlier." not in client.get(path).content.decode()
    closed(meeting, chair)
    page = client.get(path).content.decode()
    assert page.index("What it decided") < page.index("We open earlier.")


def test_it_is_said_whether_anybody_who_came_can_decide(board, client):
    chair, meeting = board
    noted(meeting, chair, "PRESENT", "PRESENT", "ABSENT")
    path = reverse("agencies:body-meeting", args=[meeting.pk])
    client.force_login(outsider())

    assert "Nobody who came can decide" in client.get(path).content.decode()
    BodyMember.objects.update(may=["KNOWS", "DECIDES"])
    assert "Of those who came, 2 can decide" in client.get(path).content.decode()


def test_minutes_are_not_fixed_without_attendance_or_anything_to_do(board):
    chair, meeting = board
    with pytest.raises(NotPossibleNow, match="who came"):
        commands.close_body_meeting(meeting=meeting, words="x", by=chair)
    with pytest.raises(NotPossibleNow, match="Say why"):
        closed(meeting, chair, words="")
    body_work.agree_body_action(meeting=meeting, said=action(), by=chair)
    assert commands.close_body_meeting(meeting=meeting, words="", by=chair).closed_at


def test_nothing_changes_after_the_minutes_are_fixed(board):
    chair, meeting = board
    item = BodyItemFactory(meeting=meeting)
    closed(meeting, chair)
    said = {"kind": "INFORM", "title": "x", "words": "", "escalation": None}
    taken = {"agency": AgencyFactory(), "words": "x", "item": None}

    for change in (
        lambda: commands.put_body_item(meeting=meeting, said=said, by=chair),
        lambda: commands.change_body_item(item=item, said=said, by=chair),
        lambda: commands.decide_body_item(
            item=item, decision="x", reason="y", by=chair
        ),
        lambda: commands.call_off_body_meeting(meeting=meeting, by=chair),
        lambda: noted(meeting, chair, "PRESENT", "PRESENT", "PRESENT"),
        lambda: body_work.agree_body_action(meeting=meeting, said=action(), by=chair),
        lambda: body_work.give_to_take_back(meeting=meeting, said=taken, by=chair),
    ):
        with pytest.raises(NotPossibleNow):
            change()


def test_members_who_do_not_keep_the_meetings_change_nothing(board):
    _, meeting = board
    other = seated(meeting.body)

    with pytest.raises(AccessDenied):
        body_work.agree_body_action(meeting=meeting, said=action(), by=other)
    with pytest.raises(AccessDenied):
        commands.call_off_body_meeting(meeting=meeting, by=other)


def test_what_was_taken_back_comes_first_next_time_with_its_answer(board, client):
    chair, before = board
    team = TeamFactory()
    taken = TakeBackFactory(meeting=before, agency=team.agency, words="Ask the teams.")
    closed(before, chair)
    after = BodyMeetingFactory(
        body=before.body, held_on=timezone.localdate() + timedelta(days=30)
    )
    worker = member_of(team)
    client.force_login(worker)
    path = reverse("agencies:body-meeting", args=[after.pk])

    assert "No answer yet" in client.get(path).content.decode()
    answer = reverse("agencies:take-back", args=[taken.pk])
    client.post(answer, {"answer": "They would like Saturdays."})
    page = client.get(path).content.decode()
    assert page.index("They would like Saturdays.") < page.index("Agenda (")
    with pytest.raises(AccessDenied):
        body_work.answer_take_back(taken=taken, answer="x", by=outsider())


def test_attendance_over_a_year_is_by_voice_and_ranks_nobody(board):
    chair, meeting = board
    noted(meeting, chair, "PRESENT", "DEPUTY", "ABSENT")
    commands.close_body_meeting(meeting=meeting, words="x", by=chair)

    held, rates = queries.attendance_rates(viewer=outsider(), body=meeting.body)

    assert held == 1
    assert [rate.name for rate in rates] == sorted(rate.name for rate in rates)
    assert sorted((r.came, r.deputy, r.of) for r in rates) == [
        (0, 0, 1), (0, 1, 1), (1, 0, 1),
    ]  # fmt: skip


def test_minutes_are_a_pdf_once_they_are_fixed(board, client):
    chair, meeting = board
    BodyItemFactory(meeting=meeting)
    client.force_login(outsider())
    path = reverse("agencies:body-minutes", args=[meeting.pk])

    assert client.get(path).status_code == 403
    closed(meeting, chair)
    page = client.get(path)
    assert page.content.startswith(b"%PDF")
    assert AccessEvent.objects.filter(event="BODY_MINUTES_PRINTED").count() == 1


def test_attendance_asks_for_the_name_of_a_deputy(board, client):
    chair, meeting = board
    client.force_login(chair)
    path = reverse("agencies:note-body-attendance", args=[meeting.pk])
    seats = [str(pk) for pk in attended(meeting, "PRESENT", "PRESENT", "PRESENT")]
    sent = {f"how_{pk}": "DEPUTY" for pk in seats}

    page = client.post(path, sent)
    assert "Enter the name of the deputy" in page.content.decode()
    client.post(path, sent | {f"deputy_{pk}": "Pat" for pk in seats})
    assert meeting.attendances.filter(deputy_name="Pat").count() == 3


def test_a_meeting_with_much_in_it_asks_few_queries(
    board, client, django_assert_max_num_queries
):
    _, meeting = board
    for _ in range(6):
        BodyItemFactory(meeting=meeting)
        TakeBackFactory(meeting=meeting)
        BodyActionFactory(meeting=meeting, owner=outsider())
    client.force_login(outsider())

    with django_assert_max_num_queries(34):
        client.get(reverse("agencies:body-meeting", args=[meeting.pk]))
