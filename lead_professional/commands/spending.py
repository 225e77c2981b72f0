"""One purchase, step by step: asked, approved, bought, checked, looked back at (3.2).

Whoever asks does not approve, and neither of them checks the receipt.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.locks import hold_open_case
from cases.models import Case, Goal, Person
from config.scans import Scan
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from lead_professional.commands.budgets import Kind
from lead_professional.ledger import Back, check_covers, enter
from lead_professional.models import Budget, LedgerEntry, Spend
from lead_professional.money import year_of
from lead_professional.queries.limits import limits, needs_manager, needs_panel
from lead_professional.states import SPEND

Status = Spend.Status
MONEY = Category.HOUSING_MONEY
NO_BUDGET = "There is no budget for this year yet. Somebody else opens it first."


@dataclass(frozen=True)
class Wanted:
    """What is to be bought, for what, and whose idea it was."""

    goal: Goal
    kind: str
    words: str
    family_idea: str
    pence: int
    child: Person | None = None
    quote: Scan | None = None


@transaction.atomic
def ask_for(*, case: Case, wanted: Wanted, by: Practitioner) -> Spend:
    """Ask for a purchase that serves a goal and replaces nothing that is owed."""
    access.check_can_coordinate(by, case)
    access.check_can_write(by, case, MONEY, wanted.child)
    case = hold_open_case(case)
    budget = Budget.objects.filter(
        case=case,
        year=year_of(timezone.localdate()),
        appointment__ended_at__isnull=True,
        closed_at__isnull=True,
    ).first()
    if budget is None:
        raise NotPossibleNow(NO_BUDGET)
    check_covers(budget, wanted.pence)
    goals = access.facts_of(by, Goal, case).filter(ended_at__isnull=True)
    if not goals.filter(pk=wanted.goal.pk).exists():
        raise NotPossibleNow("This goal is not open any more. Choose another.")
    spend = Spend.objects.create(
        case=case,
        budget=budget,
        goal=wanted.goal,
        child=wanted.child,
        kind=wanted.kind,
        words=wanted.words,
        family_idea=wanted.family_idea,
        pence=wanted.pence,
        not_a_duty=True,
        quote=wanted.quote.content if wanted.quote else None,
        quote_name=wanted.quote.name if wanted.quote else "",
        needs_panel=needs_panel(wanted.pence, limits()),
        asked_by=by,
    )
    _log(audit.Event.SPEND_ASKED, spend, by=by)
    return spend


@transaction.atomic
def approve(*, spend: Spend, panel_words: str = "", by: Practitioner) -> Spend:
    """Agree to a purchase that somebody else asked for; the money is set aside."""
    held = _held_to_decide(spend, Status.APPROVED, by=by)
    if held.needs_panel and not panel_words:
        raise NotPossibleNow("A panel decides about this amount. Write what it said.")
    check_covers(held.budget, held.pence)
    held.panel_words = panel_words
    _step(held, Status.APPROVED, "approved", by=by)
    enter(held.budget, Kind.COMMITTED, -held.pence, spend=held, by=by)
    _log(audit.Event.SPEND_APPROVED, held, by=by)
    return held


@transaction.atomic
def refuse(*, spend: Spend, because: str, by: Practitioner) -> Spend:
    """Say no to a purchase that somebody else asked for, and why."""
    held = _held_to_decide(spend, Status.REFUSED, by=by)
    held.refused_because = because
    _step(held, Status.REFUSED, "refused", by=by)
    _log(audit.Event.SPEND_REFUSED, held, by=by)
    return held


@transaction.atomic
def take_back(*, spend: Spend, by: Practitioner) -> Spend:
    """Buy nothing after all; what was set aside is free again."""
    held = _held(spend, Status.TAKEN_BACK, by=by)
    _release(held, by=by)
    _step(held, Status.TAKEN_BACK, "ended", by=by)
    _log(audit.Event.SPEND_TAKEN_BACK, held, by=by)
    return held


@transaction.atomic
def buy(*, spend: Spend, pence: int, receipt: Scan, by: Practitioner) -> Spend:
    """Hand the receipt in; the ledger says what was spent in place of what was set aside."""
    held = _held(spend, Status.BOUGHT, by=by)
    if pence > held.pence:
        raise NotPossibleNow("It cost more than was approved. Ask again for the rest.")
    held.receipt_pence = pence
    held.receipt, held.receipt_name = receipt.content, receipt.name
    _step(held, Status.BOUGHT, "bought", by=by)
    _release(held, by=by)
    enter(held.budget, Kind.SPENT, -pence, spend=held, by=by)
    _log(audit.Event.SPEND_BOUGHT, held, by=by)
    return held


@transaction.atomic
def check_receipt(*, spend: Spend, by: Practitioner) -> Spend:
    """Say, as a third person, that the receipt is right."""
    held = _held(spend, Status.CHECKED, by=by)
    if by.pk in {held.asked_by_id, held.approved_by_id, held.bought_by_id}:
        raise AccessDenied("A third person must check the receipt.")
    _step(held, Status.CHECKED, "checked", by=by)
    _log(audit.Event.SPEND_CHECKED, held, by=by)
    return held


@transaction.atomic
def look_back(*, spend: Spend, outcome: str, by: Practitioner) -> Spend:
    """Write what came of it for the family."""
    held = _held(spend, Status.REVIEWED, by=by)
    held.outcome = outcome
    _step(held, Status.REVIEWED, "reviewed", by=by)
    _log(audit.Event.SPEND_REVIEWED, held, by=by)
    return held


def _held(spend: Spend, then: str, *, by: Practitioner) -> Spend:
    """Return the purchase as it stands, held, if she may write of money here."""
    access.check_can_coordinate(by, spend.case)
    access.check_can_write(by, spend.case, MONEY, spend.child)
    held = _locked(spend)
    SPEND.check(held.status, then)
    return held


def _held_to_decide(spend: Spend, then: str, *, by: Practitioner) -> Spend:
    """Return the purchase as it stands, held, if it is hers to say yes or no to."""
    held = _locked(spend)
    above = needs_manager(held, limits())
    access.check_can_decide_purchase(by, held, is_above=above)
    SPEND.check(held.status, then)
    return held


def _locked(spend: Spend) -> Spend:
    hold_open_case(spend.case)
    return Spend.objects.select_for_update(no_key=True).get(pk=spend.pk)


def _release(spend: Spend, *, by: Practitioner) -> None:
    set_aside = LedgerEntry.objects.filter(
        spend=spend, kind=Kind.COMMITTED, reversed_by=None
    ).first()
    if set_aside:
        pence, back = -set_aside.pence, Back(set_aside)
        enter(spend.budget, Kind.RELEASED, pence, spend=spend, back=back, by=by)


def _step(spend: Spend, then: str, moment: str, *, by: Practitioner) -> None:
    spend.status = then
    setattr(spend, f"{moment}_at", timezone.now())
    setattr(spend, f"{moment}_by", by)
    spend.save()


def _log(event: audit.Event, spend: Spend, *, by: Practitioner) -> None:
    details = {"pence": spend.pence, "kind": str(spend.kind)}
    audit.record(event, by=by, case=spend.case, target=spend.pk, details=details)
