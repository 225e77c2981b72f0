"""A question to the information officer: a "not sure" that parks a decision."""

from typing import ClassVar

import pghistory
from django.db import models

from agencies.models import Team
from cases.models import Case
from config.models import Identified, both_or_neither, by_whom


@pghistory.track(append_only=True)
class AdviceRequest(Identified):
    """What somebody was not sure of at one of the eight questions."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="advice_requests")
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+"
    )
    question = models.PositiveSmallIntegerField()
    words = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = by_whom()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [both_or_neither("answered")]

    def __str__(self) -> str:
        return f"Question {self.question}"


class AdviceMessage(Identified):
    """One turn of the talk between the asker and the information officer."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    advice = models.ForeignKey(AdviceRequest, models.PROTECT, related_name="messages")
    words = models.TextField()
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()

    class Meta:
        ordering: ClassVar = ["written_at"]

    def __str__(self) -> str:
        return f"Message of {self.written_at:%d %B %Y}"
