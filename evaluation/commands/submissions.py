"""Submitting a self-evaluation freezes it; a corrected version takes its place."""

import hashlib
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from agencies.models import Practitioner
from evaluation.checking import check
from evaluation.drafting import locked_draft
from evaluation.freezing import freeze
from evaluation.models import SelfEvaluation
from evaluation.queries.self_evaluations import priorities_of
from evaluation.readers import authority
from evaluation.self_evaluation_documents import submitted_pdf
from evaluation.states import SELF_EVALUATION
from information_sharing import access, audit
from information_sharing.audit import EvaluationEvent as Event
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow

Status = SelfEvaluation.Status
MISSING = "Something is missing before it can be submitted. The page says what."
SECTION = ("code", "narrative", "strengths", "to_develop", "voices", "grade",
           "grade_reason", "assigned_to", "revision", "written_by")  # fmt: skip
EVIDENCE = ("code", "kind", "figure", "story", "words", "placed_by")
PRIORITY = ("about", "words", "success", "resources", "owner_practitioner",
            "owner_agency", "due_on", "status", "progress", "written_by", "ended_at",
            "ended_by")  # fmt: skip


@transaction.atomic
def submit_self_evaluation(
    *, evaluation: SelfEvaluation, by: Practitioner
) -> SelfEvaluation:
    """Freeze words, figures and document; what it corrects is superseded (R18)."""
    locked = locked_draft(evaluation, by)
    if check(locked).must:
        raise NotPossibleNow(MISSING)
    _supersede(locked)
    SELF_EVALUATION.check(locked.status, Status.SUBMITTED)
    at = timezone.now()
    locked.frozen = freeze(locked, viewer=by, at=at)
    document = submitted_pdf(locked.frozen)
    locked.document = document
    locked.document_sha256 = hashlib.sha256(document).hexdigest()
    locked.status = Status.SUBMITTED
    locked.submitted_at, locked.submitted_by = at, by
    locked.save()
    tell(people=authority(), kind="EVALUATION_SUBMITTED", target=locked.pk, by=by)
    audit.record(Event.SELF_EVALUATION_SUBMITTED, by=by, target=locked.pk)
    return locked


def _supersede(locked: SelfEvaluation) -> None:
    if locked.supersedes_id is None:
        return
    rows = SelfEvaluation.objects.select_for_update()
    old = rows.get(pk=locked.supersedes_id)
    SELF_EVALUATION.check(old.status, Status.SUPERSEDED)
    old.status = Status.SUPERSEDED
    old.save(update_fields=["status"])


@transaction.atomic
def start_correction(
    *, evaluation: SelfEvaluation, reason: str, by: Practitioner
) -> SelfEvaluation:
    """Start a corrected version from what was submitted, with a reason, or find it."""
    access.check_can_evaluate(by, evaluation.centre)
    rows = SelfEvaluation.objects.select_for_update(of=["self"])
    old = rows.select_related("centre").get(pk=evaluation.pk)
    SELF_EVALUATION.check(old.status, Status.SUPERSEDED)
    draft, is_new = SelfEvaluation.objects.get_or_create(
        supersedes=old,
        defaults=_same_as(old) | {"correction": reason, "started_by": by},
    )
    if is_new:
        SelfEvaluation.objects.filter(pk=draft.pk).update(started_at=old.started_at)
        _copy(old, draft)
    audit.record(Event.SELF_EVALUATION_CORRECTED, by=by, target=draft.pk)
    return draft


def _same_as(old: SelfEvaluation) -> dict[str, Any]:
    names = ("centre", "template", "starts_on", "ends_on", "snapshot")
    return {name: getattr(old, name) for name in names}


def _copy(old: SelfEvaluation, draft: SelfEvaluation) -> None:
    for section in old.sections.all():
        draft.sections.create(**_kept(section, SECTION))
    for placed in old.evidence.filter(taken_out_at__isnull=True):
        draft.evidence.create(**_kept(placed, EVIDENCE))
    for row in priorities_of(old):
        kept = _kept(row, PRIORITY)
        draft.improvements.create(centre=old.centre, carried_from=row, **kept)


def _kept(row: Model, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
