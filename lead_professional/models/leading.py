"""Who coordinates a family's plan, asked and answered."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from agencies.models import Team
from cases.models import Case
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import NOT_PERSONAL, Category


@pghistory.track(append_only=True)
class Nomination(Identified):
    """A practitioner is asked to lead; the family's own wish comes first.

    Somebody of the recording team needs no consent: it works with what it records.
    """

    class Declined(models.TextChoices):
        CAPACITY = "CAPACITY", "I have no room"
        SKILLS = "SKILLS", "Somebody else knows this better"
        CONFLICT = "CONFLICT", "A conflict of interest"
        MANAGER = "MANAGER", "My manager said no"
        FAMILY = "FAMILY", "The family would rather have somebody else"
        TAKEN_BACK = "TAKEN_BACK", "The question was taken back"

    class Standing(models.TextChoices):
        WAITING = "WAITING", "Asked, and not answered yet"
        ACCEPTED = "ACCEPTED", "Accepted"
        DECLINED = "DECLINED", "Declined, with a reason"
        TAKEN_BACK = "TAKEN_BACK", "Taken back"

    case = models.ForeignKey(Case, models.PROTECT, related_name="nominations")
    nominee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="nominations"
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    consent = models.ForeignKey(
        "information_sharing.Consent",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
    )
    family_wish = models.TextField()
    child_wish = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    family_chose = models.BooleanField(default=False)
    criteria = models.JSONField(default=dict, blank=True)
    nominated_at = models.DateTimeField(auto_now_add=True)
    nominated_by = by_whom()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = by_whom(null=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_by = by_whom(null=True)
    declined_for = models.CharField(max_length=12, choices=Declined, blank=True)
    decline_reason = models.TextField(blank=True)
    manager_told_on = models.DateField(null=True, blank=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case nominee team consent nominated_at nominated_by "
        "accepted_at accepted_by declined_at declined_by manager_told_on",
        Category.PLAN: "family_wish child_wish reason family_chose criteria "
        "declined_for decline_reason",
    }
    fact_category = Category.PLAN
    fact_person = None

    class Meta:
        ordering: ClassVar = ["-nominated_at"]
        constraints: ClassVar = [
            both_or_neither("accepted"),
            both_or_neither("declined"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(declined_at__isnull=True),
                name="lead_professional_nomination_one_answer",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(accepted_at__isnull=True, declined_at__isnull=True),
                name="lead_professional_one_open_nomination",
            ),
        ]

    def __str__(self) -> str:
        return f"Nomination of {self.nominee_id}"

    @property
    def is_waiting(self) -> bool:
        """Return whether the nominee has yet to answer."""
        return self.accepted_at is None and self.declined_at is None

    @property
    def standing(self) -> "Nomination.Standing":
        """Return how it stands, from who answered and how."""
        if self.is_waiting:
            return self.Standing.WAITING
        if self.accepted_at:
            return self.Standing.ACCEPTED
        back = self.declined_for == self.Declined.TAKEN_BACK
        return self.Standing.TAKEN_BACK if back else self.Standing.DECLINED


@pghistory.track(append_only=True)
class Appointment(Identified):
    """The lead professional from a moment to a moment: at most one now (R20)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="appointments")
    practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments"
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    nomination = models.OneToOneField(
        Nomination, models.PROTECT, related_name="appointment"
    )
    started_at = models.DateTimeField(auto_now_add=True)
    started_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)
    end_reason = models.TextField(blank=True)
    weight = models.PositiveSmallIntegerField(default=1)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case nomination started_at started_by ended_at ended_by "
        "weight",
        Category.IDENTITY: "practitioner team",
        Category.PLAN: "end_reason",
    }

    class Meta:
        ordering: ClassVar = ["-started_at"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_at__isnull=True),
                name="lead_professional_one_per_case",
            ),
        ]

    def __str__(self) -> str:
        return f"Lead professional {self.practitioner_id}"
