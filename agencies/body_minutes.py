"""Minutes of a body as a PDF: no family is in them, so all readers get the same (P19)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from agencies.models import BodyItem, BodyMeeting, Commitment, Practitioner
from agencies.queries import body_meetings as queries
from config.pdf import render_pdf


@dataclass(frozen=True)
class BodyMinutes:
    """What a meeting of a body decided, and what follows from it."""

    meeting: BodyMeeting
    seats: tuple
    quorum: queries.Quorum
    brought_back: tuple[queries.OfAgency, ...]
    items: tuple[BodyItem, ...]
    actions: tuple[queries.OfAgency, ...]
    taken_back: tuple[queries.OfAgency, ...]
    promises: tuple[Commitment, ...]
    made_for: str
    made_at: datetime


def body_minutes_for(meeting: BodyMeeting, *, viewer: Practitioner) -> BodyMinutes:
    """Return the minutes of a closed meeting."""
    reader: dict[str, Any] = {"viewer": viewer, "meeting": meeting}
    seats = queries.attendance_of(**reader)
    return BodyMinutes(
        meeting=meeting,
        seats=tuple(seats),
        quorum=queries.quorum_of(meeting, seats),
        brought_back=tuple(queries.brought_back(**reader)),
        items=tuple(queries.items_of(**reader)),
        actions=tuple(queries.actions_of(**reader)),
        taken_back=tuple(queries.taken_back_of(**reader)),
        promises=tuple(queries.promises_of(**reader)),
        made_for=str(viewer),
        made_at=timezone.now(),
    )


def body_minutes_pdf(minutes: BodyMinutes) -> bytes:
    """Return them as a tagged PDF."""
    context = {"minutes": minutes, **vars(minutes)}
    return render_pdf("reports/body_minutes.html", context, created=minutes.made_at)
