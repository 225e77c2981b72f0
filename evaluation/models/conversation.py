"""The annual conversation about a centre: challenge, agreed targets, sign-offs."""

from typing import ClassVar

import pghistory
from django.db import models

from config.models import Identified, both_or_neither, by_whom
from evaluation.models.self_evaluation import SelfEvaluation
from information_sharing.categories import NOT_PERSONAL


@pghistory.track(append_only=True)
class AnnualConversation(Identified):
    """A year's talk with the authority about a submission (practice.md 5.4)."""

    self_evaluation = models.OneToOneField(
        SelfEvaluation, models.PROTECT, related_name="conversation"
    )
    held_on = models.DateField()
    present = models.TextField()
    challenge = models.TextField()
    answer = models.TextField(blank=True)
    support = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id self_evaluation held_on present challenge answer support "
        "revision recorded_at recorded_by",
    }

    def __str__(self) -> str:
        return f"Annual conversation, {self.held_on:%d %B %Y}"

    @property
    def as_read(self) -> str:
        """Return what tells one state of the words and targets from another."""
        ended = self.targets.filter(ended_at__isnull=False).count()
        return f"{self.revision}-{self.targets.count() + ended}"

    @property
    def standing_targets(self) -> list["AgreedTarget"]:
        """Return what is agreed now."""
        return [each for each in self.targets.all() if each.ended_at is None]

    @property
    def ended_targets(self) -> list["AgreedTarget"]:
        """Return what was changed or taken out."""
        return [each for each in self.targets.all() if each.ended_at is not None]

    @property
    def signed(self) -> models.QuerySet["SignOff"]:
        """Return the signatures that stand."""
        return self.sign_offs.filter(taken_back_at__isnull=True)

    @property
    def is_settled(self) -> bool:
        """Return whether both sides have signed."""
        return self.signed.count() == len(SignOff.Capacity)


@pghistory.track(append_only=True)
class AgreedTarget(Identified):
    """One thing to reach by a day; changed or taken out, it stays with the reason."""

    conversation = models.ForeignKey(
        AnnualConversation, models.PROTECT, related_name="targets"
    )
    words = models.CharField(max_length=300)
    indicator = models.SlugField(max_length=40, blank=True)
    value = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    by_on = models.DateField()
    agreed_at = models.DateTimeField(auto_now_add=True)
    agreed_by = by_whom()
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)
    ended_because = models.CharField(max_length=300, blank=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id conversation words indicator value by_on agreed_at agreed_by "
        "replaces ended_at ended_by ended_because"
    }

    class Meta:
        ordering: ClassVar = ["by_on"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) | ~models.Q(ended_because=""),
                name="evaluation_target_ended_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Target {self.pk}"


@pghistory.track(append_only=True)
class SignOff(Identified):
    """That the centre, or the authority, signed what was agreed."""

    class Capacity(models.TextChoices):
        CENTRE = "CENTRE", "For the centre"
        AUTHORITY = "AUTHORITY", "For the authority"

    conversation = models.ForeignKey(
        AnnualConversation, models.PROTECT, related_name="sign_offs"
    )
    capacity = models.CharField(max_length=10, choices=Capacity)
    signed_at = models.DateTimeField(auto_now_add=True)
    signed_by = by_whom()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id conversation capacity signed_at signed_by taken_back_at "
        "taken_back_by"
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conversation", "capacity"],
                condition=models.Q(taken_back_at__isnull=True),
                name="evaluation_signed_once",
            ),
            both_or_neither("taken_back"),
        ]

    def __str__(self) -> str:
        return self.get_capacity_display()
