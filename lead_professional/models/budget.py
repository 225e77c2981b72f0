"""The budget of a lead professional: asked, approved, checked, in a ledger of pence."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from cases.models import Case, Goal, Person
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import NOT_PERSONAL, Category
from lead_professional.models.leading import Appointment


class SpendLimits(Identified):
    """Up to how many pence the lead decides, and from where a panel does (3.2)."""

    item_pence = models.PositiveIntegerField(default=15_000)
    child_year_pence = models.PositiveIntegerField(default=50_000)
    panel_pence = models.PositiveIntegerField(default=100_000)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id item_pence child_year_pence panel_pence changed_at changed_by"
    }

    class Meta:
        verbose_name_plural = "spend limits"
        constraints: ClassVar = [both_or_neither("changed")]

    def __str__(self) -> str:
        return f"{self.item_pence} pence an item"


class Budget(Identified):
    """What one appointment may spend in one year, which begins on 1 April."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="budgets")
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="budgets")
    year = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = by_whom()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case appointment year opened_at opened_by closed_at closed_by"
    }

    class Meta:
        ordering: ClassVar = ["-year"]
        constraints: ClassVar = [
            both_or_neither("closed"),
            models.UniqueConstraint(
                fields=["appointment", "year"],
                name="lead_professional_one_budget_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"Budget {self.year} to {self.year + 1}"


@pghistory.track(append_only=True, exclude=["quote", "receipt"])
class Spend(Identified):
    """One purchase: the family's idea, two people, a quote and a receipt (3.2)."""

    class Kind(models.TextChoices):
        HOUSEHOLD = "HOUSEHOLD", "Household goods and furniture"
        SAFETY = "SAFETY", "Home safety and repairs"
        CLOTHING = "CLOTHING", "Clothing"
        LEISURE = "LEISURE", "Leisure and activities"
        LEARNING = "LEARNING", "Learning materials and computers"
        CHILDCARE = "CHILDCARE", "Childcare and short breaks"
        TRANSPORT = "TRANSPORT", "Transport"
        PARENTING = "PARENTING", "Parenting programme"
        COUNSELLING = "COUNSELLING", "Counselling and therapy"
        SPECIALIST = "SPECIALIST", "Specialist assessment"
        BILLS = "BILLS", "Help with debt, rent and bills"
        VOUCHER = "VOUCHER", "Food or fuel voucher"
        INTERPRETER = "INTERPRETER", "Interpreter"
        OTHER = "OTHER", "Something else"

    class Status(models.TextChoices):
        ASKED = "ASKED", "Asked for"
        APPROVED = "APPROVED", "Approved"
        REFUSED = "REFUSED", "Refused, with a reason"
        BOUGHT = "BOUGHT", "Bought, receipt handed in"
        CHECKED = "CHECKED", "Receipt checked"
        REVIEWED = "REVIEWED", "What came of it is recorded"
        TAKEN_BACK = "TAKEN_BACK", "Taken back"

    case = models.ForeignKey(Case, models.PROTECT, related_name="spends")
    budget = models.ForeignKey(Budget, models.PROTECT, related_name="spends")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="spends")
    child = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="spends"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    status = models.CharField(max_length=10, choices=Status, default=Status.ASKED)
    words = models.CharField(max_length=200)
    family_idea = models.TextField()
    pence = models.PositiveIntegerField()
    not_a_duty = models.BooleanField()
    quote = models.BinaryField(null=True, blank=True)
    quote_name = models.CharField(max_length=100, blank=True)
    needs_panel = models.BooleanField(default=False)
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = by_whom()
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = by_whom(null=True)
    panel_words = models.TextField(blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = by_whom(null=True)
    refused_because = models.TextField(blank=True)
    bought_at = models.DateTimeField(null=True, blank=True)
    bought_by = by_whom(null=True)
    receipt_pence = models.PositiveIntegerField(null=True, blank=True)
    receipt = models.BinaryField(null=True, blank=True)
    receipt_name = models.CharField(max_length=100, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = by_whom(null=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = by_whom(null=True)
    outcome = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case budget goal child asked_at asked_by approved_at "
        "approved_by refused_at refused_by bought_at bought_by checked_at checked_by "
        "reviewed_at reviewed_by ended_at ended_by",
        Category.HOUSING_MONEY: "kind status words family_idea pence not_a_duty quote "
        "quote_name needs_panel panel_words refused_because receipt_pence receipt "
        "receipt_name outcome",
    }
    fact_category = Category.HOUSING_MONEY
    fact_person = "child"

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            *map(
                both_or_neither,
                ("approved", "refused", "bought", "checked", "reviewed", "ended"),
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("asked_by")),
                name="lead_professional_spend_two_people",
            ),
            models.CheckConstraint(
                condition=Q(checked_by__isnull=True)
                | (~Q(checked_by=F("asked_by")) & ~Q(checked_by=F("approved_by"))),
                name="lead_professional_spend_third_checks",
            ),
            models.CheckConstraint(
                condition=Q(not_a_duty=True),
                name="lead_professional_spend_replaces_no_duty",
            ),
        ]

    def __str__(self) -> str:
        return f"Spend {self.pk}"


@pghistory.track(append_only=True)
class LedgerEntry(Identified):
    """One line of the ledger, in pence; never changed, only reversed by another."""

    class Kind(models.TextChoices):
        ALLOTTED = "ALLOTTED", "Put into the budget"
        COMMITTED = "COMMITTED", "Approved to be spent"
        RELEASED = "RELEASED", "Not spent after all"
        SPENT = "SPENT", "Spent"
        REVERSED = "REVERSED", "Reversed"

    case = models.ForeignKey(Case, models.PROTECT, related_name="ledger")
    budget = models.ForeignKey(Budget, models.PROTECT, related_name="entries")
    spend = models.ForeignKey(
        Spend, models.PROTECT, null=True, blank=True, related_name="entries"
    )
    child = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    pence = models.IntegerField()
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )
    words = models.CharField(max_length=200, blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case budget spend child reverses written_at written_by",
        Category.HOUSING_MONEY: "kind pence words",
    }
    fact_category = Category.HOUSING_MONEY
    fact_person = "child"

    class Meta:
        ordering: ClassVar = ["written_at"]
        verbose_name_plural = "ledger entries"

    def __str__(self) -> str:
        return f"{self.pence} pence"
