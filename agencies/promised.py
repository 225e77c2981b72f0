"""What the record says of promises that it can count: fair, by a rule that is shown."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from agencies.models import Commitment
from cases.queries.first_contacts import FirstContact
from config.working_days import working_days_after
from evaluation.suppression import LOWEST_THRESHOLD, round_number, suppress_part

Kept = Commitment.Kept
Measure = Commitment.Measure
TOO_FEW = "Too few to show without showing a family"
NOTHING = "Nothing to count yet"


@dataclass(frozen=True)
class Period:
    """Whole months since a promise was made: shorter ones could show one family."""

    starts_on: date
    ends_on: date

    @property
    def is_empty(self) -> bool:
        """Return whether no whole month is over yet."""
        return self.ends_on < self.starts_on

    @property
    def months(self) -> int:
        """Return how many whole months it has."""
        first, last = self.starts_on, self.ends_on
        return (last.year - first.year) * 12 + last.month - first.month + 1


@dataclass(frozen=True)
class Recorded:
    """What the record says of one promise, and what follows from it."""

    words: str
    kept: str = Kept.NOT_YET


def period_of(promise: Commitment) -> Period:
    """Return the whole months in which a promise can be counted."""
    first = (
        _month_after(promise.made_on) if promise.made_on.day > 1 else promise.made_on
    )
    last = min(filter(None, [timezone.localdate(), _end(promise)]))
    return Period(first, last.replace(day=1) - timedelta(days=1))


def _end(promise: Commitment) -> date | None:
    """Return the first of the month after its last day, if it has one."""
    return _month_after(promise.due_on) if promise.due_on else None


def _month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def judged(part: int, whole: int, wanted: int = 100) -> str:
    """Return kept (as many in a hundred as agreed), in part (half of that), or not."""
    if part * 100 >= wanted * whole:
        return Kept.KEPT
    return Kept.PARTLY if part * 200 >= wanted * whole else Kept.NOT_KEPT


def first_contact(promise: Commitment, rows: Iterable[FirstContact]) -> Recorded:
    """Return about how many families were contacted in the agreed time.

    To the nearest five: the same families are counted from month to month, and by
    every other promise of the team, so that exact numbers could be subtracted (R19).
    """
    period, days = period_of(promise), int(promise.amount or 0)
    hits = [_in_time(row, days) for row in rows if _counts(row, promise, period)]
    answered = [hit for hit in hits if hit is not None]
    if not answered:
        return Recorded(NOTHING)
    least = max(settings.SUPPRESSION_THRESHOLD, LOWEST_THRESHOLD)
    part, _ = suppress_part(sum(answered), len(answered), threshold=least)
    if part is None:
        return Recorded(TOO_FEW)
    some, all_ = round_number(part, least), round_number(len(answered), least)
    words = f"About {some} of {all_} families contacted within {days} working days"
    return Recorded(words, judged(part, len(answered)))


def _counts(row: FirstContact, promise: Commitment, period: Period) -> bool:
    within = period.starts_on <= row.received_on <= period.ends_on
    return within and row.team == promise.team_id


def _in_time(row: FirstContact, days: int) -> bool | None:
    """Return whether it was in time; None while its day is still to come."""
    by = working_days_after(row.received_on, days)
    if row.contacted_on:
        return row.contacted_on <= by
    return False if by < timezone.localdate() else None


Sat = tuple[UUID, UUID, date]
"""A body, a meeting of it, and its day."""


def attendance(
    promise: Commitment, meetings: Iterable[Sat], came: set[tuple[UUID, UUID]]
) -> Recorded:
    """Return to how many meetings the agency came, or sent a deputy."""
    last = promise.due_on or timezone.localdate()
    held = [
        meeting
        for body, meeting, day in meetings
        if body == promise.body_id and promise.made_on <= day <= last
    ]
    if not held:
        return Recorded(NOTHING)
    there = sum((meeting, promise.agency_id) in came for meeting in held)
    words = f"Came, or sent a deputy, to {there} of {len(held)} meetings"
    return Recorded(words, judged(there, len(held), int(promise.amount or 0)))


Hours = dict[tuple[UUID, UUID, date], timedelta]
"""How long people of an agency said that they were at a centre, month by month."""


def staff_time(promise: Commitment, hours: Hours) -> Recorded:
    """Return how many hours a month its people said that they were at the centre.

    Not every hour is entered: enough is kept, and of less people say what it means.
    """
    period = period_of(promise)
    here = [
        time
        for (agency, centre, month), time in hours.items()
        if agency == promise.agency_id
        and centre == (_centre(promise) or centre)
        and period.starts_on <= month <= period.ends_on
    ]
    if not here:
        return Recorded(NOTHING)
    a_month = sum(here, timedelta()) / period.months / timedelta(hours=1)
    words = f"About {a_month:.0f} hours a month at the centre, by its people's own word"
    is_enough = a_month >= float(promise.amount or 0)
    return Recorded(words, Kept.KEPT if is_enough else Kept.NOT_YET)


def _centre(promise: Commitment) -> UUID | None:
    """Return the centre for which it was promised; None where it was for all."""
    where = promise.agreement or (promise.meeting and promise.meeting.body)
    return where.centre_id if where else None


def by_agency(lines: Iterable) -> list[tuple[str, list]]:
    """Return lines of the ledger under the names of their agencies."""
    found: dict[str, list] = defaultdict(list)
    for line in lines:
        found[line.promise.agency.name].append(line)
    return list(found.items())
