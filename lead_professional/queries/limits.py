"""From which amount on a manager decides, and from which a panel (practice.md 3.2)."""

from uuid import UUID

from django.db.models import Sum

from lead_professional.models import Spend, SpendLimits

COUNTED = (
    Spend.Status.APPROVED,
    Spend.Status.BOUGHT,
    Spend.Status.CHECKED,
    Spend.Status.REVIEWED,
)


def limits() -> SpendLimits:
    """Return the limits that were set, else the usual ones."""
    return SpendLimits.objects.first() or SpendLimits()


def needs_manager(spend: Spend, set_: SpendLimits) -> bool:
    """Return whether it is much for one thing, or for this child in this year."""
    return (
        spend.pence > set_.item_pence
        or spent_for_child(spend) + spend.pence > set_.child_year_pence
    )


def that_need_a_manager(spends: list[Spend], set_: SpendLimits) -> set[UUID]:
    """Return which of many do, with one question for all of them."""
    agreed = _agreed({spend.case_id for spend in spends})
    return {
        spend.pk
        for spend in spends
        if spend.pence > set_.item_pence
        or spend.pence
        + agreed.get((spend.case_id, spend.child_id, spend.budget.year), 0)
        > set_.child_year_pence
    }


def _agreed(cases: set[UUID]) -> dict[tuple, int]:
    rows = Spend.objects.filter(case__in=cases, status__in=COUNTED)
    keys = ("case", "child", "budget__year")
    sums = rows.order_by().values_list(*keys).annotate(Sum("pence"))
    return {tuple(key): pence for *key, pence in sums}


def needs_panel(pence: int, set_: SpendLimits) -> bool:
    """Return whether a panel decides."""
    return pence > set_.panel_pence


def spent_for_child(spend: Spend) -> int:
    """Return what was agreed for this child, or for the whole family, in this year."""
    rows = Spend.objects.filter(
        case=spend.case,
        child=spend.child,
        budget__year=spend.budget.year,
        status__in=COUNTED,
    ).exclude(pk=spend.pk)
    return rows.aggregate(sum=Sum("pence"))["sum"] or 0
