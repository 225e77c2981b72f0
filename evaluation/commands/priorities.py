"""What the centre means to do next: by whom, by when, and what became of it."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from evaluation.commands.drafting import note_writing
from evaluation.drafting import locked_draft, section_asked
from evaluation.models import Improvement, SelfEvaluation
from evaluation.queries.self_evaluations import year_before
from information_sharing.exceptions import EditedMeanwhile, NotPossibleNow

OPEN = (Improvement.Status.TO_DO, Improvement.Status.STARTED)
WORDS = ("about", "words", "success", "resources", "due_on", "status", "progress")
CARRIED = ("about", "words", "success", "resources", "due_on", "status", "progress",
           "owner_practitioner", "owner_agency")  # fmt: skip


@transaction.atomic
def write_priority(
    *,
    evaluation: SelfEvaluation,
    said: dict[str, Any],
    by: Practitioner,
    priority: Improvement | None = None,
    revision: int = 0,
) -> Improvement:
    """Save a priority, new or as it was read; raise EditedMeanwhile otherwise (R18)."""
    locked = locked_draft(evaluation, by)
    section_asked(locked, said["about"])
    row = _row(locked, priority, revision, by)
    for name in WORDS:
        setattr(row, name, said[name])
    row.owner_practitioner = said["owner_practitioner"]
    row.owner_agency = said["owner_agency"]
    _end_or_not(row, by)
    row.save()
    note_writing(evaluation=locked, by=by, section=row.about, what="priority")
    return row


def _row(
    locked: SelfEvaluation,
    priority: Improvement | None,
    revision: int,
    by: Practitioner,
) -> Improvement:
    if priority is None:
        return Improvement(self_evaluation=locked, centre=locked.centre, written_by=by)
    row = locked.improvements.select_related("written_by").get(pk=priority.pk)
    if row.revision != revision:
        raise EditedMeanwhile(row)
    row.revision, row.written_by = row.revision + 1, by
    return row


def _end_or_not(row: Improvement, by: Practitioner) -> None:
    if row.status in OPEN:
        row.ended_at = row.ended_by = None
    elif row.ended_at is None:
        row.ended_at, row.ended_by = timezone.now(), by


@transaction.atomic
def carry_over(*, evaluation: SelfEvaluation, by: Practitioner) -> int:
    """Bring what last year left open into this year; return how many came over."""
    locked = locked_draft(evaluation, by)
    before = year_before(locked, viewer=by)
    if before is None:
        raise NotPossibleNow("There is no submitted self-evaluation before this one.")
    left = [_newest(row) for row in before.improvements.filter(status__in=OPEN)]
    left = [row for row in left if row.self_evaluation_id != locked.pk]
    for row in left:
        kept = {name: getattr(row, name) for name in CARRIED}
        locked.improvements.create(
            centre=locked.centre, carried_from=row, written_by=by, **kept
        )
    note_writing(evaluation=locked, by=by, what="carried over")
    return len(left)


def _newest(row: Improvement) -> Improvement:
    """Return where the priority went last; a correction carries it as well."""
    later = Improvement.objects.filter(carried_from=row).first()
    return _newest(later) if later else row
