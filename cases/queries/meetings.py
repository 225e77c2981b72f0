"""Meetings as far as one viewer may know of them, and what waits around them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import AgendaItem, BringBack, Case, Invitee, Meeting, Said
from cases.models.meetings import STILL_ASKED
from cases.queries.calendars import invitations_of
from information_sharing import access

Status = Meeting.Status
NOT_SHARED = "An item that is not shared with you"


def meetings_of(*, viewer: Practitioner, case: Case) -> list[Meeting]:
    """Return the meetings of a case that are shared with her, the latest first."""
    return list(access.facts_of(viewer, Meeting, case))


def next_day_agreed(*, viewer: Practitioner, case: Case) -> date | None:
    """Return the day on which the last meeting agreed to meet again, if it is to come."""
    found = meetings_of(viewer=viewer, case=case)
    agreed: date | None = next((each.next_on for each in found if each.next_on), None)
    return agreed if agreed and agreed >= timezone.localdate() else None


def meeting_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Meeting:
    """Return a meeting of this case, or raise Http404 as if it did not exist."""
    rows = access.facts_of(viewer, Meeting, case).filter(pk=pk)
    found: Meeting | None = rows.select_related("case", "note_taker").first()
    if found is None:
        raise Http404("No such page.")
    return found


def guest_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Invitee:
    """Return who was asked to a meeting of this case, or raise Http404."""
    rows = access.facts_of(viewer, Invitee, case).filter(STILL_ASKED, pk=pk)
    found: Invitee | None = rows.select_related(
        "case", "meeting", "person", "practitioner", "team__agency"
    ).first()
    if found is None:
        raise Http404("No such page.")
    return found


def item_for(*, viewer: Practitioner, case: Case, pk: UUID) -> AgendaItem:
    """Return an item that is shared with her, or raise Http404."""
    rows = access.facts_of(viewer, AgendaItem, case)
    found: AgendaItem | None = (
        rows.filter(pk=pk, removed_at__isnull=True)
        .select_related("case", "person", "meeting", "changed_by", "written_by")
        .first()
    )
    if found is None:
        raise Http404("No such page.")
    return found


def bring_back_for(*, viewer: Practitioner, case: Case, pk: UUID) -> BringBack:
    """Return what somebody takes back, or raise Http404."""
    rows = access.facts_of(viewer, BringBack, case).filter(pk=pk)
    found: BringBack | None = rows.select_related("case", "meeting", "agency").first()
    if found is None:
        raise Http404("No such page.")
    return found


def invitation_for(*, viewer: Practitioner, pk: UUID) -> Invitee:
    """Return her own invitation, or raise Http404; she may not see the case at all."""
    found = invitations_of(viewer=viewer).filter(pk=pk).first()
    if found is None:
        raise Http404("No such page.")
    return found


@dataclass(frozen=True)
class GuestLine:
    """One who was asked, as this viewer may know it."""

    invitee: Invitee
    name: str
    team: str
    report: str
    words: tuple[Said, ...]


def guest_lines(*, viewer: Practitioner, meeting: Meeting) -> list[GuestLine]:
    """Return who was asked; a relative who is not shared with her is not named."""
    services = access.services_for(viewer, meeting.case)
    rows = meeting.invitees.asked().select_related(
        "practitioner", "team__agency", "person"
    )
    reports = _reports(viewer, meeting)
    sent = _sent(meeting)
    known = guests_known(viewer=viewer, meeting=meeting)
    return [
        GuestLine(
            invitee=row,
            name=services.name(row.practitioner) if row.practitioner else str(row),
            team=services.name(row.team) if row.team else "",
            report=_report(row, sent),
            words=tuple(reports.get(row.pk, ())),
        )
        for row in rows
        if row.pk in known
    ]


def guests_known(*, viewer: Practitioner, meeting: Meeting) -> set[UUID]:
    """Return the keys of those asked of whom she may know."""
    shared = access.facts_of(viewer, Invitee, meeting.case)
    return set(shared.filter(STILL_ASKED, meeting=meeting).values_list("pk", flat=True))


def services_in_room(meeting: Meeting) -> access.Services:
    """Return the names that may stand on a screen before all who are there (R13)."""
    there = list(meeting.invitees.asked().filter(came=True))
    return access.services_before(
        meeting.case,
        people=[each.practitioner_id for each in there if each.practitioner_id],
        teams=[each.team_id for each in there if each.team_id],
        kept=access.sensitive_services(meeting.case),
    )


def _reports(viewer: Practitioner, meeting: Meeting) -> dict[UUID, list[Said]]:
    rows = access.facts_of(viewer, Said, meeting.case).filter(
        is_report=True, invitee__meeting=meeting
    )
    found: dict[UUID, list[Said]] = {}
    for said in rows:
        found.setdefault(said.invitee_id, []).append(said)
    return found


def _sent(meeting: Meeting) -> dict[UUID, Said]:
    """Return by guest the first report: that one was sent, not what it says."""
    rows = Said.objects.filter(is_report=True, invitee__meeting=meeting)
    return {said.invitee_id: said for said in rows.order_by("-written_at")}


def _report(row: Invitee, sent: dict[UUID, Said]) -> str:
    report, due = sent.get(row.pk), row.report_due_on
    if report:
        late = due and timezone.localdate(report.written_at) > due
        return "sent late" if late else "sent"
    if due is None:
        return ""
    return "late" if due < timezone.localdate() else "asked for"


def may_see_meeting(*, viewer: Practitioner, meeting: Meeting) -> bool:
    """Return whether the plan, and so the meeting, is shared with her."""
    return access.facts_of(viewer, Meeting, meeting.case).filter(pk=meeting.pk).exists()


def bring_backs_of(*, viewer: Practitioner, case: Case) -> QuerySet[BringBack]:
    """Return what was taken back to agencies and is not done, the oldest first."""
    rows = access.facts_of(viewer, BringBack, case).filter(done_at__isnull=True)
    found: QuerySet[BringBack] = rows.select_related(
        "agency", "practitioner", "meeting"
    )
    return found


def waiting_invitations(*, viewer: Practitioner) -> QuerySet[Invitee]:
    """Return her invitations to meetings that are still planned, with reports sent."""
    sent = Said.objects.filter(invitee=OuterRef("pk"), is_report=True)
    rows = invitations_of(viewer=viewer).filter(
        meeting__status__in=[Status.PLANNED, Status.UNDER_WAY]
    )
    rows = rows.exclude(case__status=Case.Status.CLOSED)
    return rows.annotate(sent=Exists(sent)).order_by("meeting__held_on")


def not_asked_again(*, viewer: Practitioner, old: Meeting, new: Meeting) -> list[str]:
    """Return who was asked to a meeting and is not asked to the one in its place."""
    services = access.services_for(viewer, old.case)
    rows = old.invitees.asked().filter(practitioner__isnull=False)
    again = new.invitees.filter(practitioner__isnull=False).values("practitioner")
    left = rows.exclude(practitioner__in=again).select_related("practitioner")
    return [services.name(each.practitioner) for each in left]


def address_of(meeting: Meeting) -> str:
    """Return the address of the page of a meeting."""
    return reverse("cases:meeting", args=[meeting.case_id, meeting.pk])


def where_to(meeting: Meeting) -> str:
    """Return the shared screen while people sit together, else the meeting's page."""
    if meeting.status != Status.UNDER_WAY:
        return address_of(meeting)
    return reverse("cases:meeting-room", args=[meeting.case_id, meeting.pk])
