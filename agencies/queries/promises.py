"""Reads of the promise ledger: what was agreed, recorded, and said by the agency."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import DurationField, ExpressionWrapper, F, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import (
    Agency,
    Agreement,
    BodyAttendance,
    BodyMeeting,
    Commitment,
    CommitmentReport,
    OnSite,
    Practitioner,
)
from agencies.promised import (
    Hours,
    Measure,
    Recorded,
    attendance,
    first_contact,
    period_of,
    staff_time,
)
from cases.queries.first_contacts import first_contacts
from information_sharing import access

How = BodyAttendance.How
CAME = (How.PRESENT, How.DEPUTY)
WITH = (
    "agency", "agreement", "meeting__body", "team", "body", "judged_by", "released_by",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One promise: as it was agreed, as the record has it, as the agency says."""

    promise: Commitment
    agreed: str
    recorded: Recorded | None
    own: tuple[CommitmentReport, ...]

    @property
    def stands(self) -> str:
        """Return how it stands: what people said first, else what the record says."""
        if self.promise.released_at:
            return "Released"
        if self.promise.judged_at or self.recorded is None:
            return self._unless_late(self.promise.get_kept_display())
        return self._unless_late(Commitment.Kept(self.recorded.kept).label)

    def _unless_late(self, words: str) -> str:
        open_still = words == Commitment.Kept.NOT_YET.label
        due = self.promise.due_on
        is_late = open_still and due and due < timezone.localdate()
        return "Due: nobody has said yet" if is_late else words

    @property
    def colour(self) -> str:
        """Return a colour beside the word; never red: a promise is no danger."""
        if self.stands == Commitment.Kept.KEPT.label:
            return "green"
        return "yellow" if self.stands.startswith(("Due", "Not kept")) else "grey"

    @property
    def where(self) -> str:
        """Return in what it was promised."""
        made = self.promise.agreement or self.promise.meeting
        return str(made) if made else ""


def ledger(
    *, viewer: Practitioner, agency: Agency | None = None, released: bool = False
) -> QuerySet[Commitment]:
    """Return the promises that were made, by the agencies' names: no ranking."""
    found = _made().filter(released_at__isnull=not released)
    if agency:
        found = found.filter(agency=agency)
    return found.order_by("agency__name", "-made_on", "pk")


def _made() -> QuerySet[Commitment]:
    """A promise in a draft is not made yet; one in a text given up never was."""
    agreed = Q(agreement__starts_on__isnull=False) & ~Q(
        agreement__status__in=Agreement.UNSIGNED
    )
    made = Commitment.objects.filter(Q(agreement__isnull=True) | agreed)
    return made.select_related(*WITH).prefetch_related("own_reports__said_by")


def promise_for(*, viewer: Practitioner, pk: UUID) -> Commitment:
    """Return one promise that was made, or raise Http404."""
    return get_object_or_404(_made(), pk=pk)


def draft_promise_for(*, viewer: Practitioner, pk: UUID) -> Commitment:
    """Return one promise of an agreement that she may write, or raise Http404."""
    found = Commitment.objects.select_related("agreement", "agency")
    return get_object_or_404(found, pk=pk, agreement__in=access.drafted_by(viewer))


def of_agreement(*, viewer: Practitioner, agreement: Agreement) -> QuerySet[Commitment]:
    """Return what an agreement promises, by agency."""
    found = agreement.commitments.select_related("agency", "team", "body")
    return found.order_by("agency__name", "recorded_at")


def lines(*, viewer: Practitioner, promises: Iterable[Commitment]) -> list[Line]:
    """Return each promise with what the record says, in four questions for all."""
    promises = list(promises)
    contacts = _contacts(viewer, promises)
    meetings, came = _meetings(promises)
    hours = _hours(promises)
    recorded: dict[str, Callable[[Commitment], Recorded | None]] = {
        Measure.FIRST_CONTACT: lambda each: first_contact(each, contacts),
        Measure.ATTENDANCE: lambda each: attendance(each, meetings, came),
        Measure.STAFF_HOURS: lambda each: staff_time(each, hours),
        Measure.WORDS: lambda _: None,
    }
    return [
        Line(
            promise=each,
            agreed=agreed_words(each),
            recorded=None if is_kept_apart(each) else recorded[each.measure](each),
            own=tuple(each.own_reports.all()),
        )
        for each in promises
    ]


def number_words(amount: Decimal | None) -> str:
    """Return '5' or '7.5', or nothing where nothing was counted."""
    return "" if amount is None else f"{amount.normalize():f}"


def agreed_words(promise: Commitment) -> str:
    """Return in words what was agreed, where it can be counted."""
    amount = number_words(promise.amount)
    words: dict[str, str] = {
        Measure.FIRST_CONTACT: f"First contact within {amount} working days"
        f"{'' if is_kept_apart(promise) else f' by {promise.team}'}",
        Measure.ATTENDANCE: f"Comes to {amount} in a hundred meetings: {promise.body}",
        Measure.STAFF_HOURS: f"Gives {amount} hours of staff time a month",
    }
    return words.get(promise.measure, "")


def is_kept_apart(promise: Commitment) -> bool:
    """Return whether it is of a sensitive team, which is neither named nor counted (R13)."""
    return promise.team is not None and promise.team.is_sensitive


def _contacts(viewer: Practitioner, promises: list[Commitment]) -> list:
    first = [each for each in promises if each.measure == Measure.FIRST_CONTACT]
    counted = [each for each in first if not is_kept_apart(each)]
    periods = [period_of(each) for each in counted]
    whole = [each for each in periods if not each.is_empty]
    if not whole:
        return []
    return first_contacts(
        viewer=viewer,
        teams={each.team_id for each in counted if each.team_id},
        since=min(each.starts_on for each in whole),
        until=max(each.ends_on for each in whole),
    )


def _hours(promises: list[Commitment]) -> Hours:
    """Return hours at centres; of a sensitive service nobody learns who is there (R13)."""
    agencies = {e.agency_id for e in promises if e.measure == Measure.STAFF_HOURS}
    if not agencies:
        return {}
    there = OnSite.objects.filter(
        team__agency__in=agencies, team__is_sensitive=False, ended_at__isnull=True
    )
    time = ExpressionWrapper(F("leaves") - F("arrives"), DurationField())
    rows = there.order_by().values("team__agency", "centre", month=TruncMonth("on"))
    return {
        (row["team__agency"], row["centre"], row["month"]): row["time"]
        for row in rows.annotate(time=Sum(time))
    }


def _meetings(promises: list[Commitment]) -> tuple[list, set]:
    bodies = {each.body_id for each in promises if each.measure == Measure.ATTENDANCE}
    if not bodies:
        return [], set()
    held = BodyMeeting.objects.filter(
        body__in=bodies, closed_at__isnull=False, cancelled_at__isnull=True
    )
    meetings: list[tuple[UUID, UUID, date]] = list(
        held.values_list("body", "pk", "held_on")
    )
    there = BodyAttendance.objects.filter(
        meeting__body__in=bodies, how__in=CAME, member__agency__isnull=False
    )
    return meetings, set(there.values_list("meeting", "member__agency"))
