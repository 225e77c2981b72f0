"""Two records of one family become one way in, and can be parted again (R6, R12, R18)."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Action, Case, Family
from information_sharing import access, audit, policies, refusals
from information_sharing.exceptions import NotPossibleNow
from lead_professional.commands import stop_leading

JOINED = "The record was joined to another of the same family."
PROTECTED = (
    "One of these records is specially protected. Ask the information officer "
    "before anything is joined or parted."
)


@transaction.atomic
def join_records(*, kept: Case, other: Case, by: Practitioner) -> Case:
    """Close `other` as an earlier record of the family of `kept`; return `kept`.

    Nothing moves: each fact stays under the decisions that it was shared by. Whom the
    family said no to in one record is left out in both. Raises AccessDenied unless
    both are coordinated by the same person, and NotPossibleNow.
    """
    kept, other = _both_held(kept, other, by)
    policies.check_may_be_joined(kept, other)
    _check_not_protected(kept, other)
    details = {
        "family": str(other.family_id),
        "actions_ended": _end_the_work(other, by=by),
        "left_out": refusals.carry_over(refused=refusals.refused_in(other), to=kept)
        + refusals.carry_over(refused=refusals.refused_in(kept), to=other),
    }
    other.merged_into, other.family = kept, kept.family
    other.status, other.closing_reason = Case.Status.CLOSED, JOINED
    other.closed_at, other.closed_by = timezone.now(), by
    other.save()
    for case, pair in ((kept, other), (other, kept)):
        audit.record(
            audit.Event.CASES_MERGED,
            by=by,
            case=case,
            target=pair.pk,
            details=details if case is other else {},
        )
    return kept


@transaction.atomic
def part_records(*, other: Case, by: Practitioner) -> Case:
    """Open `other` again as a record of its own; return it.

    What was left out of its consents when it was joined stays left out. It has no lead
    professional until somebody is asked. Raises AccessDenied and NotPossibleNow.
    """
    if other.merged_into is None:
        raise NotPossibleNow("This record was not joined to another.")
    kept, other = _both_held(other.merged_into, other, by)
    policies.check_may_be_parted(kept, other)
    _check_not_protected(kept, other)
    other.family = Family.objects.create(centre=other.centre, registered_by=by)
    other.merged_into, other.status = None, Case.Status.OPENED
    other.closing_reason, other.closed_at, other.closed_by = "", None, None
    other.save()
    for case, pair in ((kept, other), (other, kept)):
        audit.record(audit.Event.CASES_PARTED, by=by, case=case, target=pair.pk)
    return other


def _both_held(kept: Case, other: Case, by: Practitioner) -> tuple[Case, Case]:
    """Return both as they stand now, held in one order: nobody waits for each other."""
    for case in (kept, other):
        access.check_can_coordinate(by, case)
    keys = sorted((kept.pk, other.pk))
    held = {pk: Case.objects.select_for_update(no_key=True).get(pk=pk) for pk in keys}
    return held[kept.pk], held[other.pk]


def _check_not_protected(*cases: Case) -> None:
    if any(access.is_shielded(case) for case in cases):
        raise NotPossibleNow(PROTECTED)


def _end_the_work(other: Case, *, by: Practitioner) -> int:
    stop_leading(case=other, reason=JOINED, by=by)
    ended: int = (
        Action.objects.filter(case=other)
        .to_do()
        .update(
            status=Action.Status.DROPPED,
            progress=JOINED,
            ended_at=timezone.now(),
            ended_by=by,
        )
    )
    return ended
