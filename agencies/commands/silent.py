"""Accounts in which nobody signs in: told, then closed; never while something is held."""

from django.db import transaction

from agencies.commands.teams import close_account
from agencies.models import Practitioner
from agencies.silence import (
    HELD,
    TOLD,
    must_stay,
    to_be_closed,
    to_be_told,
    told_lately,
    who_answers,
)
from information_sharing import audit
from information_sharing.commands.notices import tell


def mind_silent_accounts(*, by: Practitioner | None) -> int:
    """Tell whose account closes soon, close those whose time has come; return how many.

    Run by the clock each night; `by` is nobody.
    """
    for account in to_be_told():
        _tell(account, by=by)
    return sum(_close(account, by=by) for account in to_be_closed())


@transaction.atomic
def _tell(account: Practitioner, *, by: Practitioner | None) -> None:
    tell(people=[account], kind=TOLD, by=by)
    audit.record(audit.AgencyEvent.ACCOUNT_SILENT, by=by, target=account.pk)


@transaction.atomic
def _close(account: Practitioner, *, by: Practitioner | None) -> bool:
    """Close one account, or tell her manager instead where she holds something (R20)."""
    locked = Practitioner.objects.select_for_update().get(pk=account.pk)
    if not locked.is_active or locked.last_login != account.last_login:
        return False
    if must_stay(locked):
        _tell_who_answers(locked, by=by)
        return False
    close_account(practitioner=locked, by=by)
    details: dict[str, object] = {"silent": True}
    audit.record(audit.Event.ACCOUNT_CLOSED, by=by, target=locked.pk, details=details)
    return True


def _tell_who_answers(account: Practitioner, *, by: Practitioner | None) -> None:
    if not told_lately(account):
        tell(people=who_answers(account), kind=HELD, target=account.pk, by=by)
