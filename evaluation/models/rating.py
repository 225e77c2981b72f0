"""How far a goal has come, 0 to 10, as each person sees it."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from cases.models import Case, Goal, Person, Review
from config.models import Identified, by_whom
from information_sharing.categories import BY_ROW, NOT_PERSONAL, Category


@pghistory.track(append_only=True)
class OutcomeRating(Identified):
    """One rating of one goal by one kind of rater; no review means baseline."""

    class Rater(models.TextChoices):
        PRACTITIONER = "PRACTITIONER", "Practitioner"
        PARENT = "PARENT", "Parent or carer"
        CHILD = "CHILD", "Child"

    case = models.ForeignKey(Case, models.PROTECT, related_name="ratings")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="ratings")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    review = models.ForeignKey(
        Review, models.PROTECT, null=True, blank=True, related_name="ratings"
    )
    category = models.CharField(max_length=20, choices=Category)
    rater = models.CharField(max_length=15, choices=Rater)
    score = models.PositiveSmallIntegerField()
    rated_on = models.DateField(db_index=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case goal person review category rater rated_on "
        "recorded_at recorded_by",
        BY_ROW: "score",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["rated_on", "recorded_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(score__lte=10), name="evaluation_score_0_to_10"
            ),
            models.UniqueConstraint(
                fields=["goal", "review", "rater"],
                nulls_distinct=False,
                name="evaluation_one_rating_per_rater",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rater_display()}: {self.score}"
