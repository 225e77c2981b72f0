"""A family's budget: opened, and kept in a ledger that is only ever added to (3.2)."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.locks import hold_open_case
from cases.models import Case
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.roles import Permission
from lead_professional.ledger import Back, balance_of, enter
from lead_professional.models import (
    Appointment,
    Budget,
    LedgerEntry,
    SpendLimits,
)
from lead_professional.money import year_of

Kind = LedgerEntry.Kind
MAY_BE_REVERSED = (Kind.ALLOTTED, Kind.SPENT)


@transaction.atomic
def open_budget(*, case: Case, pence: int, by: Practitioner) -> Budget:
    """Put money into the lead professional's budget of this year; return the budget.

    Whoever spends it does not put it there.
    """
    _check_may(by, case)
    case = hold_open_case(case)
    lead = Appointment.objects.filter(case=case, ended_at__isnull=True).first()
    if lead is None:
        raise NotPossibleNow("Nobody leads at the moment, so nobody can hold a budget.")
    if lead.practitioner_id == by.pk:
        raise NotPossibleNow("Somebody else must put money into your budget.")
    budget, _ = Budget.objects.get_or_create(
        appointment=lead,
        year=year_of(timezone.localdate()),
        defaults={"case": case, "opened_by": by},
    )
    enter(budget, Kind.ALLOTTED, pence, by=by)
    details = {"pence": pence, "year": budget.year}
    _log(audit.Event.BUDGET_OPENED, budget, by=by, details=details)
    return budget


def _check_may(by: Practitioner, case: Case) -> None:
    access.check_can_coordinate(by, case)
    access.check_can_write(by, case, Category.HOUSING_MONEY)


@transaction.atomic
def reverse_entry(*, entry: LedgerEntry, words: str, by: Practitioner) -> LedgerEntry:
    """Take a line of the ledger back by another line; nothing is ever changed.

    What somebody asked for or bought is put back by somebody else.
    """
    _check_may(by, entry.case)
    _check_not_her_own(by, entry)
    hold_open_case(entry.case)
    if entry.kind not in MAY_BE_REVERSED:
        raise NotPossibleNow("This line follows from a purchase. Take that back.")
    if LedgerEntry.objects.filter(reverses=entry).exists():
        raise NotPossibleNow("This line is reversed already. Nothing was changed.")
    if balance_of(entry.budget) < entry.pence:
        raise NotPossibleNow("That money is spoken for already.")
    back = Back(entry, words)
    line = enter(
        entry.budget, Kind.REVERSED, -entry.pence, spend=entry.spend, back=back, by=by
    )
    _log(audit.Event.LEDGER_REVERSED, entry.budget, by=by, details={})
    return line


def _check_not_her_own(by: Practitioner, entry: LedgerEntry) -> None:
    spend = entry.spend
    if spend and by.pk in {spend.asked_by_id, spend.bought_by_id}:
        raise AccessDenied("Somebody else must put this money back.")


@transaction.atomic
def change_limits(*, limits: SpendLimits, by: Practitioner) -> SpendLimits:
    """Set from which amounts on a manager, and a panel, decides."""
    access.check_has(by, Permission.SET_LOCAL_TERMS)
    SpendLimits.objects.select_for_update().exclude(pk=limits.pk).delete()
    limits.changed_at, limits.changed_by = timezone.now(), by
    limits.save()
    audit.record(audit.Event.SPEND_LIMITS_CHANGED, by=by)
    return limits


def _log(
    event: audit.Event, budget: Budget, *, by: Practitioner, details: dict
) -> None:
    audit.record(event, by=by, case=budget.case, target=budget.pk, details=details)
