"""How soon a team makes first contact after a referral (T1)."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.models import Promise
from information_sharing import access, audit


@transaction.atomic
def set_promise(*, team: Team, working_days: int, by: Practitioner) -> Promise:
    """Promise first contact within so many working days; the team takes referrals.

    It counts for referrals that come from now on.
    """
    access.check_can_promise(by, team)
    said = {
        "working_days": working_days,
        "changed_at": timezone.now(),
        "changed_by": by,
    }
    promise, _ = Promise.objects.update_or_create(team=team, defaults=said)
    details = {"working_days": working_days}
    audit.record(audit.Event.PROMISE_CHANGED, by=by, target=team.pk, details=details)
    return promise


@transaction.atomic
def end_promise(*, team: Team, by: Practitioner) -> None:
    """Let the team take no more referrals from outside; what came stays with it."""
    access.check_can_promise(by, team)
    Promise.objects.filter(team=team).delete()
    audit.record(audit.Event.PROMISE_CHANGED, by=by, target=team.pk)
