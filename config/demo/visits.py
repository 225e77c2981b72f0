"""Two who book the same day, a visit of today, messages, and somebody's Fridays (T3)."""

from datetime import time, timedelta

from django.utils import timezone

from agencies import commands as agencies_commands
from agencies.commands import Days
from cases.addressees import LEAD, Addressee, Words
from cases.commands import messages, visits
from cases.notes import Subject
from cases.visiting import Booking

BOTH, TODAY = 4, 0
"""Where two book one day, and who is visited today."""
PLAN = Subject(None, "PLAN")


def book_and_write(town, stories) -> None:
    """Let colleagues book, be warned, and write to each other."""
    _same_day(stories[BOTH])
    _today(stories[TODAY])
    for name, days in (("joan", [0, 1, 2, 3]), ("tom", [0, 1, 2, 3, 4])):
        said = Days(days, time(18), time(8), "DAILY" if name == "tom" else "NEVER")
        agencies_commands.change_days(days=said, by=town.people[name])


def _same_day(story) -> None:
    lead = story.case.appointments.get(ended_at=None)
    on = timezone.localdate() + timedelta(days=2)
    first = Booking("To weigh and measure", on, "HOME", story.case.recording_team)
    visits.book_visit(case=story.case, subject=PLAN, booking=first, by=story.by)
    second = Booking("To look at the damp together", on, "HOME", lead.team, time(14))
    visits.book_visit(
        case=story.case, subject=PLAN, booking=second, by=lead.practitioner
    )
    _write(story, lead.practitioner, "Shall we go together? I can wait until four.")


def _write(story, by, words: str) -> None:
    to = [Addressee(story.by)]
    messages.write_message(
        case=story.case, subject=PLAN, words=Words(words), to=to, by=by
    )


def _today(story) -> None:
    today = timezone.localdate()
    team = story.case.recording_team
    booking = Booking("Sleep, as agreed last time", today, "HOME", team, time(10))
    visits.book_visit(case=story.case, subject=PLAN, booking=booking, by=story.by)
    words = Words(
        "They have new keys, ring first.", "INFORMAL", today + timedelta(days=14)
    )
    messages.write_message(
        case=story.case, subject=PLAN, words=words, to=[LEAD], by=story.by
    )
