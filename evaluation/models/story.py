"""The story beside the number, and what each agency gave to it."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from agencies.models import Agency
from cases.models import Case, Person, Review
from cases.outcomes import Outcome
from config.models import Identified, both_or_neither, by_whom
from evaluation.models.rating import Rater
from information_sharing.categories import BY_ROW, NOT_PERSONAL, Category


@pghistory.track(append_only=True)
class OutcomeStory(Identified):
    """What somebody tells of a change; outside the record only as they released it.

    The released words are a text of their own, without names, agreed by its owner
    (ethics protocol in eight principles, notes-001 1G).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="stories")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    category = models.CharField(max_length=20, choices=Category)
    outcome = models.CharField(max_length=2, choices=Outcome)
    told_by = models.CharField(max_length=15, choices=Rater)
    words = models.TextField()
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()
    released_words = models.TextField(blank=True)
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = by_whom(null=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person category outcome told_by written_at written_by "
        "owner released_at released_by taken_back_at taken_back_by",
        BY_ROW: "words released_words",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["-written_at"]
        verbose_name_plural = "outcome stories"
        constraints: ClassVar = [
            both_or_neither("released"),
            both_or_neither("taken_back"),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True)
                | Q(owner__isnull=False) & ~Q(released_words=""),
                name="evaluation_story_released_by_its_owner",
            ),
        ]

    def __str__(self) -> str:
        return f"Story {self.pk}"


@pghistory.track(append_only=True)
class AgencyContribution(Identified):
    """That an agency's work counted towards one outcome of one child."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="contributed")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    category = models.CharField(max_length=20, choices=Category)
    outcome = models.CharField(max_length=2, choices=Outcome)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="contributions")
    review = models.ForeignKey(
        Review, models.PROTECT, null=True, blank=True, related_name="contributions"
    )
    words = models.TextField(blank=True)
    noted_at = models.DateTimeField(auto_now_add=True)
    noted_by = by_whom()
    taken_out_at = models.DateTimeField(null=True, blank=True)
    taken_out_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person category review noted_at noted_by taken_out_at "
        "taken_out_by",
        BY_ROW: "outcome agency words",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["noted_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "person", "outcome", "agency"],
                nulls_distinct=False,
                name="evaluation_one_contribution_per_agency",
            ),
            both_or_neither("taken_out"),
        ]

    def __str__(self) -> str:
        return f"Contribution {self.pk}"
