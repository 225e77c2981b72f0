"""What is written next in an assessment."""

from agencies.models import Practitioner
from cases.elements import Element
from cases.models import Assessment
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
