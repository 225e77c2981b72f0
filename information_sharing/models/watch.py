"""What the information officer's desk remembers of its own work."""

from typing import ClassVar

from django.db import models

from config.models import Identified, by_whom


class LogCheck(Identified):
    """The log was verified from end to end, and what was found."""

    checked_at = models.DateTimeField(auto_now_add=True)
    checked_by = by_whom(null=True)
    events = models.PositiveBigIntegerField()
    faults = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["-checked_at"]

    def __str__(self) -> str:
        return f"Log checked on {self.checked_at:%d %B %Y}"


class ReadingReview(Identified):
    """An officer looked at unusual reading of one person on one day, and why it was."""

    reader = models.ForeignKey(
        "agencies.Practitioner", models.PROTECT, related_name="+"
    )
    sign = models.CharField(max_length=30)
    day = models.DateField()
    is_concern = models.BooleanField()
    words = models.TextField()
    reviewed_at = models.DateTimeField(auto_now_add=True)
    reviewed_by = by_whom()

    class Meta:
        ordering: ClassVar = ["-reviewed_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["reader", "sign", "day"],
                name="information_sharing_reading_reviewed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"Review of {self.day:%d %B %Y}"
