"""Sight for one named person and a few hours: emergencies (R11) and oversight."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from cases.models import Case
from config.models import Identified, both_or_neither, by_whom
from information_sharing.models.grant import Grant


@pghistory.track(append_only=True)
class EmergencyAccess(Identified):
    """One opening in an emergency, and what a reviewer thought of it (R11)."""

    class Verdict(models.TextChoices):
        JUSTIFIED = "JUSTIFIED", "It was right to open the record"
        NOT_NEEDED = "NOT_NEEDED", "There was another way; now we know"
        CONCERN = "CONCERN", "It raises a concern that is followed up"

    case = models.ForeignKey(Case, models.PROTECT, related_name="emergencies")
    grant = models.OneToOneField(Grant, models.PROTECT, related_name="emergency")
    reason = models.TextField()
    hours = models.PositiveSmallIntegerField()
    used_at = models.DateTimeField(auto_now_add=True)
    used_by = by_whom()
    review_due_on = models.DateField()
    verdict = models.CharField(max_length=15, choices=Verdict, blank=True)
    review_words = models.TextField(blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-used_at"]
        verbose_name_plural = "emergency accesses"
        constraints: ClassVar = [
            both_or_neither("reviewed"),
            models.CheckConstraint(
                condition=Q(hours__gte=1, hours__lte=24),
                name="information_sharing_emergency_hours",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("used_by")),
                name="information_sharing_nobody_reviews_herself",
            ),
        ]

    def __str__(self) -> str:
        return f"Emergency access of {self.used_at:%d %B %Y %H:%M}"


@pghistory.track(append_only=True)
class Oversight(Identified):
    """A supervisor or officer asks to read one record for a purpose and a time."""

    class Purpose(models.TextChoices):
        SUBJECT_ACCESS = "SUBJECT_ACCESS", "To answer a request to see a record"
        EMERGENCY_REVIEW = "EMERGENCY_REVIEW", "To review an emergency opening"
        SUPERVISION = "SUPERVISION", "To supervise the work"
        COMPLAINT = "COMPLAINT", "To answer a complaint"

    case = models.ForeignKey(Case, models.PROTECT, related_name="oversights")
    grant = models.OneToOneField(
        Grant, models.PROTECT, null=True, blank=True, related_name="oversight"
    )
    purpose = models.CharField(max_length=20, choices=Purpose)
    reason = models.TextField()
    days = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = by_whom()
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            both_or_neither("approved"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("asked_by")),
                name="information_sharing_oversight_second_person",
            ),
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=30),
                name="information_sharing_oversight_days",
            ),
        ]

    def __str__(self) -> str:
        return self.get_purpose_display()
