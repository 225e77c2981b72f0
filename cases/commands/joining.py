"""Two records of one family become one way in, and can be parted again (R6, R12, R18)."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.commands import meetings, visits
from cases.models import Action, Case, Family
from cases.protection import check_not_protected
from information_sharing import access, audit, policies, refusals
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from lead_professional.commands import stop_leading

JOINED = "The record was joined to another of the same family."


@transaction.atomic
def join_records(
    *,
    kept: Case,
    other: Case,
    by: Practitioner,
    agreed_with: Practitioner | None = None,
) -> Case:
    """Close `other` as an earlier record of the family of `kept`; return `kept`.

    Nothing moves: each fact stays under the decisions that it was shared by. Whom the
    family said no to in one record is left out in both. Raises AccessDenied unless
    each is coordinated by her or by the one she agreed with, and NotPossibleNow.
    """
    kept, other = _both_held(kept, other)
    hands = [by] if agreed_with is None else [by, agreed_with]
    hand_of = {case.pk: _coordinator(case, hands) for case in (kept, other)}
    policies.check_may_be_joined(kept, other)
    check_not_protected(kept, other)
    details = {
        "family": str(other.family_id),
        "agreed_with": str(agreed_with.pk) if agreed_with else None,
        "actions_ended": _end_the_work(other, by=hand_of[other.pk]),
        "left_out": _carry_refusals(other, to=kept, by=by)
        + _carry_refusals(kept, to=other, by=by),
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


def _carry_refusals(case: Case, *, to: Case, by: Practitioner) -> int:
    """Leave out of one record whom the family left out of the other; return how many."""
    bodies = refusals.bodies_taken_back(case)
    left_out = refusals.carry_over(refused=refusals.refused_in(case), to=to)
    return left_out + refusals.carry_bodies_over(names=bodies, to=to, by=by)


@transaction.atomic
def part_records(*, other: Case, by: Practitioner) -> Case:
    """Open `other` again as a record of its own; return it.

    What was left out of its consents when it was joined stays left out. It has no lead
    professional until somebody is asked. Either side may do it: nobody is kept joined
    against her word. Raises AccessDenied and NotPossibleNow.
    """
    if other.merged_into is None:
        raise NotPossibleNow("This record was not joined to another.")
    _check_coordinates_one(by, other.merged_into, other)
    kept, other = _both_held(other.merged_into, other)
    policies.check_may_be_parted(kept, other)
    check_not_protected(kept, other)
    other.family = Family.objects.create(centre=other.centre, registered_by=by)
    other.merged_into, other.status = None, Case.Status.OPENED
    other.closing_reason, other.closed_at, other.closed_by = "", None, None
    other.save()
    for case, pair in ((kept, other), (other, kept)):
        audit.record(audit.Event.CASES_PARTED, by=by, case=case, target=pair.pk)
    return other


def _coordinator(case: Case, hands: list[Practitioner]) -> Practitioner:
    """Return which of them coordinates this record now, else raise AccessDenied."""
    for hand in hands:
        if access.can_coordinate(hand, case):
            return hand
    raise AccessDenied(
        "Each record is joined by somebody who coordinates it. Nothing was joined."
    )


def _check_coordinates_one(by: Practitioner, kept: Case, other: Case) -> None:
    if not access.can_coordinate(by, kept):
        access.check_can_coordinate(by, other)


def _both_held(kept: Case, other: Case) -> tuple[Case, Case]:
    """Return both as they stand now, held in one order: nobody waits for each other."""
    keys = sorted((kept.pk, other.pk))
    held = {pk: Case.objects.select_for_update(no_key=True).get(pk=pk) for pk in keys}
    return held[kept.pk], held[other.pk]


def _end_the_work(other: Case, *, by: Practitioner) -> int:
    stop_leading(case=other, reason=JOINED, by=by)
    meetings.call_off_all(case=other, reason=JOINED, by=by)
    visits.call_off_all(case=other, reason=JOINED, by=by)
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
