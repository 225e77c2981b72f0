"""What waits at the desk, in words, and the page where it is dealt with."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Section:
    """One kind of waiting thing: its heading, and what belongs here."""

    heading: str
    none: str
    page: str = ""
    takes: tuple[str, ...] = ("target",)
    no_day: str = ""
    """What to say of one that has no day by which it is due."""
    only_hers: bool = False
    """Whether the page opens only to those who work with the family."""
    rows: list = field(default_factory=list)


KINDS: dict[str, Section] = {
    "ADVICE": Section(
        "Questions about sharing", "No question waits.", "information_sharing:advice"
    ),
    "COUNTERSIGN": Section(
        "Decisions without consent that wait for a second person",
        "No decision waits. Those who work with the family countersign.",
        "information_sharing:decision",
        ("case", "target"),
        "No day set: it opens nothing until a second person agrees",
        only_hers=True,
    ),
    "EMERGENCY": Section(
        "Emergency openings to review",
        "No opening waits.",
        "information_sharing:emergency-review",
    ),
    "SHIELD": Section(
        "Shields to confirm",
        "No shield waits for a second person.",
        "information_sharing:shield",
    ),
    "LIFT": Section(
        "Shields that somebody wants lifted",
        "Nobody has asked to lift a shield.",
        "information_sharing:shield",
    ),
    "OVERSIGHT": Section(
        "Requests for oversight",
        "No request waits.",
        "information_sharing:oversights",
        takes=(),
    ),
    "SUBJECT_ACCESS": Section(
        "People who asked to see their record",
        "Nobody has asked.",
        "information_sharing:subject-access",
    ),
}


def sections(waiting: Iterable) -> list[Section]:
    """Return every section with what waits in it, and where each row leads."""
    found = {kind: replace(each, rows=[]) for kind, each in KINDS.items()}
    for row in waiting:
        section = found[row.kind]
        section.rows.append((row, _address(section, row)))
    return list(found.values())


def _address(section: Section, row) -> str:
    if section.only_hers and not row.is_hers:
        return ""
    try:
        return reverse(
            section.page, args=[getattr(row, name) for name in section.takes]
        )
    except NoReverseMatch:
        return ""
