"""Dates, times and ages in the words that people use (pages.md, Frame)."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta

from django.utils import timezone

FULL_TERM_WEEKS = 40
WEEKDAYS = (
    "Mondays",
    "Tuesdays",
    "Wednesdays",
    "Thursdays",
    "Fridays",
    "Saturdays",
    "Sundays",
)
"""By their numbers, from Monday as 0."""


def as_date(value: date) -> date:
    """Return the day in our own time zone, of a date or of a moment."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if value.tzinfo else value.date()
    return value


def plural(number: int, noun: str) -> str:
    """Return '1 week' or '3 weeks'."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def long_date(value: date) -> str:
    """Return 'Tuesday 24 November 2026'."""
    day = as_date(value)
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def short_date(value: date) -> str:
    """Return '24 November 2026'."""
    day = as_date(value)
    return f"{day.day} {day:%B} {day.year}"


def relative_days(value: date, today: date | None = None) -> str:
    """Return 'in 3 days', 'today' or '2 days ago'."""
    days = (as_date(value) - (today or timezone.localdate())).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def long_ago(value: date, today: date | None = None) -> str:
    """Return 'today', '3 weeks ago' or '14 months ago'."""
    now, day = today or timezone.localdate(), as_date(value)
    days, months = (now - day).days, whole_months(day, now)
    if days < 14:
        return relative_days(day, now)
    if months < 2:
        return f"{days // 7} weeks ago"
    return f"{months} months ago"


def clock(value: datetime | time) -> str:
    """Return '2:30pm', '10am', 'midday' or 'midnight'."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).time() if value.tzinfo else value.time()
    if value.minute == 0 and value.hour in {0, 12}:
        return "midday" if value.hour else "midnight"
    minutes = f":{value.minute:02}" if value.minute else ""
    return f"{value.hour % 12 or 12}{minutes}{'am' if value.hour < 12 else 'pm'}"


def whole_months(born: date, today: date) -> int:
    """Return the months lived in full."""
    months = (today.year - born.year) * 12 + today.month - born.month
    return months - 1 if today.day < born.day else months


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return day.replace(year=day.year + years, month=month + 1, day=min(day.day, last))


def age_of_born(born: date, today: date) -> str:
    """Return an age as a parent would say it: weeks, then months, then years."""
    days, months = (today - born).days, whole_months(born, today)
    if days < 14:
        return plural(days, "day")
    if months < 3:
        return plural(days // 7, "week")
    if months < 24:
        return plural(months, "month")
    years, rest = divmod(months, 12)
    if years >= 16 or not rest:
        return plural(years, "year")
    return f"{plural(years, 'year')} {plural(rest, 'month')}"


def age_of_unborn(expected: date, today: date) -> str:
    """Return the weeks of a pregnancy and the day that the baby is expected."""
    weeks = (timedelta(weeks=FULL_TERM_WEEKS) - (expected - today)) // timedelta(
        weeks=1
    )
    year = "" if abs((expected - today).days) < 300 else f" {expected.year}"
    due = f"expected {expected.day} {expected:%B}{year}"
    return f"{plural(weeks, 'week')}, {due}" if 0 < weeks <= 44 else due


def age(
    born: date | None = None, expected: date | None = None, today: date | None = None
) -> str:
    """Return '2 years 4 months', '34 weeks, expected 12 January' or 'age not known'."""
    today = today or timezone.localdate()
    if born and born <= today:
        return age_of_born(born, today)
    due = expected or born
    return age_of_unborn(due, today) if due else "age not known"
