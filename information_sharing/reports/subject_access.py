"""What a person receives: all that is held about her, as PDF and as data (R16)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cases.models import Person
from config.pdf import render_pdf
from information_sharing.models import Passage, SubjectAccessRequest


@dataclass(frozen=True)
class Entry:
    """One passage as it goes out."""

    on: date | None
    heading: str
    text: str
    in_part: bool


@dataclass(frozen=True)
class Pack:
    """Everything that goes out, for one person; nothing else is in it."""

    person: Person
    reference: str
    asked_by_whom: str
    asked_on: date
    made_on: date
    entries: tuple[Entry, ...]
    kept_back: int


def pack_of(request: SubjectAccessRequest, passages: Iterable[Passage]) -> Pack:
    """Return what goes out of these passages; what is withheld is only counted."""
    passages = list(passages)
    going = [p for p in passages if p.choice != Passage.Choice.WITHHOLD]
    return Pack(
        person=request.person,
        reference=request.case.reference,
        asked_by_whom=request.asked_by_whom,
        asked_on=request.asked_on,
        made_on=timezone.localdate(),
        entries=tuple(map(_entry, going)),
        kept_back=len(passages) - len(going),
    )


def _entry(passage: Passage) -> Entry:
    in_part = passage.choice == Passage.Choice.PART
    text = passage.released_text if in_part else passage.text
    return Entry(passage.on, passage.heading, text, in_part)


def pack_pdf(pack: Pack) -> bytes:
    """Return the pack as a tagged PDF, made for the one who asked."""
    context = {
        "pack": pack,
        "made_for": pack.asked_by_whom,
        "reference": pack.reference,
    }
    return render_pdf("reports/subject_access.html", context, created=timezone.now())


def pack_data(pack: Pack) -> dict:
    """Return the pack as data that a machine reads (UK GDPR article 15(3))."""
    return {
        "about": str(pack.person),
        "made_for": pack.asked_by_whom,
        "reference": pack.reference,
        "asked_on": pack.asked_on.isoformat(),
        "made_on": pack.made_on.isoformat(),
        "passages_kept_back": pack.kept_back,
        "passages": [
            {
                "on": entry.on.isoformat() if entry.on else None,
                "heading": entry.heading,
                "text": entry.text,
                "in_part": entry.in_part,
            }
            for entry in pack.entries
        ],
    }
