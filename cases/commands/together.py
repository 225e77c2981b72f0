"""Another child joins a family assessment that is begun."""

from django.db import transaction

from agencies.models import Practitioner
from cases.locks import hold_assessment_being_written
from cases.models import Assessment, Person
from cases.queries.together import children_not_in, is_of_several
from cases.together import begin, take_over_what_is_of_the_family
from information_sharing import access, audit, policies
from information_sharing.exceptions import AccessDenied, NotPossibleNow


@transaction.atomic
def add_child_to_family_assessment(
    *, assessment: Assessment, person: Person, by: Practitioner
) -> Assessment:
    """Begin a child's own part of a family assessment; return it.

    What is of the whole family stands in it too (practice.md 1.9). Raises
    NotPossibleNow where it is complete, or this child has one begun already.
    """
    case = assessment.case
    access.check_can_coordinate(by, case)
    policies.check_case_is_open(case)
    if not is_of_several(viewer=by, assessment=assessment):
        raise AccessDenied("This is not an assessment of several children.")
    held = hold_assessment_being_written(assessment)
    _check_may_join(held, person, by)
    begun = begin(
        case,
        person,
        by=by,
        kind=held.template.kind,
        group=held.begun_together,
        template=held.template,
    )
    texts = take_over_what_is_of_the_family(held, begun, by=by)
    details = {"together": str(held.begun_together), "texts": texts}
    event = audit.Event.CHILD_ADDED_TO_ASSESSMENT
    audit.record(event, by=by, case=case, target=begun.pk, details=details)
    return begun


def _check_may_join(assessment: Assessment, person: Person, by: Practitioner) -> None:
    if person.case_id != assessment.case_id or not access.can_see_person(by, person):
        raise AccessDenied("This child's record is not shared with you.")
    left = children_not_in(viewer=by, assessment=assessment)
    if not left.filter(pk=person.pk).exists():
        raise NotPossibleNow(f"{person} is not a child who can be added to it.")
