"""Reviews: how each goal goes, and exactly one of next date or closing reason."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from cases.models.case import Case
from cases.models.family import Person
from cases.models.meetings import Meeting
from cases.models.plan import Goal
from cases.models.views_of_need import LevelOfNeed
from config.models import Identified, by_whom
from information_sharing.categories import BY_ROW, NOT_PERSONAL, Category


@pghistory.track(append_only=True)
class Review(Identified):
    """One look back at the plan with the family (practice.md 1.6)."""

    class Mode(models.TextChoices):
        MEETING = "MEETING", "Meeting"
        TELEPHONE = "TELEPHONE", "By telephone"
        DESK = "DESK", "At the desk"

    class Decision(models.TextChoices):
        CONTINUE = "CONTINUE", "Go on with the plan"
        REVISE = "REVISE", "Change the plan"
        STEP_UP = "STEP_UP", "Step up"
        STEP_DOWN = "STEP_DOWN", "Step down"
        CLOSE = "CLOSE", "Close"

    case = models.ForeignKey(Case, models.PROTECT, related_name="reviews")
    held_on = models.DateField()
    mode = models.CharField(max_length=10, choices=Mode)
    decision = models.CharField(
        max_length=10, choices=Decision, default=Decision.CONTINUE
    )
    meeting = models.OneToOneField(
        Meeting, models.PROTECT, null=True, blank=True, related_name="review"
    )
    to_level = models.ForeignKey(
        LevelOfNeed, models.PROTECT, null=True, blank=True, related_name="+"
    )
    present = models.TextField(blank=True)
    closing_summary = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    parent_words = models.TextField(blank=True)
    child_words = models.TextField(blank=True)
    times_repeated = models.PositiveSmallIntegerField(null=True, blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    closing_reason = models.TextField(blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case meeting recorded_at recorded_by",
        Category.PLAN: "held_on mode decision to_level present closing_summary notes parent_words child_words times_repeated "
        "next_review_on closing_reason",
    }
    fact_category = Category.PLAN
    fact_person = None

    class Meta:
        ordering: ClassVar = ["-held_on", "-recorded_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(next_review_on__isnull=True) ^ Q(closing_reason=""),
                name="cases_review_next_date_or_closing_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Review {self.held_on:%d %B %Y}"


@pghistory.track(append_only=True)
class GoalProgress(Identified):
    """How one goal went since last time: never a silent gap."""

    class Progress(models.TextChoices):
        BETTER = "BETTER", "Better"
        NO_CHANGE = "NO_CHANGE", "No change"
        WORSE = "WORSE", "Worse"
        NOT_YET_KNOWN = "NOT_YET_KNOWN", "Not yet known"

    case = models.ForeignKey(Case, models.PROTECT, related_name="goal_progress")
    review = models.ForeignKey(Review, models.PROTECT, related_name="goal_progress")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="progress")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    category = models.CharField(max_length=20, choices=Category)
    progress = models.CharField(max_length=15, choices=Progress)
    note = models.TextField(blank=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case review goal person category",
        BY_ROW: "progress note",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["review", "goal"], name="cases_one_progress_per_goal"
            ),
        ]

    def __str__(self) -> str:
        return self.get_progress_display()
