"""What is written next in an assessment."""

from agencies.models import Practitioner
from cases.elements import Element
from cases.models import Assessment
from cases.queries.assessment import Row, Sheet
from information_sharing import access


def next_part(
    *, viewer: Practitioner, assessment: Assessment, after: Element
) -> Element | None:
    """Return the next element that this person may write under, or None at the end."""
    asked = assessment.template.elements
    writes = access.written(viewer, assessment.case)
    later = asked[asked.index(after) + 1 :]
    return next(
        (each for each in later if (assessment.person_id, each.category) in writes),
        None,
    )


def part_to_go_on_with(sheet: Sheet, writes: frozenset[str] | set[str]) -> Row | None:
    """Return the first part that is still empty; what comes too early, last."""
    mine = [row for row in sheet.rows if row.element.category in writes]
    empty = [row for row in mine if row.is_empty]
    return next(iter(sorted(empty, key=lambda row: bool(row.too_early))), None)
