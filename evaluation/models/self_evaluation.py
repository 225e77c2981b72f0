"""The centre's own account of its work, section by section (practice.md 5.4, 5.5)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import Centre
from config.models import Identified, by_whom
from information_sharing.categories import NOT_PERSONAL


class SelfEvaluation(Identified):
    """One self-evaluation of one centre; its figures stand as on the day it began."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="self_evaluations")
    starts_on = models.DateField()
    ends_on = models.DateField()
    snapshot = models.JSONField()
    started_at = models.DateTimeField(auto_now_add=True)
    started_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id centre starts_on ends_on snapshot started_at started_by",
    }

    class Meta:
        ordering: ClassVar = ["-started_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="evaluation_self_evaluation_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["centre", "starts_on", "ends_on"],
                name="evaluation_one_self_evaluation_per_period",
            ),
        ]

    def __str__(self) -> str:
        return f"Self-evaluation of {self.centre}"

    def get_absolute_url(self) -> str:
        """Return the address of the self-evaluation's page."""
        return reverse("evaluation:self-evaluation", args=[self.pk])


@pghistory.track(append_only=True)
class SelfEvaluationSection(Identified):
    """What is written in one section; `revision` tells two writers apart (R18)."""

    class Code(models.TextChoices):
        FAMILIES = "families", "The centre and its families"
        ACCESS = "access", "How families reach the centre"
        QUALITY = "quality", "Quality and impact of the work"
        LEADERSHIP = "leadership", "Leadership, governance and management"
        OVERALL = "overall", "Overall effectiveness"

    class Grade(models.IntegerChoices):
        OUTSTANDING = 1, "1, outstanding"
        GOOD = 2, "2, good"
        REQUIRES_IMPROVEMENT = 3, "3, requires improvement"
        INADEQUATE = 4, "4, inadequate"

    self_evaluation = models.ForeignKey(
        SelfEvaluation, models.PROTECT, related_name="sections"
    )
    code = models.CharField(max_length=12, choices=Code)
    narrative = models.TextField(blank=True)
    grade = models.PositiveSmallIntegerField(choices=Grade, null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(auto_now=True)
    written_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id self_evaluation code narrative grade revision written_at "
        "written_by",
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["self_evaluation", "code"],
                name="evaluation_one_text_per_section",
            ),
        ]

    def __str__(self) -> str:
        return self.get_code_display()
