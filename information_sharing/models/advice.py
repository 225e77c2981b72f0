"""A question to the information officer: a "not sure" that parks a decision."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models

from agencies.models import Team
from cases.models import Case
from config.models import Identified, both_or_neither


@pghistory.track(append_only=True)
class AdviceRequest(Identified):
    """What somebody was not sure of at one of the eight questions."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="advice_requests")
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+"
    )
    question = models.PositiveSmallIntegerField()
    words = models.TextField()
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [both_or_neither("answered")]

    def __str__(self) -> str:
        return f"Question {self.question}"
