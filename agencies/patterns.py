"""On which days somebody works, in words; and when no e-mail is to reach her (P43)."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db.models import prefetch_related_objects
from django.utils import timezone

from agencies.models import Practitioner, WorkingPattern
from config.dates import WEEKDAYS
from config.working_days import is_working_day

NAMES, WEEKEND = WEEKDAYS[:5], WEEKDAYS[5:]


def pattern_of(practitioner: Practitioner) -> WorkingPattern | None:
    """Return the working pattern that somebody has set, if she has."""
    try:
        return practitioner.working_pattern
    except WorkingPattern.DoesNotExist:
        return None


def with_days(people: Iterable[Practitioner]) -> list[Practitioner]:
    """Return these people with their working days, asked for once."""
    known = list(people)
    prefetch_related_objects(known, "working_pattern")
    return known


def days_off(practitioner: Practitioner) -> str:
    """Return "does not work on Fridays", or nothing where she works all week."""
    pattern = pattern_of(practitioner)
    if pattern is None:
        return ""
    off = [name for day, name in enumerate(NAMES) if day not in pattern.days]
    return f"does not work on {listed(off)}" if off else ""


def listed(names: list[str]) -> str:
    """Return names in one line, "and" before the last."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def is_quiet(pattern: WorkingPattern | None, now: datetime) -> bool:
    """Return whether it is a time at which she wants no e-mail.

    Without a pattern of hers there is none: e-mail without content goes at once.
    """
    if pattern is None:
        return False
    there = timezone.localtime(now)
    return not works_on(pattern, there.date()) or _within(pattern, there.time())


def works_on(pattern: WorkingPattern, day: date) -> bool:
    """Return whether she works on that day; a bank holiday is nobody's weekday."""
    weekday = day.weekday()
    return weekday in pattern.days and (weekday >= len(NAMES) or is_working_day(day))


def _within(pattern: WorkingPattern, at: time) -> bool:
    start, end = pattern.quiet_from, pattern.quiet_until
    return start <= at < end if start <= end else at >= start or at < end


def wants_digest(pattern: WorkingPattern, now: datetime) -> bool:
    """Return whether the digest is due to her now: never twice on one day."""
    today = timezone.localtime(now).date()
    if pattern.digest == WorkingPattern.Digest.NEVER or is_quiet(pattern, now):
        return False
    if pattern.digest_sent_on == today:
        return False
    daily = pattern.digest == WorkingPattern.Digest.DAILY
    return daily or _is_first_of_week(pattern, today)


def _is_first_of_week(pattern: WorkingPattern, today: date) -> bool:
    """Return whether nothing was sent this week yet; a holiday puts it off a day."""
    sent = pattern.digest_sent_on
    return sent is None or sent.isocalendar()[:2] != today.isocalendar()[:2]
