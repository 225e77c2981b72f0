"""On which days somebody works, and under which address her calendar is read."""

from datetime import time
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from agencies.models.people import Practitioner
from config.models import Identified, both_or_neither, by_whom


def weekdays() -> list[int]:
    """Return Monday to Friday, as numbers from 0."""
    return [0, 1, 2, 3, 4]


class WorkingPattern(Identified):
    """On which days somebody works, and how she wants to hear of what waits (P43)."""

    class Digest(models.TextChoices):
        NEVER = "NEVER", "No e-mail"
        DAILY = "DAILY", "On each of my working days"
        WEEKLY = "WEEKLY", "On the first working day of my week"

    practitioner = models.OneToOneField(
        Practitioner, models.PROTECT, related_name="working_pattern"
    )
    days = ArrayField(models.PositiveSmallIntegerField(), default=weekdays)
    quiet_from = models.TimeField(default=time(18))
    quiet_until = models.TimeField(default=time(8))
    digest = models.CharField(max_length=10, choices=Digest, default=Digest.NEVER)
    digest_sent_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = by_whom()

    def __str__(self) -> str:
        return f"Working pattern of {self.practitioner_id}"


class CalendarKey(Identified):
    """A secret address under which a calendar reads when somebody is busy, not why."""

    practitioner = models.ForeignKey(
        Practitioner, models.PROTECT, related_name="calendar_keys"
    )
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.UniqueConstraint(
                fields=["practitioner"],
                condition=Q(ended_at__isnull=True),
                name="agencies_one_calendar_key",
            ),
        ]

    def __str__(self) -> str:
        return f"Calendar of {self.practitioner_id}"
