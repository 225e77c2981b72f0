"""Somebody who works with a family asks to see its record."""

from typing import ClassVar

import pghistory
from django.db import models

from agencies.models import Team
from cases.models import Case
from config.models import Identified, both_or_neither, by_whom
from information_sharing.models.decision import SharingDecision


@pghistory.track(append_only=True)
class AccessRequest(Identified):
    """A request to the lead professional or the recording team, answered either way."""

    class Answer(models.TextChoices):
        SHARED = "SHARED", "Something was shared"
        NOT_SHARED = "NOT_SHARED", "Nothing was shared"
        TALK_FIRST = "TALK_FIRST", "Please get in touch"

    case = models.ForeignKey(Case, models.PROTECT, related_name="access_requests")
    team = models.ForeignKey(Team, models.PROTECT, related_name="access_requests")
    purpose = models.TextField()
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = by_whom()
    due_on = models.DateField()
    decision = models.ForeignKey(
        SharingDecision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="access_requests",
    )
    answer = models.CharField(max_length=15, choices=Answer, blank=True)
    answer_words = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            both_or_neither("answered"),
            models.UniqueConstraint(
                fields=["case", "asked_by"],
                condition=models.Q(answered_at__isnull=True),
                name="information_sharing_one_open_request",
            ),
        ]

    def __str__(self) -> str:
        return f"Request of {self.asked_at:%d %B %Y}"
