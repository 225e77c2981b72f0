"""What is to be done about what a survey found: by whom, by when, what became of it."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from evaluation.models import Improvement, Survey
from evaluation.surveying import standing
from information_sharing import audit
from information_sharing.audit import EvaluationEvent
from information_sharing.exceptions import EditedMeanwhile, NotPossibleNow

WORDS = ("words", "success", "resources", "due_on", "status", "progress",
         "owner_practitioner", "owner_agency")  # fmt: skip
ENDED = (Improvement.Status.DONE, Improvement.Status.DROPPED)


@transaction.atomic
def plan_action(
    *, survey: Survey, about: str, said: dict[str, Any], by: Practitioner
) -> Improvement:
    """Put what is to be done about one item into the action plan of a closed survey."""
    locked = standing(survey, by, Survey.Status.CLOSED)
    if not locked.items.filter(code=about).exists():
        raise NotPossibleNow("The survey did not ask this.")
    row = Improvement(survey=locked, centre=locked.centre, about=about)
    return _save(row, said, by)


@transaction.atomic
def change_action(
    *, action: Improvement, said: dict[str, Any], revision: int, by: Practitioner
) -> Improvement:
    """Say what became of it; raise EditedMeanwhile when it was changed since (R18)."""
    locked = standing(_survey_of(action), by, Survey.Status.CLOSED)
    row = locked.improvements.select_related("written_by").get(pk=action.pk)
    if row.revision != revision:
        raise EditedMeanwhile(row)
    row.revision += 1
    return _save(row, said, by)


def _survey_of(action: Improvement) -> Survey:
    if action.survey is None:
        raise NotPossibleNow("This belongs to a self-evaluation. Change it there.")
    return action.survey


def _save(row: Improvement, said: dict[str, Any], by: Practitioner) -> Improvement:
    for name in WORDS:
        setattr(row, name, said[name])
    row.written_by = by
    _end_or_not(row, by)
    row.save()
    audit.record(
        EvaluationEvent.SURVEY_ACTION_WRITTEN,
        by=by,
        target=row.survey_id,
        details={"about": row.about, "status": row.status},
    )
    return row


def _end_or_not(row: Improvement, by: Practitioner) -> None:
    if row.status not in ENDED:
        row.ended_at = row.ended_by = None
    elif row.ended_at is None:
        row.ended_at, row.ended_by = timezone.now(), by
