"""The assessment: one per child and version, written by several people."""

from typing import ClassVar

import pghistory
from django.db import models

from cases.models.case import Case
from cases.models.family import Person
from cases.models.templates import AssessmentTemplate
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import BY_ROW, NOT_PERSONAL, Category


class Assessment(Identified):
    """An assessment of one child, as its template asks; its facts are contributions.

    Those of brothers and sisters in one family assessment carry one `begun_together`.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="assessments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="assessments")
    template = models.ForeignKey(
        AssessmentTemplate, models.PROTECT, related_name="assessments"
    )
    begun_together = models.UUIDField(null=True, blank=True, db_index=True)
    version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField(auto_now_add=True)
    started_by = by_whom()
    completed_at = models.DateTimeField(null=True, blank=True)
    completed_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person template begun_together version started_at "
        "started_by completed_at completed_by",
    }

    class Meta:
        ordering: ClassVar = ["-started_at"]
        constraints: ClassVar = [
            both_or_neither("completed"),
            models.UniqueConstraint(
                fields=["person", "version"], name="cases_assessment_version"
            ),
        ]

    def __str__(self) -> str:
        return f"Assessment, version {self.version}"


class NeedLevel(models.TextChoices):
    """How much is needed under one element (practice.md 1.5)."""

    NONE = "NONE", "No need"
    EMERGING = "EMERGING", "A need is beginning to show"
    ADDITIONAL = "ADDITIONAL", "Additional needs"
    COMPLEX = "COMPLEX", "Complex needs"
    NOT_EXPLORED = "NOT_EXPLORED", "Not explored yet"


TEXTS = ("strengths", "needs", "evidence", "words", "differs", "need_level")


@pghistory.track(append_only=True)
class Contribution(Identified):
    """What is written under one element; `revision` tells two editors apart."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="contributions")
    assessment = models.ForeignKey(
        Assessment, models.PROTECT, related_name="contributions"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="contributions")
    element = models.CharField(max_length=6)
    category = models.CharField(max_length=20, choices=Category)
    strengths = models.TextField(blank=True)
    needs = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    words = models.TextField(blank=True)
    differs = models.TextField(blank=True)
    need_level = models.CharField(max_length=15, choices=NeedLevel, blank=True)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(auto_now=True)
    written_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case assessment person element category revision "
        "written_at written_by",
        BY_ROW: "strengths needs evidence words differs need_level",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assessment", "element"], name="cases_one_text_per_element"
            ),
        ]

    def __str__(self) -> str:
        return f"Part {self.element}"

    @property
    def said(self) -> dict[str, str]:
        """Return what it says, part by part."""
        return {name: getattr(self, name) for name in TEXTS}
