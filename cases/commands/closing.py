"""Ending the work with a family, with nothing left open behind it."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.commands import meetings, visits
from cases.locks import hold_open_case
from cases.models import Action, Case, FollowUp
from information_sharing import access, audit, policies
from lead_professional.commands import stop_leading

CLOSED = "The case was closed."


@transaction.atomic
def close_case(*, case: Case, reason: str, by: Practitioner) -> Case:
    """Close the case, its open actions and the lead's appointment; return it."""
    access.check_can_coordinate(by, case)
    case = hold_open_case(case)
    policies.check_nothing_is_handed_over(case)
    ended = end_the_work(case=case, reason=reason, by=by)
    details = {"actions_ended": ended}
    audit.record(audit.Event.CASE_CLOSED, by=by, case=case, details=details)
    return case


def end_the_work(*, case: Case, reason: str, by: Practitioner) -> int:
    """Close a case that is held; return how many actions ended with it.

    Part of a command that has checked, holds the case, and writes the log.
    """
    policies.check_case_may_become(case, Case.Status.CLOSED)
    ended = _drop_open_actions(case, by=by)
    _end_follow_ups(case, by=by)
    meetings.call_off_all(case=case, reason=CLOSED, by=by)
    visits.call_off_all(case=case, reason=CLOSED, by=by)
    stop_leading(case=case, reason=CLOSED, by=by)
    case.status, case.closing_reason = Case.Status.CLOSED, reason
    case.closed_at, case.closed_by = timezone.now(), by
    case.save(update_fields=["status", "closing_reason", "closed_at", "closed_by"])
    return ended


def _drop_open_actions(case: Case, *, by: Practitioner) -> int:
    still_open = Action.objects.filter(case=case).to_do()
    ended: int = still_open.update(
        status=Action.Status.DROPPED,
        progress=CLOSED,
        ended_at=timezone.now(),
        ended_by=by,
    )
    return ended


def _end_follow_ups(case: Case, *, by: Practitioner) -> None:
    """Nobody is reminded to ask a family with whom the work has ended."""
    waiting = FollowUp.objects.filter(case=case, done_at__isnull=True)
    waiting.update(words=CLOSED, done_at=timezone.now(), done_by=by)
