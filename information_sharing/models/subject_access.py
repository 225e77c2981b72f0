"""A person asks to see what is held about her: the request, the pack, the release."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from cases.models import Case, Person
from config.models import Identified, both_or_neither, by_whom


@pghistory.track(append_only=True)
class SubjectAccessRequest(Identified):
    """From asking to release; two people, one month (UK GDPR articles 12 and 15)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="subject_requests")
    person = models.ForeignKey(Person, models.PROTECT, related_name="subject_requests")
    asked_by_whom = models.CharField(max_length=120)
    capacity = models.CharField(max_length=120)
    identity_checked = models.TextField()
    asked_on = models.DateField()
    due_on = models.DateField()
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = by_whom()
    refusal_reason = models.TextField(blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = by_whom(null=True)
    redacted_at = models.DateTimeField(null=True, blank=True)
    redacted_by = by_whom(null=True)
    pack = models.BinaryField(null=True, blank=True)
    data = models.JSONField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["due_on"]
        constraints: ClassVar = [
            both_or_neither("refused"),
            both_or_neither("redacted"),
            both_or_neither("released"),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True)
                | Q(redacted_at__isnull=False) & ~Q(released_by=F("redacted_by")),
                name="information_sharing_release_second_person",
            ),
        ]

    def __str__(self) -> str:
        return f"Request of {self.asked_on:%d %B %Y}"


class Passage(Identified):
    """One thing held about the person, as it goes out, or as it is struck out."""

    class Choice(models.TextChoices):
        RELEASE = "RELEASE", "Release"
        PART = "PART", "Release in part"
        WITHHOLD = "WITHHOLD", "Withhold"

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    request = models.ForeignKey(
        SubjectAccessRequest, models.PROTECT, related_name="passages"
    )
    position = models.PositiveIntegerField()
    on = models.DateField(null=True, blank=True)
    heading = models.CharField(max_length=200)
    text = models.TextField()
    source = models.CharField(max_length=60)
    source_id = models.UUIDField()
    names_others = models.BooleanField(default=False)
    choice = models.CharField(max_length=10, choices=Choice, blank=True)
    released_text = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            both_or_neither("decided"),
            models.UniqueConstraint(
                fields=["request", "position"],
                name="information_sharing_passage_place",
            ),
        ]

    def __str__(self) -> str:
        return self.heading
