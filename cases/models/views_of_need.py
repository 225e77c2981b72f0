"""What several agencies add to one assessment, and how good it is."""

from typing import ClassVar

import pghistory
from django.db import models

from agencies.models import Team
from cases.models.assessment import Assessment
from cases.models.case import Case
from cases.models.family import Person
from config.models import Identified, by_whom
from information_sharing.categories import BY_ROW, NOT_PERSONAL, Category


class LevelOfNeed(Identified):
    """One step of the local continuum of need, under its local name."""

    number = models.PositiveSmallIntegerField(unique=True)
    name = models.CharField(max_length=60)
    words = models.TextField(blank=True)

    INFORMATION: ClassVar = {NOT_PERSONAL: "id number name words"}

    class Meta:
        ordering: ClassVar = ["number"]
        verbose_name_plural = "levels of need"

    def __str__(self) -> str:
        return f"Level {self.number}: {self.name}"


@pghistory.track(append_only=True)
class Addition(Identified):
    """What a colleague adds to one element and signs: hers, and not changed again."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="additions")
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="additions")
    person = models.ForeignKey(Person, models.PROTECT, related_name="additions")
    element = models.CharField(max_length=6)
    category = models.CharField(max_length=20, choices=Category)
    strengths = models.TextField(blank=True)
    needs = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    differs = models.TextField(blank=True)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(auto_now_add=True)
    signed_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case assessment person element category team signed_at "
        "signed_by",
        BY_ROW: "strengths needs evidence differs",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["signed_at"]

    def __str__(self) -> str:
        return f"Addition of {self.signed_at:%d %B %Y}"


@pghistory.track(append_only=True)
class ViewOfNeed(Identified):
    """One agency's own view of the level of need: beside the others, never averaged."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="views_of_need")
    assessment = models.ForeignKey(
        Assessment, models.PROTECT, related_name="views_of_need"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="views_of_need")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    level = models.ForeignKey(LevelOfNeed, models.PROTECT, related_name="+")
    words = models.TextField()
    given_at = models.DateTimeField(auto_now=True)
    given_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case assessment person team given_at given_by",
        Category.PLAN: "level words",
    }
    fact_category = Category.PLAN
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["given_at"]
        verbose_name_plural = "views of need"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assessment", "team"], name="cases_one_view_per_team"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.level}"


@pghistory.track(append_only=True)
class QualityCheck(Identified):
    """A colleague's check of an assessment, item by item; the author reads it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="quality_checks")
    assessment = models.ForeignKey(
        Assessment, models.PROTECT, related_name="quality_checks"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="quality_checks")
    answers = models.JSONField()
    words = models.TextField(blank=True)
    checked_at = models.DateTimeField(auto_now_add=True)
    checked_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case assessment person checked_at checked_by",
        Category.PLAN: "answers words",
    }
    fact_category = Category.PLAN
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["-checked_at"]

    def __str__(self) -> str:
        return f"Checked on {self.checked_at:%d %B %Y}"
