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
from lead_professional.states import SPEND

FILES = ("quote", "receipt")


@dataclass(frozen=True)
class Line:
    """One line of the ledger, and what was left after it."""

    entry: LedgerEntry
    amount: str
    left: str
    is_reversed: bool

    @property
    def may_be_reversed(self) -> bool:
        """Return whether it is a line that does not follow from a purchase's steps."""
        return self.entry.kind in {LedgerEntry.Kind.ALLOTTED, LedgerEntry.Kind.SPENT}


@dataclass(frozen=True)
class Money:
    """A family's budgets with their lines, and its purchases."""

    budgets: tuple[tuple[Budget, str, tuple[Line, ...]], ...]
    spends: tuple[Spend, ...]
    may_write: bool


def money_of(*, viewer: Practitioner, case: Case) -> Money:
    """Return the money of this family; nothing of it unless it is shared with her."""
    entries = access.facts_of(viewer, LedgerEntry, case).select_related("written_by")
    spends = access.facts_of(viewer, Spend, case).defer(*FILES)
    sees = Category.HOUSING_MONEY in access.visible_categories(viewer, case)
    budgets = Budget.objects.filter(case=case) if sees else Budget.objects.none()
    lines = list(entries)
    return Money(
        budgets=tuple(
            _budget(each, [e for e in lines if e.budget_id == each.pk])
            for each in budgets.select_related("appointment__practitioner")
        ),
        spends=tuple(spends.select_related("asked_by", "child")),
        may_write=access.can_write(viewer, case, Category.HOUSING_MONEY)
        and access.can_coordinate(viewer, case)
        and case.is_open,
    )


def _budget(budget: Budget, entries: list[LedgerEntry]) -> tuple:
    left, lines = 0, []
    gone = {entry.reverses_id for entry in entries}
    for entry in entries:
        left += entry.pence
        amounts = in_pounds(entry.pence), in_pounds(left)
        lines.append(Line(entry, *amounts, entry.pk in gone))
    return budget, in_pounds(left), tuple(lines)


@dataclass(frozen=True)
class SpendPage:
    """One purchase, what may follow, and whether a manager must decide."""

    spend: Spend
    amount: str
    paid: str
    next: tuple[str, ...]
    needs_manager: bool


def spend_page(*, viewer: Practitioner, case: Case, pk: UUID) -> SpendPage:
    """Return one purchase of this case, or raise Http404."""
    spend = spend_of(viewer=viewer, case=case, pk=pk)
    paid = spend.receipt_pence
    return SpendPage(
        spend=spend,
        amount=in_pounds(spend.pence),
        paid=in_pounds(paid) if paid is not None else "",
        next=tuple(str(status) for status in SPEND.after(spend.status)),
        needs_manager=needs_manager(spend, limits()),
    )


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
