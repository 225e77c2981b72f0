"""How soon things should follow each other: set locally, never a law (practice.md 1.8)."""

from typing import ClassVar

import pghistory
from django.db import models

from cases.models.case import Case
from cases.models.checklist import Checklist
from cases.models.family import Person
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import NOT_PERSONAL, Category


class Timescale(Identified):
    """How long from one step to the next, and when to turn amber."""

    class Step(models.TextChoices):
        ASSESSMENT = "ASSESSMENT", "From the checklist to the completed assessment"
        FIRST_MEETING = (
            "FIRST_MEETING",
            "From the assessment to the first review meeting",
        )
        REVIEW = "REVIEW", "From one review to the next"
        FOLLOW_UP = "FOLLOW_UP", "From the checklist to asking how things went"

    class Unit(models.TextChoices):
        WORKING_DAYS = "WORKING_DAYS", "working days"
        WEEKS = "WEEKS", "weeks"
        MONTHS = "MONTHS", "months"

    step = models.CharField(max_length=15, choices=Step, unique=True)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=15, choices=Unit)
    amber_days = models.PositiveSmallIntegerField(default=5)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id step amount unit amber_days changed_at changed_by",
    }

    class Meta:
        ordering: ClassVar = ["step"]
        constraints: ClassVar = [both_or_neither("changed")]

    def __str__(self) -> str:
        return f"{self.amount} {self.get_unit_display()}"


@pghistory.track(append_only=True)
class FollowUp(Identified):
    """What became of a checklist that led to no assessment here."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="follow_ups")
    checklist = models.OneToOneField(
        Checklist, models.PROTECT, related_name="follow_up"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="follow_ups")
    due_on = models.DateField()
    words = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case checklist person done_at done_by",
        Category.PLAN: "due_on words",
    }
    fact_category = Category.PLAN
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["due_on"]
        constraints: ClassVar = [both_or_neither("done")]

    def __str__(self) -> str:
        return f"To be asked by {self.due_on:%d %B %Y}"
