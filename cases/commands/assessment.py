"""The assessment: started, written by several people, and completed."""

from collections.abc import Iterable
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.locks import GONE, hold_assessments_being_written
from cases.models import Assessment, AssessmentTemplate, Case, Contribution, Person
from cases.models.assessment import TEXTS
from cases.together import (
    FEWEST,
    begin,
    heading,
    save_text,
    write_for_the_others,
)
from information_sharing import access, audit, policies
from information_sharing.exceptions import EditedMeanwhile, NotPossibleNow

Kind = AssessmentTemplate.Kind


@transaction.atomic
def start_assessment(
    *, case: Case, person: Person, by: Practitioner, kind: str = ""
) -> Assessment:
    """Start the assessment of one child, or its next version; return it.

    Without `kind` a next version is of the same kind, and a first one the common
    assessment. It begins with the texts of the last. Raises NotPossibleNow while one is
    still being written, or where the kind is for several children.
    """
    access.check_can_coordinate(by, case)
    policies.check_case_is_open(case)
    assessment = begin(case, person, by=by, kind=kind)
    if assessment.template.for_several_children:
        raise NotPossibleNow("Choose two children or more for a family assessment.")
    audit.record(audit.Event.ASSESSMENT_STARTED, by=by, case=case, target=assessment.pk)
    return assessment


@transaction.atomic
def start_family_assessment(
    *, case: Case, people: Iterable[Person], by: Practitioner
) -> list[Assessment]:
    """Start one assessment for each of these children, together; return them.

    Raises NotPossibleNow for fewer than two, or while one of them has one begun.
    """
    access.check_can_coordinate(by, case)
    policies.check_case_is_open(case)
    children = sorted(set(people), key=lambda person: person.pk)
    if len(children) < FEWEST:
        raise NotPossibleNow("Choose two children or more for a family assessment.")
    group = uuid4()
    begun = [
        begin(case, each, by=by, kind=Kind.FAMILY, group=group) for each in children
    ]
    details = {"assessments": [str(each.pk) for each in begun]}
    event = audit.Event.ASSESSMENT_STARTED
    audit.record(event, by=by, case=case, target=group, details=details)
    return begun


@transaction.atomic
def write_contribution(
    *,
    assessment: Assessment,
    element: str,
    texts: dict,
    revision: int,
    by: Practitioner,
) -> Contribution:
    """Save what is written under one element; return it.

    `revision` is the one that the writer began from, 0 for none. What is of the whole
    family stands in the assessments begun together with this one too. Raises
    EditedMeanwhile, with what stands now, when somebody saved in between.
    """
    about = heading(assessment, element)
    access.check_can_write(by, assessment.case, about.category, assessment.person)
    policies.check_case_is_open(assessment.case)
    now, others = hold_assessments_being_written(
        assessment, together=about.of_the_family
    )
    found = now.contributions.filter(element=element).first()
    if found and found.revision != revision:
        raise EditedMeanwhile(found)
    before = found.said if found else None
    said = {name: texts.get(name, "") for name in TEXTS}
    written = save_text(now, about, said, found, by=by)
    also = write_for_the_others(others, about, said, before=before, by=by)
    details = {"element": element, "revision": written.revision}
    if also:
        details["contributions"] = [str(each.pk) for each in (written, *also)]
    audit.record(
        audit.Event.CONTRIBUTION_WRITTEN,
        by=by,
        case=assessment.case,
        target=now.begun_together if also else written.pk,
        details=details,
    )
    return written


@transaction.atomic
def complete_assessment(*, assessment: Assessment, by: Practitioner) -> Assessment:
    """Complete an assessment: from now on it is read, not changed. Return it."""
    access.check_can_coordinate(by, assessment.case)
    policies.check_case_is_open(assessment.case)
    now = Assessment.objects.select_for_update().filter(pk=assessment.pk).first()
    if now is None:
        raise NotPossibleNow(GONE)
    if now.completed_at:
        raise NotPossibleNow("This assessment is complete already.")
    now.completed_at, now.completed_by = timezone.now(), by
    now.save(update_fields=["completed_at", "completed_by"])
    audit.record(audit.Event.ASSESSMENT_COMPLETED, by=by, case=now.case, target=now.pk)
    return now
