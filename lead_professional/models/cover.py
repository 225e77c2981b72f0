"""Who stands in for a lead professional, who takes over, and how many are too many."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.models import Agency, Team
from cases.models import Case
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import NOT_PERSONAL, Category
from lead_professional.models.leading import Appointment, Nomination


@pghistory.track(append_only=True)
class Deputy(Identified):
    """Somebody who sees the plan already stands in for the lead, from a day to a day.

    Nothing is opened by it: she reads what is shared with her anyway (R6).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="deputies")
    appointment = models.ForeignKey(
        Appointment, models.PROTECT, related_name="deputies"
    )
    practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="deputises"
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    because = models.CharField(max_length=200, blank=True)
    named_at = models.DateTimeField(auto_now_add=True)
    named_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case appointment named_at named_by ended_at ended_by",
        Category.IDENTITY: "practitioner team starts_on ends_on because",
    }
    fact_category = Category.IDENTITY
    fact_person = None

    class Meta:
        ordering: ClassVar = ["-starts_on"]
        verbose_name_plural = "deputies"
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="lead_professional_deputy_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(ended_at__isnull=True),
                name="lead_professional_one_deputy",
            ),
        ]

    def __str__(self) -> str:
        return f"Deputy {self.practitioner_id}"


@pghistory.track(append_only=True)
class Handover(Identified):
    """What one lead professional leaves to the next, and how the family was told (R20)."""

    class Reason(models.TextChoices):
        FAMILY_ASKED = "FAMILY_ASKED", "The family asked for it"
        LEAVING = "LEAVING", "I am leaving this post"
        AWAY = "AWAY", "I shall be away for long"
        NEEDS_CHANGED = "NEEDS_CHANGED", "What the family needs has changed"
        STEPPED_UP = "STEPPED_UP", "Social care leads now"

    case = models.ForeignKey(Case, models.PROTECT, related_name="handovers")
    appointment = models.ForeignKey(
        Appointment, models.PROTECT, related_name="handovers"
    )
    nomination = models.OneToOneField(
        Nomination, models.PROTECT, null=True, blank=True, related_name="handover"
    )
    reason = models.CharField(max_length=15, choices=Reason)
    note = models.TextField()
    meeting_on = models.DateField(null=True, blank=True)
    no_meeting_because = models.TextField(blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = by_whom(null=True)
    family_told_at = models.DateTimeField(null=True, blank=True)
    family_told_by = by_whom(null=True)
    family_told_words = models.TextField(blank=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case appointment nomination written_at written_by done_at "
        "done_by family_told_at family_told_by",
        Category.PLAN: "reason note meeting_on no_meeting_because family_told_words",
    }
    fact_category = Category.PLAN
    fact_person = None

    class Meta:
        ordering: ClassVar = ["-written_at"]
        constraints: ClassVar = [
            both_or_neither("done"),
            both_or_neither("family_told"),
            models.UniqueConstraint(
                fields=["appointment"], name="lead_professional_one_handover_each"
            ),
        ]

    def __str__(self) -> str:
        return f"Hand-over of {self.written_at:%d %B %Y}"


class Cap(Identified):
    """How many lead roles an agency asks of one practitioner at most (default five)."""

    agency = models.OneToOneField(Agency, models.PROTECT, related_name="lead_cap")
    most = models.PositiveSmallIntegerField(default=5)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = by_whom(null=True)

    INFORMATION: ClassVar = {NOT_PERSONAL: "id agency most changed_at changed_by"}

    class Meta:
        constraints: ClassVar = [both_or_neither("changed")]

    def __str__(self) -> str:
        return f"At most {self.most}"
