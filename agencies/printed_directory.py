"""The directory on paper: by need, with contents and an index, A4 or a booklet (S12).

What families may read, and nothing else: whoever prints it may hand it to anybody.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from agencies.directory_words import in_words
from agencies.models import Service, TaxonomyTerm
from agencies.queries.directory import Place, places_of
from config.pdf import render_pdf

MOST = 150
"""How many services one print holds: a person carries no more."""
SIZES = {"a4": "A4", "a5": "A5"}
REST = "More services"
READERS = "families"


@dataclass(frozen=True)
class Entry:
    """One service as it is printed, and by what its page is found."""

    anchor: str
    service: Service
    words: dict[str, Any]
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Section:
    """One need: what is told in full here, and what stands under another need."""

    anchor: str
    name: str
    entries: tuple[Entry, ...]
    also: tuple[Entry, ...]


@dataclass(frozen=True)
class Printed:
    """A directory to be printed."""

    sections: tuple[Section, ...]
    entries: tuple[Entry, ...]
    by_agency: tuple[tuple[str, tuple[Entry, ...]], ...]
    made_at: datetime
    asked: str = ""


def printed(
    services: Iterable[Service], *, made_at: datetime, asked: str = ""
) -> Printed:
    """Return services in sections; each is told in full once, and found everywhere."""
    entries = [
        Entry(f"s{number}", one, in_words(one), tuple(places_of(one)))
        for number, one in enumerate(sorted(services, key=_name))
    ]
    agencies: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        agencies[entry.service.agency.name].append(entry)
    return Printed(
        sections=_sections(entries),
        entries=tuple(entries),
        by_agency=tuple((name, tuple(of)) for name, of in sorted(agencies.items())),
        made_at=made_at,
        asked=asked,
    )


def directory_pdf(directory: Printed, *, size: str) -> bytes:
    """Return the directory as a tagged PDF of this size."""
    known = f"{directory.made_at.isoformat()} {size} {directory.asked}".encode()
    return render_pdf(
        "reports/directory.html",
        {"directory": directory, "size": SIZES[size], "made_for": READERS},
        identifier=hashlib.sha256(known).digest()[:16],
        created=directory.made_at,
    )


def _name(service: Service) -> str:
    return service.name.casefold()


def _widest(term: TaxonomyTerm) -> str:
    return term.parent.name if term.parent else term.name


def _needs(service: Service) -> list[str]:
    """Return the widest needs of a service, in order; the rest of them at the end."""
    found = {
        _widest(term) for term in service.needs.all() if term.taxonomy.code == "needs"
    }
    return sorted(found) or [REST]


def _sections(entries: list[Entry]) -> tuple[Section, ...]:
    told: dict[str, list[Entry]] = defaultdict(list)
    also: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        first, *others = _needs(entry.service)
        told[first].append(entry)
        for name in others:
            also[name].append(entry)
    names = sorted({*told, *also}, key=lambda name: (name == REST, name))
    return tuple(
        Section(f"n{number}", name, tuple(told[name]), tuple(also[name]))
        for number, name in enumerate(names)
    )
