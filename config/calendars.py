"""Calendar files: when somebody is busy, and nothing about anybody (R3, decision 15)."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest
from icalendar import Calendar, Event


class Busy(StrEnum):
    """All that an entry of a calendar may ever say."""

    MEETING = "Team around meeting"
    VISIT = "Visit"


@dataclass(frozen=True)
class Entry:
    """One entry: what kind, when, how long, and a page of ours that asks who reads."""

    key: UUID
    what: Busy
    begins: datetime
    minutes: int
    url: str
    written_at: datetime


def calendar_of(entries: Iterable[Entry]) -> bytes:
    """Return the entries as a calendar file (RFC 5545)."""
    calendar = Calendar()
    calendar.add("prodid", "-//Team Around//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Team Around")
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@team-around")
    event.add("dtstamp", entry.written_at)
    event.add("dtstart", entry.begins)
    event.add("dtend", entry.begins + timedelta(minutes=entry.minutes))
    event.add("summary", entry.what.value)
    event.add("url", entry.url)
    event.add("class", "PRIVATE")
    return event


def digest_of(secret: str) -> str:
    """Return what is kept of the secret address of a calendar."""
    return hashlib.sha256(secret.encode()).hexdigest()


LIMITS = {"feed": "60/h/key", "no_feed": "600/h/ip"}
"""How often one calendar is read, and how often somebody asks for what there is not."""


def too_often(request: HttpRequest, digest: str = "") -> bool:
    """Return whether a calendar, or one that is not there, is asked for too often."""
    action = "feed" if digest else "no_feed"
    usage = consume(
        request,
        app="config.calendars",
        action=action,
        config=LIMITS,
        key=digest,
        limit_get=True,
    )
    return usage is None
