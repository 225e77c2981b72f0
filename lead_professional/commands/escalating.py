"""A request to lead that nobody answers goes to the team's manager, once (P34)."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, RoleName, TeamMembership
from cases.models import Case
from information_sharing import audit
from information_sharing.commands import tell
from lead_professional.models import Nomination
from lead_professional.policies import answer_due_on


def escalate_unanswered(*, by: None = None) -> int:
    """Tell managers and askers of requests that are late; return how many there were."""
    waiting = Nomination.objects.filter(
        accepted_at__isnull=True, declined_at__isnull=True, manager_told_on__isnull=True
    ).exclude(case__status=Case.Status.CLOSED)
    today = timezone.localdate()
    late = [row.pk for row in waiting if answer_due_on(row) < today]
    return sum(_escalate(pk) for pk in late)


@transaction.atomic
def _escalate(pk: UUID) -> bool:
    """Tell of one, unless it was answered or told meanwhile."""
    rows = Nomination.objects.select_for_update(of=("self",), no_key=True)
    one = rows.select_related("team", "nominated_by", "case").get(pk=pk)
    if not one.is_waiting or one.manager_told_on:
        return False
    one.manager_told_on = timezone.localdate()
    one.save(update_fields=["manager_told_on"])
    managers = _managers_of(one)
    tell(people=managers, kind="LEAD_LATE_IN_TEAM", by=None)
    asker = [one.nominated_by]
    tell(people=asker, kind="LEAD_LATE", case=one.case, target=one.pk, by=None)
    details = {"team": str(one.team_id), "managers": len(managers)}
    event = audit.Event.LEAD_ESCALATED
    audit.record(event, by=None, case=one.case, target=one.pk, details=details)
    return True


def _managers_of(one: Nomination) -> list[Practitioner]:
    live = TeamMembership.objects.in_force().filter(
        team=one.team, role=RoleName.TEAM_MANAGER
    )
    rows: Iterable[TeamMembership] = live.select_related("practitioner")
    return [row.practitioner for row in rows if row.practitioner_id != one.nominee_id]
