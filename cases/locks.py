"""Two people at once: the second waits here, then sees what the first has done.

Rows are held without their key: who only points at them, as the log does, need not wait,
so that nobody waits for somebody who waits for her.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from cases.models import Action, Activity, Assessment, Case, Session
from information_sharing import policies
from information_sharing.exceptions import NotPossibleNow

AT_ONCE = "Somebody else has changed this at the same moment. Save again."
GONE = "This assessment was thrown away meanwhile. Nothing was saved in it."


def hold_open_case(case: Case) -> Case:
    """Return the case as it stands now, held until this request ends, if it is open."""
    held = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    policies.check_case_is_open(held)
    return held


def hold_in_order(
    *,
    activities: Iterable[UUID] = (),
    sessions: Iterable[UUID] = (),
    cases: Iterable[UUID | None] = (),
) -> None:
    """Hold all that somebody is about to write on, before the first word is written.

    Always activities, then sessions, then cases, each by its key: of two who write on
    the same sheets and records, in whatever order, one waits, and neither for the other.
    """
    wanted = ((Activity, activities), (Session, sessions), (Case, cases))
    for model, keys in wanted:
        rows = model.objects.filter(pk__in=set(keys)).order_by("pk")
        list(rows.select_for_update(no_key=True).values_list("pk"))


def hold_action(action: Action) -> Action:
    """Return the action as it stands now, held until this request ends."""
    return Action.objects.select_for_update(no_key=True).get(pk=action.pk)


def hold_assessment_being_written(assessment: Assessment) -> Assessment:
    """Return the assessment as it stands now, held, unless it is complete."""
    return _written(Assessment.objects.select_for_update(no_key=True), assessment)


def hold_assessment_to_discard(assessment: Assessment) -> Assessment:
    """Return the assessment as it stands now, held from whoever would write in it."""
    return _written(Assessment.objects.select_for_update(), assessment)


def _written(rows: QuerySet[Assessment], assessment: Assessment) -> Assessment:
    held = rows.filter(pk=assessment.pk).first()
    if held is None:
        raise NotPossibleNow(GONE)
    policies.check_assessment_is_written(held)
    return held


def hold_assessments_being_written(
    assessment: Assessment, *, together: bool
) -> tuple[Assessment, list[Assessment]]:
    """Return the assessment, and the open ones begun together with it, all held.

    They are held in one order, whichever of them somebody writes in.
    """
    wanted = Q(pk=assessment.pk)
    if together and assessment.begun_together:
        wanted |= Q(begun_together=assessment.begun_together)
    rows = Assessment.objects.select_for_update(no_key=True).filter(wanted)
    held = {each.pk: each for each in rows.order_by("pk")}
    if assessment.pk not in held:
        raise NotPossibleNow(GONE)
    now = held.pop(assessment.pk)
    policies.check_assessment_is_written(now)
    return now, [each for each in held.values() if each.completed_at is None]


def check_as_read(read: Model, held: Model, names: Iterable[str]) -> None:
    """Raise NotPossibleNow where a held row says other than when it was read (R18)."""
    if any(getattr(read, name) != getattr(held, name) for name in names):
        raise NotPossibleNow(AT_ONCE)
