"""Quarters and years of four quarters: figures of other periods would give too much away.

Two periods that differ by a few days, set against each other, show single families. So
a report begins and ends with a quarter.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from cases.timescales import months_after
from config.dates import short_date

MONTH, QUARTER, YEAR = 1, 3, 12
OFFERED = 8


@dataclass(frozen=True)
class Span:
    """A quarter, or four of them."""

    starts_on: date
    months: int

    @property
    def ends_on(self) -> date:
        """Return its last day."""
        return months_after(self.starts_on, self.months) - timedelta(days=1)

    @property
    def before(self) -> "Span":
        """Return the one of the same length that ended the day before."""
        return Span(months_after(self.starts_on, -self.months), self.months)

    @property
    def year_before(self) -> "Span":
        """Return the same one a year earlier."""
        return Span(months_after(self.starts_on, -YEAR), self.months)

    @property
    def code(self) -> str:
        """Return how it is written in a form: the first day and the months."""
        return f"{self.starts_on:%Y-%m}-{self.months}"

    @property
    def words(self) -> str:
        """Return '1 July 2026 to 30 September 2026'."""
        said = f"{short_date(self.starts_on)} to {short_date(self.ends_on)}"
        return f"{said}, so far" if self.is_running else said

    @property
    def is_running(self) -> bool:
        """Return whether its last day is yet to come."""
        return self.ends_on > timezone.localdate()


def quarter_of(day: date) -> date:
    """Return the first day of the quarter in which a day lies."""
    return date(day.year, (day.month - 1) // QUARTER * QUARTER + 1, 1)


def running_quarter() -> Span:
    """Return the quarter of today."""
    return Span(quarter_of(timezone.localdate()), QUARTER)


def offered() -> list[Span]:
    """Return the quarters and years that a report can be about, newest first."""
    now = running_quarter().starts_on
    starts = [months_after(now, -QUARTER * back) for back in range(OFFERED)]
    years = [Span(months_after(start, QUARTER - YEAR), YEAR) for start in starts[:5]]
    return [*(Span(start, QUARTER) for start in starts), *years]


def span_of(starts_on: date, ends_on: date) -> Span | None:
    """Return the month, quarter or year with these days, or None when it is none.

    A month is for regular reports; of what falls in a period it says nothing.
    """
    if starts_on.day != 1:
        return None
    whole = starts_on == quarter_of(starts_on)
    lengths = (MONTH, QUARTER, YEAR) if whole else (MONTH,)
    spans = [Span(starts_on, months) for months in lengths]
    return next((span for span in spans if span.ends_on == ends_on), None)


def last_whole(months: int) -> Span:
    """Return the last month or quarter that is over."""
    today = timezone.localdate()
    now = today.replace(day=1) if months == MONTH else quarter_of(today)
    return Span(months_after(now, -months), months)
