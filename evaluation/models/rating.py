"""How far a goal, or a child under one outcome, has come: 0 to 10, as each sees it."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from cases.models import Case, Goal, Person, Review
from cases.outcomes import Outcome
from config.models import Identified, by_whom
from information_sharing.categories import BY_ROW, NOT_PERSONAL, Category


class Rater(models.TextChoices):
    """Whose view it is."""

    PRACTITIONER = "PRACTITIONER", "Practitioner"
    PARENT = "PARENT", "Parent or carer"
    CHILD = "CHILD", "Child"


class Stage(models.TextChoices):
    """When in the work it was said."""

    BASELINE = "BASELINE", "At the beginning"
    REVIEW = "REVIEW", "At a review"
    CLOSING = "CLOSING", "At the end"


@pghistory.track(append_only=True)
class OutcomeRating(Identified):
    """One rating of one goal, or of one outcome, by one kind of rater."""

    Rater = Rater
    Stage = Stage

    class NoScore(models.TextChoices):
        NOT_ASKED = "NOT_ASKED", "Not asked yet"
        TOO_EARLY = "TOO_EARLY", "Too early to tell"
        TOO_YOUNG = "TOO_YOUNG", "Too young to say"
        RATHER_NOT = "RATHER_NOT", "Would rather not say"

    case = models.ForeignKey(Case, models.PROTECT, related_name="ratings")
    goal = models.ForeignKey(
        Goal, models.PROTECT, null=True, blank=True, related_name="ratings"
    )
    outcome = models.CharField(max_length=2, choices=Outcome, blank=True)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    review = models.ForeignKey(
        Review, models.PROTECT, null=True, blank=True, related_name="ratings"
    )
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.BASELINE)
    category = models.CharField(max_length=20, choices=Category)
    rater = models.CharField(max_length=15, choices=Rater)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    no_score = models.CharField(max_length=12, choices=NoScore, blank=True)
    rated_on = models.DateField(db_index=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case goal outcome person review stage category rater "
        "rated_on recorded_at recorded_by",
        BY_ROW: "score no_score",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["rated_on", "recorded_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(score__lte=10), name="evaluation_score_0_to_10"
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) ^ Q(no_score=""),
                name="evaluation_score_or_why_not",
            ),
            models.CheckConstraint(
                condition=Q(goal__isnull=True) ^ Q(outcome=""),
                name="evaluation_rating_of_goal_or_outcome",
            ),
            models.UniqueConstraint(
                fields=[
                    "case",
                    "goal",
                    "outcome",
                    "person",
                    "review",
                    "stage",
                    "rater",
                ],
                nulls_distinct=False,
                name="evaluation_one_rating_per_rater_and_stage",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rater_display()}: {self.said}"

    @property
    def said(self) -> str:
        """Return the number, or why there is none, in words."""
        reason = self.get_no_score_display().lower()
        return reason if self.score is None else str(self.score)

    @property
    def is_baseline(self) -> bool:
        """Return whether this is where things stood at the beginning."""
        return self.review_id is None and self.stage == Stage.BASELINE
