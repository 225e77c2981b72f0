"""Starting a self-evaluation, and writing its sections."""

from datetime import date
from typing import Any

from django.db import transaction

from agencies.models import Centre, Practitioner
from evaluation.commands.drafting import note_writing
from evaluation.drafting import locked_draft, new_section, section_asked
from evaluation.figures import snapshot
from evaluation.models import SelfEvaluation, SelfEvaluationSection
from evaluation.outlines import ORDER
from information_sharing import access, audit
from information_sharing.audit import Event
from information_sharing.exceptions import EditedMeanwhile, NotPossibleNow

WORDS = ("narrative", "strengths", "to_develop", "voices", "grade_reason")


@transaction.atomic
def start_self_evaluation(
    *,
    centre: Centre,
    starts_on: date,
    ends_on: date,
    by: Practitioner,
    template: str = ORDER[0],
) -> SelfEvaluation:
    """Start the centre's self-evaluation with the figures of now, or find the draft."""
    access.check_can_evaluate(by, centre)
    _check_not_submitted(centre, template, starts_on, ends_on)
    evaluation, _ = SelfEvaluation.objects.get_or_create(
        centre=centre,
        template=template,
        starts_on=starts_on,
        ends_on=ends_on,
        status=SelfEvaluation.Status.DRAFT,
        defaults={
            "started_by": by,
            "snapshot": lambda: snapshot(centre, starts_on=starts_on, ends_on=ends_on),
        },
    )
    audit.record(Event.SELF_EVALUATION_STARTED, by=by, target=evaluation.pk)
    return evaluation


def _check_not_submitted(
    centre: Centre, template: str, starts_on: date, ends_on: date
) -> None:
    same = {"template": template, "starts_on": starts_on, "ends_on": ends_on}
    if centre.self_evaluations.filter(**same, status="SUBMITTED").exists():
        raise NotPossibleNow(
            "The self-evaluation of this period was submitted. Open it, and start a "
            "corrected version there."
        )


@transaction.atomic
def write_section(
    *,
    evaluation: SelfEvaluation,
    code: str,
    said: dict[str, Any],
    revision: int,
    by: Practitioner,
) -> SelfEvaluationSection:
    """Save a section that was read as `revision`; raise EditedMeanwhile otherwise (R18).

    `said` holds the words of the section and its grade by name.
    """
    locked = locked_draft(evaluation, by)
    asked = section_asked(locked, code)
    section = locked.sections.select_related("written_by").filter(code=code).first()
    if section and section.revision != revision:
        raise EditedMeanwhile(section)
    section = section or new_section(locked, code)
    for name in WORDS:
        setattr(section, name, said.get(name, ""))
    section.grade = said.get("grade") if asked.graded else None
    section.revision, section.written_by = section.revision + 1, by
    section.save()
    note_writing(evaluation=locked, by=by, section=code, grade=section.grade)
    return section
