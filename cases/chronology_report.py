"""The chronology of a case for a named reader, as one frozen thing for a PDF (R16)."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from agencies.models import Practitioner
from cases.queries.timeline import OLDEST, Entry, Timeline, Wanted
from config.pdf import render_pdf
from information_sharing import access
from information_sharing.categories import Category


@dataclass(frozen=True)
class Chronology:
    """The entries that a reader chose, without what is not shared with her."""

    reference: str
    entries: tuple[Entry, ...]
    chosen: tuple[str, ...]
    not_shared: tuple[Category, ...]
    services: access.Services
    made_for: Practitioner
    made_at: datetime


def chronology(timeline: Timeline, *, wanted: Wanted, chosen: list[str]) -> Chronology:
    """Return the chosen entries, the oldest first, as a story is read."""
    in_order = replace(wanted, order=OLDEST)
    return Chronology(
        reference=timeline.case.reference,
        entries=tuple(timeline.entries(timeline.rows(in_order))),
        chosen=tuple(chosen),
        not_shared=timeline.not_shared,
        services=timeline.services,
        made_for=timeline.viewer,
        made_at=timezone.now(),
    )


def chronology_pdf(made: Chronology) -> bytes:
    """Return the chronology as a tagged PDF."""
    return render_pdf(
        "reports/chronology.html",
        {
            "chronology": made,
            "services": made.services,
            "made_for": made.made_for,
            "made_at": made.made_at,
            "reference": made.reference,
        },
        created=made.made_at,
    )
