"""Two versions of an assessment side by side: what was added, changed, or is gone."""

from dataclasses import dataclass

from agencies.models import Practitioner
from cases.elements import Element
from cases.models import Assessment, Contribution
from cases.queries.assessment import Row, sheet

ADDED, CHANGED, GONE = "Added", "Changed", "No longer said"
PARTS = {
    "need_level": "Level of need",
    "strengths": "Going well",
    "needs": "Needed",
    "evidence": "How we know",
    "words": "In words",
    "differs": "Where views differ",
}


@dataclass(frozen=True)
class Part:
    """One part of an element in both versions, and in a word what became of it."""

    label: str
    before: str
    after: str
    what: str


@dataclass(frozen=True)
class Compared:
    """One element in both versions; no parts where nothing has changed."""

    element: Element
    is_shared: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Comparison:
    """An older and a newer version of one child's assessment, for this viewer."""

    older: Assessment
    newer: Assessment
    elements: tuple[Compared, ...]

    @property
    def changed(self) -> tuple[Compared, ...]:
        """Return the elements in which this viewer sees a difference."""
        return tuple(each for each in self.elements if each.parts)

    @property
    def same(self) -> tuple[Element, ...]:
        """Return the elements that she sees, and that say the same in both."""
        rows = self.elements
        return tuple(row.element for row in rows if row.is_shared and not row.parts)

    @property
    def not_shared(self) -> tuple[Element, ...]:
        """Return the elements that are not shared with her, changed or not."""
        return tuple(row.element for row in self.elements if not row.is_shared)


def compare(*, viewer: Practitioner, one: Assessment, other: Assessment) -> Comparison:
    """Return what differs between two versions, as far as this viewer may see it."""
    older, newer = sorted((one, other), key=lambda each: each.version)
    before, after = _rows(viewer, older), _rows(viewer, newer)
    codes = [*after, *(code for code in before if code not in after)]
    elements = [
        _compared(after.get(code) or before[code], before.get(code), after.get(code))
        for code in codes
    ]
    return Comparison(older, newer, tuple(elements))


def _rows(viewer: Practitioner, assessment: Assessment) -> dict[str, Row]:
    """Return by its code all that was asked, and what was carried over beside it."""
    found = sheet(viewer=viewer, assessment=assessment)
    return {row.element.code: row for row in found.every_row}


def _compared(row: Row, before: Row | None, after: Row | None) -> Compared:
    """One question may stand in one of the two only; one code is one question."""
    said = [each.text if each else None for each in (before, after)]
    parts = [
        Part(label, was, now, what_became(was, now))
        for name, label in PARTS.items()
        if (was := _said(said[0], name)) != (now := _said(said[1], name))
    ]
    return Compared(row.element, row.is_shared, tuple(parts))


def _said(text: Contribution | None, name: str) -> str:
    if text is None:
        return ""
    if name == "need_level":
        return text.get_need_level_display()
    return str(getattr(text, name))


def what_became(was: str, now: str) -> str:
    """Return in a word what became of a text from one version to the next."""
    if not was:
        return ADDED
    return CHANGED if now else GONE
