"""The common assessment: started, written by several people, and completed."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.elements import BY_CODE
from cases.locks import hold_assessment_being_written
from cases.models import Assessment, Case, Contribution, Person
from information_sharing import access, audit, policies
from information_sharing.exceptions import EditedMeanwhile, NotPossibleNow

TEXTS = ("strengths", "needs", "evidence", "words", "differs", "need_level")


@transaction.atomic
def start_assessment(*, case: Case, person: Person, by: Practitioner) -> Assessment:
    """Start the common assessment of one child, or its next version; return it.

    A next version begins with the texts of the last. Raises NotPossibleNow while
    one is still being written.
    """
    access.check_can_coordinate(by, case)
    policies.check_case_is_open(case)
    Person.objects.select_for_update().get(pk=person.pk)
    last = person.assessments.order_by("-version").first()
    if last and last.completed_at is None:
        raise NotPossibleNow("This assessment has been started already.")
    assessment = Assessment.objects.create(
        case=case, person=person, started_by=by, version=last.version + 1 if last else 1
    )
    if last:
        _carry_over(last, assessment)
    audit.record(audit.Event.ASSESSMENT_STARTED, by=by, case=case, target=assessment.pk)
    return assessment


def _carry_over(last: Assessment, assessment: Assessment) -> None:
    """Each text goes with its author and its day: nobody is asked to say it again."""
    for text in last.contributions.all():
        written_at = text.written_at
        text.pk = None
        text._state.adding = True
        text.id = Contribution._meta.get_field("id").get_default()
        text.assessment, text.revision = assessment, 1
        text.save()
        Contribution.objects.filter(pk=text.pk).update(written_at=written_at)


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

    `revision` is the one that the writer began from, 0 for none. Raises
    EditedMeanwhile, with what stands now, when somebody saved in between.
    """
    category = BY_CODE[element].category
    access.check_can_write(by, assessment.case, category, assessment.person)
    policies.check_case_is_open(assessment.case)
    now = hold_assessment_being_written(assessment)
    found = now.contributions.filter(element=element).first()
    if found and found.revision != revision:
        raise EditedMeanwhile(found)
    written = found or Contribution(
        case=now.case, assessment=now, person=now.person, element=element, revision=0
    )
    written.category, written.written_by = category, by
    written.revision += 1
    for name in TEXTS:
        setattr(written, name, texts.get(name, ""))
    written.save()
    audit.record(
        audit.Event.CONTRIBUTION_WRITTEN,
        by=by,
        case=now.case,
        target=written.pk,
        details={"element": element, "revision": written.revision},
    )
    return written


@transaction.atomic
def complete_assessment(*, assessment: Assessment, by: Practitioner) -> Assessment:
    """Complete an assessment: from now on it is read, not changed. Return it."""
    access.check_can_coordinate(by, assessment.case)
    policies.check_case_is_open(assessment.case)
    now = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if now.completed_at:
        raise NotPossibleNow("This assessment is complete already.")
    now.completed_at, now.completed_by = timezone.now(), by
    now.save(update_fields=["completed_at", "completed_by"])
    audit.record(audit.Event.ASSESSMENT_COMPLETED, by=by, case=now.case, target=now.pk)
    return now
