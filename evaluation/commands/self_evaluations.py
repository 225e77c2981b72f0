"""Starting a self-evaluation, and writing its sections."""

from datetime import date

from django.db import transaction

from agencies.models import Centre, Practitioner
from evaluation.figures import snapshot
from evaluation.models import SelfEvaluation, SelfEvaluationSection
from information_sharing import access, audit
from information_sharing.audit import Event
from information_sharing.exceptions import EditedMeanwhile


@transaction.atomic
def start_self_evaluation(
    *, centre: Centre, starts_on: date, ends_on: date, by: Practitioner
) -> SelfEvaluation:
    """Start the centre's self-evaluation with the figures of now, or find it."""
    access.check_can_evaluate(by, centre)
    evaluation, _ = SelfEvaluation.objects.get_or_create(
        centre=centre,
        starts_on=starts_on,
        ends_on=ends_on,
        defaults={
            "started_by": by,
            "snapshot": lambda: snapshot(centre, starts_on=starts_on, ends_on=ends_on),
        },
    )
    audit.record(Event.SELF_EVALUATION_STARTED, by=by, target=evaluation.pk)
    return evaluation


@transaction.atomic
def write_section(
    *,
    evaluation: SelfEvaluation,
    code: str,
    narrative: str,
    grade: int | None,
    revision: int,
    by: Practitioner,
) -> SelfEvaluationSection:
    """Save a section that was read as `revision`; raise EditedMeanwhile otherwise."""
    access.check_can_evaluate(by, evaluation.centre)
    locked = SelfEvaluation.objects.select_for_update().get(pk=evaluation.pk)
    section = locked.sections.select_related("written_by").filter(code=code).first()
    if section and section.revision != revision:
        raise EditedMeanwhile(section)
    section = section or SelfEvaluationSection(
        self_evaluation=locked, code=code, revision=0
    )
    section.narrative, section.grade = narrative, grade
    section.revision, section.written_by = section.revision + 1, by
    section.save()
    audit.record(
        Event.SELF_EVALUATION_WRITTEN,
        by=by,
        target=evaluation.pk,
        details={"section": code, "grade": grade},
    )
    return section
