"""What happens to a consent after it was given: narrowed, doubted, shown, reviewed."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from agencies.models import Team
from cases.models import Case, Person
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import Category
from information_sharing.models.consent import Consent


@pghistory.track(append_only=True)
class Narrowing(Identified):
    """A consent withdrawn for one category or for one person; the rest stands."""

    consent = models.ForeignKey(Consent, models.PROTECT, related_name="narrowings")
    category = models.CharField(max_length=20, choices=Category, blank=True)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = by_whom()

    class Meta:
        ordering: ClassVar = ["withdrawn_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(category="") ^ Q(person__isnull=True),
                name="information_sharing_narrowing_category_or_person",
            ),
            models.CheckConstraint(
                condition=~Q(category=Category.IDENTITY),
                name="information_sharing_identity_ends_with_the_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"not {self.get_category_display() or self.person}"


class Understanding(Identified):
    """What a child of 12 or over understood and said when she was asked (R14)."""

    class Level(models.TextChoices):
        UNDERSTANDS = "UNDERSTANDS", "Understands what is shared and agrees"
        DISAGREES = "DISAGREES", "Understands and does not agree"
        NOT_YET = "NOT_YET", "Does not understand enough yet"
        NOT_ASKED = "NOT_ASKED", "Was not asked"

    consent = models.ForeignKey(Consent, models.PROTECT, related_name="understandings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    level = models.CharField(max_length=15, choices=Level)
    words = models.TextField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consent", "person"], name="information_sharing_asked_once"
            ),
        ]

    def __str__(self) -> str:
        return self.get_level_display()


@pghistory.track(append_only=True)
class Objection(Identified):
    """Somebody with parental responsibility does not agree with a consent.

    One holder may usually consent; what the other says, and how it was weighed, is
    part of the record (practice notes 4.5).
    """

    consent = models.ForeignKey(Consent, models.PROTECT, related_name="objections")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    said_on = models.DateField()
    words = models.TextField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()
    weighed = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-recorded_at"]
        constraints: ClassVar = [both_or_neither("settled")]

    def __str__(self) -> str:
        return f"Objection of {self.said_on:%d %B %Y}"


class Evidence(Identified):
    """The scanned form that was signed; kept in the database, beside what it proves."""

    consent = models.ForeignKey(Consent, models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=100)
    content_type = models.CharField(max_length=40)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = by_whom()

    class Meta:
        ordering: ClassVar = ["added_at"]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.name


class ConsentReview(Identified):
    """The family was asked again, at a review or a meeting, and said what it said."""

    consent = models.ForeignKey(Consent, models.PROTECT, related_name="reviews")
    still_agreed = models.BooleanField()
    words = models.TextField(blank=True)
    reviewed_at = models.DateTimeField(auto_now_add=True)
    reviewed_by = by_whom()

    class Meta:
        ordering: ClassVar = ["-reviewed_at"]

    def __str__(self) -> str:
        return f"Asked again on {self.reviewed_at:%d %B %Y}"


class TellingTask(Identified):
    """A team whose sight a withdrawal ended, to be told what that means."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="telling_tasks")
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="telling_tasks")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = by_whom()
    due_on = models.DateField()
    how = models.TextField(blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["due_on"]
        constraints: ClassVar = [both_or_neither("told")]

    def __str__(self) -> str:
        return f"Tell {self.team}"
