"""A centre's programme as a calendar file: what is on in public, and where (RFC 5545)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from icalendar import Calendar, Event


def programme_file(name: str, happenings: Iterable[Any]) -> bytes:
    """Return what is on as a calendar file; each has `begins_at`, `minutes` and `slot`."""
    calendar = Calendar()
    calendar.add("prodid", "-//Team Around//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for one in happenings:
        calendar.add_component(_event(name, one))
    return bytes(calendar.to_ical())


def _event(name: str, one: Any) -> Event:
    activity, event = one.slot.activity, Event()
    event.add("uid", f"{one.slot.pk}-{one.on:%Y%m%d}@team-around")
    event.add("dtstamp", one.slot.set_at)
    event.add("dtstart", one.begins_at)
    event.add("dtend", one.begins_at + timedelta(minutes=one.minutes))
    event.add("summary", activity.name)
    event.add("location", ", ".join(filter(None, [str(activity.room or ""), name])))
    event.add(
        "description", "\n".join(filter(None, [activity.summary, activity.booking]))
    )
    return event
