"""A family's money, as far as its reader may see it: balances from the ledger alone."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from agencies.models import Practitioner
from cases.models import Case, Goal, Person
from information_sharing import access
from information_sharing.categories import Category
from lead_professional.models import Budget, LedgerEntry, Spend
from lead_professional.money import in_pounds
from lead_professional.queries.limits import limits, needs_manager
from lead_professional.queries.spend_work import may_check
from lead_professional.states import SPEND

FILES = ("quote", "receipt")
OF_AN_ENTRY = tuple(f"spend__{name}" for name in FILES)


@dataclass(frozen=True)
class Line:
    """One line of the ledger, and what was left after it."""

    entry: LedgerEntry
    amount: str
    left: str
    is_reversed: bool
    is_hers: bool

    @property
    def may_be_reversed(self) -> bool:
        """Return whether it follows from no step, nor is the purchase the reader's."""
        kinds = {LedgerEntry.Kind.ALLOTTED, LedgerEntry.Kind.SPENT}
        return self.entry.kind in kinds and not self.is_hers


@dataclass(frozen=True)
class Money:
    """A family's budgets with their lines, and its purchases."""

    budgets: tuple[tuple[Budget, str, tuple[Line, ...]], ...]
    spends: tuple[Spend, ...]
    may_write: bool


def money_of(*, viewer: Practitioner, case: Case) -> Money:
    """Return the money of this family; nothing of it unless it is shared with her."""
    entries = access.facts_of(viewer, LedgerEntry, case)
    entries = entries.select_related("written_by", "spend").defer(*OF_AN_ENTRY)
    spends = access.facts_of(viewer, Spend, case).defer(*FILES)
    sees = Category.HOUSING_MONEY in access.visible_categories(viewer, case)
    budgets = Budget.objects.filter(case=case) if sees else Budget.objects.none()
    lines = list(entries)
    return Money(
        budgets=tuple(
            _budget(each, [e for e in lines if e.budget_id == each.pk], viewer)
            for each in budgets.select_related("appointment__practitioner")
        ),
        spends=tuple(spends.select_related("asked_by", "child")),
        may_write=access.can_write(viewer, case, Category.HOUSING_MONEY)
        and access.can_coordinate(viewer, case)
        and case.is_open,
    )


def _budget(budget: Budget, entries: list[LedgerEntry], viewer: Practitioner) -> tuple:
    left, lines = 0, []
    gone = {e.reverses_id for e in entries if e.kind == LedgerEntry.Kind.REVERSED}
    for entry in entries:
        left += entry.pence
        amounts = in_pounds(entry.pence), in_pounds(left)
        lines.append(Line(entry, *amounts, entry.pk in gone, _is_hers(entry, viewer)))
    return budget, in_pounds(left), tuple(lines)


def _is_hers(entry: LedgerEntry, viewer: Practitioner) -> bool:
    spend = entry.spend
    return spend is not None and viewer.pk in {spend.asked_by_id, spend.bought_by_id}


@dataclass(frozen=True)
class SpendPage:
    """One purchase, what may follow, and which of it may be her step."""

    spend: Spend
    amount: str
    paid: str
    next: tuple[str, ...]
    needs_manager: bool
    may_decide: bool
    nobody_decides: bool
    may_check: bool
    is_taken_back: bool


def spend_page(*, viewer: Practitioner, case: Case, pk: UUID) -> SpendPage:
    """Return one purchase of this case, or raise Http404."""
    spend = spend_of(viewer=viewer, case=case, pk=pk)
    paid, manager = spend.receipt_pence, needs_manager(spend, limits())
    return SpendPage(
        spend=spend,
        amount=in_pounds(spend.pence),
        paid=in_pounds(paid) if paid is not None else "",
        next=tuple(str(status) for status in SPEND.after(spend.status)),
        needs_manager=manager,
        may_decide=access.can_decide_purchase(viewer, spend, is_above=manager),
        nobody_decides=manager and not access.who_decides_above([spend])[spend.pk],
        may_check=may_check(viewer, spend),
        is_taken_back=LedgerEntry.objects.filter(
            spend=spend, kind=LedgerEntry.Kind.SPENT, reversed_by__isnull=False
        ).exists(),
    )


def spend_to_decide(*, viewer: Practitioner, case: Case, pk: UUID) -> Spend:
    """Return a purchase to somebody who coordinates, or decides in their place."""
    found: Spend | None = access.facts_of(viewer, Spend, case).filter(pk=pk).first()
    if found is None or not _decides_above(viewer, found):
        access.check_can_coordinate(viewer, case)
    return spend_of(viewer=viewer, case=case, pk=pk)


def _decides_above(viewer: Practitioner, spend: Spend) -> bool:
    above = needs_manager(spend, limits())
    return above and access.can_decide_purchase(viewer, spend, is_above=True)


def spend_of(*, viewer: Practitioner, case: Case, pk: UUID) -> Spend:
    """Return one purchase of this case, or raise Http404."""
    rows = access.facts_of(viewer, Spend, case).filter(pk=pk)
    found: Spend | None = rows.select_related("goal", "child", "budget").first()
    if found is None:
        raise Http404("No such page.")
    return found


def entry_of(*, viewer: Practitioner, case: Case, pk: UUID) -> LedgerEntry:
    """Return one line of this case's ledger, or raise Http404."""
    rows = access.facts_of(viewer, LedgerEntry, case).filter(pk=pk)
    found: LedgerEntry | None = rows.select_related("budget").first()
    if found is None:
        raise Http404("No such page.")
    return found


def goals_to_serve(*, viewer: Practitioner, case: Case) -> list[Goal]:
    """Return the open goals that she sees."""
    goals = access.facts_of(viewer, Goal, case)
    return list(goals.filter(ended_at__isnull=True))


def children_of_money(*, viewer: Practitioner, case: Case) -> list[Person]:
    """Return the children whose money is shared with her."""
    people = access.people_written(viewer, Category.HOUSING_MONEY, [case.pk])
    kinds = [Person.Kind.CHILD, Person.Kind.UNBORN]
    return list(people.filter(case=case, kind__in=kinds))
