"""The ledger of a budget: lines are added, and what is left is their sum, in pence."""

from dataclasses import dataclass

from django.db.models import Sum

from agencies.models import Practitioner
from information_sharing.exceptions import NotPossibleNow
from lead_professional.models import Budget, LedgerEntry, Spend


@dataclass(frozen=True)
class Back:
    """Which line another takes back, and why in a few words."""

    entry: LedgerEntry | None = None
    words: str = ""


NOTHING_BACK = Back()


def enter(
    budget: Budget,
    kind: str,
    pence: int,
    *,
    by: Practitioner,
    spend: Spend | None = None,
    back: Back = NOTHING_BACK,
) -> LedgerEntry:
    """Add a line to the ledger of a budget whose case is held; return it."""
    return LedgerEntry.objects.create(
        case=budget.case,
        budget=budget,
        spend=spend,
        child=spend.child if spend else None,
        kind=kind,
        pence=pence,
        reverses=back.entry,
        words=back.words,
        written_by=by,
    )


def balance_of(budget: Budget) -> int:
    """Return what is neither spent nor promised: the sum of the ledger, in pence."""
    total = LedgerEntry.objects.filter(budget=budget).aggregate(sum=Sum("pence"))
    return total["sum"] or 0


def check_covers(budget: Budget, pence: int) -> None:
    """Raise NotPossibleNow unless so much is left.

    How much is left it does not say: not every purchase is shared with everybody (R2).
    """
    if balance_of(budget) < pence:
        raise NotPossibleNow("This is more than what is left in this budget.")
