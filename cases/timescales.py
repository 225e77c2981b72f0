"""When a step is due by the local timescale, and how it stands today (practice.md 1.8).

Pure: given a timescale, a beginning and a day. No timescale here is a law.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices

from cases.models import Case, Timescale
from config.dates import plural
from config.working_days import working_days_after

SHORTEST_MONTH = 28


class State(TextChoices):
    """How a step stands, in words that carry what a colour says."""

    ON_TIME = "ON_TIME", "on time"
    AMBER = "AMBER", "due soon"
    OVERDUE = "OVERDUE", "overdue"
    DONE_IN_TIME = "DONE_IN_TIME", "done in time"
    DONE_LATE = "DONE_LATE", "done late"


@dataclass(frozen=True)
class Due:
    """One step of the work with one family, and by when it is due."""

    case: Case
    label: str
    due_on: date
    state: State
    words: str
    url: str
    about: str = ""

    @property
    def needs_somebody(self) -> bool:
        """Return whether it belongs on a work list: soon or late."""
        return self.state in {State.AMBER, State.OVERDUE}

    @property
    def is_late(self) -> bool:
        """Return whether its day has passed and it is not done."""
        return self.state == State.OVERDUE

    @property
    def is_done(self) -> bool:
        """Return whether it is done, in time or late."""
        return self.state in {State.DONE_IN_TIME, State.DONE_LATE}


def due_date(timescale: Timescale, start: date) -> date:
    """Return the day by which the step after `start` is due."""
    if timescale.unit == Timescale.Unit.WORKING_DAYS:
        return working_days_after(start, timescale.amount)
    if timescale.unit == Timescale.Unit.WEEKS:
        return start + timedelta(weeks=timescale.amount)
    return months_after(start, timescale.amount)


def months_after(start: date, months: int) -> date:
    """Return the same day of a later month, or its last day where it is shorter."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(start.day, last))


def state_of(
    due_on: date, *, amber_days: int, today: date, done_on: date | None = None
) -> State:
    """Return how a step stands: the day itself is still in time."""
    if done_on:
        return State.DONE_IN_TIME if done_on <= due_on else State.DONE_LATE
    if today > due_on:
        return State.OVERDUE
    return State.AMBER if due_on - today <= timedelta(amber_days) else State.ON_TIME


def in_words(due_on: date, *, today: date, done_on: date | None = None) -> str:
    """Return 'due in 4 days', 'due today', '6 days late' or 'done 2 days late'."""
    days = ((done_on or today) - due_on).days
    if done_on:
        return f"done {plural(days, 'day')} late" if days > 0 else "done in time"
    if days > 0:
        return f"{plural(days, 'day')} late"
    return f"due in {plural(-days, 'day')}" if days else "due today"


def last_start(timescale: Timescale, today: date) -> date:
    """Return a day after which nothing that began can be amber or late today.

    It may be too late a day, never too early: a narrowing for the database only.
    """
    shortest = {
        Timescale.Unit.WORKING_DAYS: timescale.amount,
        Timescale.Unit.WEEKS: 7 * timescale.amount,
        Timescale.Unit.MONTHS: SHORTEST_MONTH * timescale.amount,
    }[Timescale.Unit(timescale.unit)]
    return today - timedelta(days=shortest - timescale.amber_days)
