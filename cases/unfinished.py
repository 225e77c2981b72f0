"""Why no other assessment of a child is started while one is not finished."""

from agencies.models import Practitioner
from cases.models import Assessment, Person
from information_sharing import access

ALREADY = "This assessment has been started already."
FIRST = "Finish it, or throw it away while it is empty, and then start another."


def why_not_another(
    unfinished: Assessment, kind: str, *, by: Practitioner, one_of_several: bool
) -> str:
    """Return which child has what unfinished, naming no child she does not see (R4)."""
    if unfinished.template.kind == kind and not one_of_several:
        return ALREADY
    return f"{unfinished.person} {_what(unfinished, by)}. {FIRST}"


def _what(unfinished: Assessment, by: Practitioner) -> str:
    template = unfinished.template
    if not template.for_several_children:
        return f"has an unfinished {template.get_kind_display().lower()}"
    if _sees_another_child_in_it(unfinished, by):
        return "is in a family assessment that is not finished"
    return "has an unfinished assessment"


def _sees_another_child_in_it(unfinished: Assessment, by: Practitioner) -> bool:
    if unfinished.begun_together is None:
        return False
    together = Person.objects.filter(
        assessments__begun_together=unfinished.begun_together
    )
    others = together.exclude(pk=unfinished.person_id)
    return any(access.can_see_person(by, each) for each in others)
