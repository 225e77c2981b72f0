"""What waits at the desk, in words, and the page where it is dealt with."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Section:
    """One kind of waiting thing: its heading, and what belongs here."""

    heading: str
    none: str
    page: str = ""
    takes_target: bool = True
    rows: list = field(default_factory=list)


KINDS: dict[str, Section] = {
    "ADVICE": Section(
        "Questions about sharing", "No question waits.", "information_sharing:advice"
    ),
    "COUNTERSIGN": Section(
        "Decisions without consent that wait for a second person",
        "No decision waits. Those who work with the family countersign.",
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
        takes_target=False,
    ),
    "SUBJECT_ACCESS": Section(
        "People who asked to see their record",
        "Nobody has asked.",
        "information_sharing:subject-access",
    ),
}


def sections(waiting: Iterable) -> list[Section]:
    """Return every section with what waits in it, and where each row leads."""
    found = {
        kind: Section(each.heading, each.none, each.page, each.takes_target, [])
        for kind, each in KINDS.items()
    }
    for row in waiting:
        section = found[row.kind]
        section.rows.append((row, _address(section, row)))
    return list(found.values())


def _address(section: Section, row) -> str:
    if not section.page:
        return ""
    try:
        return reverse(section.page, args=[row.target] * section.takes_target)
    except NoReverseMatch:
        return ""
