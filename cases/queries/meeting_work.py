"""What meetings leave on the work list: to answer, reports, today, to take back."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import BringBack, Case, Clearing, Invitee, Meeting
from cases.queries.meetings import address_of, waiting_invitations
from cases.work_items import WorkItem
from config.dates import clock
from information_sharing import access

Answer = Invitee.Answer
Status = Meeting.Status


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return what waits for her around meetings; the words say nothing of a family."""
    invitations = list(waiting_invitations(viewer=viewer))
    seen = _seen(viewer)
    return [
        *(item for each in invitations for item in _of_invitation(each)),
        *_to_close(viewer),
        *_to_bring_back(viewer),
        *_to_ask(viewer, seen),
    ]


def _seen(viewer: Practitioner):
    cases = access.coordinated_cases(viewer)
    return cases.exclude(status=Case.Status.CLOSED)


def _of_invitation(invitee: Invitee) -> Iterator[WorkItem]:
    meeting, today = invitee.meeting, timezone.localdate()
    url = reverse("cases:invitation", args=[invitee.pk])
    planned = meeting.status == Status.PLANNED
    if invitee.answer == Answer.WAITING and planned:
        yield WorkItem(
            "meeting-answer",
            "Say whether you come to a meeting",
            url,
            invitee.case,
            meeting.held_on,
        )
    elif meeting.held_on == today and invitee.answer == Answer.COMING:
        yield WorkItem(
            "meeting-today",
            "Meeting today",
            url,
            invitee.case,
            today,
            about=clock(meeting.begins),
            begins=meeting.begins,
        )
    if invitee.report_due_on and not getattr(invitee, "sent", False):
        report = "Send your report to a meeting"
        due = invitee.report_due_on
        yield WorkItem("meeting-report", report, url, invitee.case, due)


def _to_close(viewer: Practitioner) -> Iterator[WorkItem]:
    rows = Meeting.objects.filter(status=Status.UNDER_WAY, note_taker=viewer)
    open_ones = rows.exclude(case__status=Case.Status.CLOSED).select_related("case")
    for meeting in access.visible_facts(viewer, open_ones):
        yield WorkItem(
            "meeting-close",
            "Close the meeting of which you take the notes",
            address_of(meeting),
            meeting.case,
            meeting.held_on,
        )


def _to_bring_back(viewer: Practitioner) -> Iterator[WorkItem]:
    rows = BringBack.objects.filter(practitioner=viewer, done_at__isnull=True)
    open_ones = rows.exclude(case__status=Case.Status.CLOSED)
    shared = access.visible_facts(viewer, open_ones)
    for each in shared.select_related("case", "meeting"):
        yield WorkItem(
            "meeting-bring-back",
            "Take something back to your agency, and write what came of it",
            reverse("cases:brought-back", args=[each.case_id, each.pk]),
            each.case,
            each.meeting.next_on,
        )


def _to_ask(viewer: Practitioner, cases) -> Iterator[WorkItem]:
    rows = Clearing.objects.filter(
        ended_at__isnull=True,
        how=Clearing.How.ASK_FAMILY,
        item__removed_at__isnull=True,
        item__meeting__status=Status.PLANNED,
        case__in=cases.values("pk"),
    )
    shared = access.visible_facts(viewer, access.still_asked(rows))
    meetings = {
        each.item.meeting: each for each in shared.select_related("item__meeting__case")
    }
    for meeting in meetings:
        yield WorkItem(
            "meeting-clearance",
            "Ask the family who may hear what at a meeting",
            reverse("cases:clearance", args=[meeting.case_id, meeting.pk]),
            meeting.case,
            meeting.held_on,
        )
