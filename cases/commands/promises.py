"""How soon a team makes first contact after a referral (T1)."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.models import Promise
from information_sharing import access, audit


@transaction.atomic
def set_promises(*, days: dict[Team, int | None], by: Practitioner) -> list[Promise]:
    """Promise first contact within so many working days, team by team; return those made.

    A team with a promise takes referrals from outside; with None it takes no more, and
    what came stays with it. It counts for referrals that come from now on.
    """
    made = [_set(team, number, by) for team, number in days.items()]
    details = {str(team.pk): number for team, number in days.items()}
    audit.record(audit.Event.PROMISE_CHANGED, by=by, details=details)
    return [promise for promise in made if promise]


def _set(team: Team, number: int | None, by: Practitioner) -> Promise | None:
    access.check_can_promise(by, team)
    if number is None:
        Promise.objects.filter(team=team).delete()
        return None
    if Promise.objects.filter(team=team, working_days=number).exists():
        return team.promise
    said = {"working_days": number, "changed_at": timezone.now(), "changed_by": by}
    promise, _ = Promise.objects.update_or_create(team=team, defaults=said)
    return promise
