"""What the pages of leading are opened on."""

from django.utils import timezone

from information_sharing.categories import Category
from tests.factories.cases import GoalFactory
from tests.factories.lead_professional import (
    AppointmentFactory,
    BudgetFactory,
    HandoverFactory,
    LedgerEntryFactory,
    SpendFactory,
)
from tests.matrix.canaries import FAMILY, canary


def plant_leading(family) -> dict:
    """Return, by the name of the route's argument, what it leads to.

    Somebody led before, and left a note; the family was not told yet.
    """
    case, word = family.case, canary(Category.PLAN, FAMILY)
    over = {"ended_at": timezone.now(), "ended_by": case.opened_by}
    before = AppointmentFactory(
        nomination__case=case, nomination__accepted=True, end_reason=word, **over
    )
    done = {"done_at": timezone.now(), "done_by": case.opened_by}
    return {
        "handover": HandoverFactory(appointment=before, note=word, **done),
        **plant_money(family, before),
    }


def plant_money(family, appointment) -> dict:
    """Return a purchase with its price, and the first line of its budget."""
    budget = BudgetFactory(appointment=appointment)
    word = canary(Category.HOUSING_MONEY, "child")
    goal = family.case.goals.first() or GoalFactory(plan__case=family.case)
    spend = SpendFactory(
        budget=budget,
        goal=goal,
        child=family.child,
        words=word,
        family_idea=word,
        quote=word.encode(),
        quote_name="price.png",
    )
    entry = LedgerEntryFactory(budget=budget, child=family.child, words=word)
    return {"spend": spend, "entry": entry, "which": "quote"}
