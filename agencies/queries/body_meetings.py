"""Reads of meetings of bodies: what comes first, who came, what is open (T7, P18 to P20)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import (
    Agency,
    Body,
    BodyAction,
    BodyAttendance,
    BodyItem,
    BodyMeeting,
    BodyMember,
    Commitment,
    Escalation,
    Practitioner,
    TakeBack,
)
from config.dates import plural
from information_sharing import access

How = BodyAttendance.How
HERE = {How.PRESENT, How.DEPUTY}
MAY_DECIDE = str(BodyMember.May.DECIDES)
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class OfAgency:
    """What one agency took back, or has to do."""

    agency: Agency
    rows: tuple


@dataclass(frozen=True)
class Quorum:
    """How many seats were filled, of how many, and how many are needed.

    `decide` counts who came and can decide for those they speak for (notes-001, P32).
    """

    here: int
    seats: int
    needed: int
    decide: int = 0
    fixed: str = ""
    """As the minutes have it, since they are fixed."""

    @property
    def stands(self) -> bool:
        """Return whether enough came, or sent a deputy."""
        return self.here >= self.needed

    @property
    def words(self) -> str:
        """Return it as a sentence."""
        if self.fixed:
            return self.fixed
        came = f"{self.here} of {plural(self.seats, 'member')} came or sent a deputy"
        verdict = "there is a quorum" if self.stands else "there is no quorum"
        return f"{came}, {self.needed} are needed: {verdict}. {self._deciding}"

    @property
    def _deciding(self) -> str:
        if not self.decide:
            return "Nobody who came can decide for their agency."
        can = "can" if self.decide > 1 else "one can"
        number = f"{self.decide} " if self.decide > 1 else ""
        return f"Of those who came, {number}{can} decide for their agency."


@dataclass(frozen=True)
class Rate:
    """How often a voice was heard at the meetings of a year (P20, S14)."""

    name: str
    came: int
    deputy: int
    of: int


def meetings_of(*, viewer: Practitioner, body: Body) -> QuerySet[BodyMeeting]:
    """Return the meetings of a body, the newest first."""
    return body.meetings.order_by("-held_on")


def meeting_for(*, viewer: Practitioner, pk: UUID) -> BodyMeeting:
    """Return one meeting, or raise Http404."""
    rows = BodyMeeting.objects.select_related("body__centre", "closed_by")
    return get_object_or_404(rows, pk=pk)


def item_for(*, viewer: Practitioner, pk: UUID) -> BodyItem:
    """Return one point of an agenda, or raise Http404."""
    rows = BodyItem.objects.select_related("meeting__body__centre", "escalation")
    return get_object_or_404(rows, pk=pk)


def action_for(*, viewer: Practitioner, pk: UUID) -> BodyAction:
    """Return one action, or raise Http404."""
    names = ("meeting__body__centre", "agency", "owner", "item", "objective")
    return get_object_or_404(BodyAction.objects.select_related(*names), pk=pk)


def take_back_for(*, viewer: Practitioner, pk: UUID) -> TakeBack:
    """Return one thing taken back, or raise Http404."""
    rows = TakeBack.objects.select_related("meeting__body__centre", "agency", "item")
    return get_object_or_404(rows, pk=pk)


def items_of(*, viewer: Practitioner, meeting: BodyMeeting) -> list[BodyItem]:
    """Return the agenda in its order, with what followed from each point."""
    rows = meeting.items.select_related("escalation")
    return list(rows.prefetch_related("actions__agency", "taken_back__agency"))


def brought_back(*, viewer: Practitioner, meeting: BodyMeeting) -> list[OfAgency]:
    """Return by agency what was taken back last time, and earlier ones unanswered (T7).

    Fixed minutes keep what was said by then: later answers stand in the next ones.
    """
    fixed = meeting.closed_at
    before = meeting.body.meetings.filter(
        closed_at__lt=fixed or timezone.now(), held_on__lt=meeting.held_on
    )
    last = before.order_by("-held_on").first()
    unanswered = Q(answered_at=None)
    if fixed:
        unanswered |= Q(answered_at__gt=fixed)
    rows = TakeBack.objects.filter(meeting__in=before)
    rows = rows.filter(Q(meeting=last) | unanswered)
    found = rows.select_related("agency", "meeting", "answered_by")
    return _by_agency(_as_it_was(row, fixed) for row in found)


def _as_it_was(row: TakeBack, fixed: datetime | None) -> TakeBack:
    """Return it as it stood then, to be shown and never saved."""
    if fixed and row.answered_at and row.answered_at > fixed:
        row.answer, row.answered_at, row.answered_by = "", None, None
    return row


def open_actions(
    *, viewer: Practitioner, body: Body, but: BodyMeeting | None = None
) -> list[OfAgency]:
    """Return what is still to be done, by agency; but what this meeting agreed."""
    rows = BodyAction.objects.filter(meeting__body=body, done_at=None, dropped_at=None)
    rows = rows.exclude(meeting=but) if but else rows
    return _by_agency(rows.select_related("agency", "owner"))


def actions_of(*, viewer: Practitioner, meeting: BodyMeeting) -> list[OfAgency]:
    """Return what agencies do since this meeting."""
    return _by_agency(meeting.actions.select_related("agency", "owner"))


def taken_back_of(*, viewer: Practitioner, meeting: BodyMeeting) -> list[OfAgency]:
    """Return what agencies take back from this meeting."""
    return _by_agency(meeting.taken_back.select_related("agency", "answered_by"))


def promises_of(*, viewer: Practitioner, meeting: BodyMeeting) -> list[Commitment]:
    """Return what agencies promised at this meeting."""
    return list(meeting.commitments.select_related("agency"))


def _by_agency(rows) -> list[OfAgency]:
    found: dict = defaultdict(list)
    for row in rows:
        found[row.agency].append(row)
    ordered = sorted(found, key=lambda agency: agency.name)
    return [OfAgency(agency, tuple(found[agency])) for agency in ordered]


def escalations_waiting(*, viewer: Practitioner, body: Body) -> list[Escalation]:
    """Return what waits for an answer of this body, as far as the reader sees it."""
    rows = access.visible_escalations(viewer).filter(to_body=body)
    waits = rows.filter(answered_at=None, withdrawn_at=None, passed_on__isnull=True)
    return list(waits.select_related("from_body", "raised_by"))


def attendance_of(
    *, viewer: Practitioner, meeting: BodyMeeting
) -> list[tuple[BodyMember, BodyAttendance | None]]:
    """Return who sits or sat there, and how each attended as far as it was noted."""
    noted = {row.member_id: row for row in meeting.attendances.all()}
    names = ("practitioner", "agency", "deputy")
    if meeting.closed_at:
        seats = meeting.body.members.filter(pk__in=noted)
    else:
        seats = meeting.body.members.filter(left_at=None)
    return [(seat, noted.get(seat.pk)) for seat in seats.select_related(*names)]


def quorum_of(meeting: BodyMeeting, seats: list) -> Quorum:
    """Return whether enough came."""
    here = sum(row is not None and row.how in HERE for _, row in seats)
    came = [seat for seat, row in seats if row is not None and row.how == How.PRESENT]
    decide = sum(MAY_DECIDE in seat.may for seat in came)
    needed, fixed = meeting.body.quorum, meeting.quorum_words
    return Quorum(here, len(seats), needed, decide, fixed)


def decisions_of(*, viewer: Practitioner, body: Body) -> QuerySet[BodyItem]:
    """Return what the body decided, the newest first: its register (P19)."""
    rows = BodyItem.objects.filter(meeting__body=body, decided_at__isnull=False)
    closed = rows.filter(meeting__closed_at__isnull=False).select_related("meeting")
    return closed.order_by("-meeting__held_on", "number")


def attendance_rates(*, viewer: Practitioner, body: Body) -> tuple[int, list[Rate]]:
    """Return how many meetings a year had, and how often each voice was heard there.

    In the order of the names: it shows who is missing, it is no ranking.
    """
    since = timezone.localdate() - YEAR
    held = body.meetings.filter(closed_at__isnull=False, held_on__gte=since)
    rows = BodyAttendance.objects.filter(meeting__in=held)
    heard: dict = defaultdict(dict)
    for row in rows.select_related("member__agency"):
        best = heard[_voice_of(row.member)]
        best[row.meeting_id] = min(best.get(row.meeting_id, 9), _rank(row.how))
    rates = [_rate(name, list(best.values())) for name, best in heard.items()]
    return held.count(), sorted(rates, key=lambda rate: rate.name)


def _voice_of(member: BodyMember) -> str:
    if member.agency:
        return str(member.agency)
    return "Families" if member.speaks == "FAMILIES" else member.sector or "A sector"


def _rank(how: str) -> int:
    return {How.PRESENT: 0, How.DEPUTY: 1}.get(How(how), 2)


def _rate(name: str, best: list[int]) -> Rate:
    return Rate(name, best.count(0), best.count(1), len(best))
