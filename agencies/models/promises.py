"""The promise ledger: what an agency said that it would do, and what became of it (C7)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models.agreements import Agreement
from agencies.models.bodies import Body, BodyMeeting
from agencies.models.people import Agency, Team
from config.models import Identified, both_or_neither, by_whom


class Commitment(Identified):
    """What an agency promised, when and by whom; some the record itself can check."""

    class Measure(models.TextChoices):
        FIRST_CONTACT = "FIRST_CONTACT", "First contact within so many working days"
        ATTENDANCE = "ATTENDANCE", "Comes to so many in a hundred meetings of a body"
        STAFF_HOURS = "STAFF_HOURS", "Gives so many hours of staff time a month"
        WORDS = "WORDS", "Something else: people say whether it was kept"

    class Kept(models.TextChoices):
        NOT_YET = "NOT_YET", "Not known yet"
        KEPT = "KEPT", "Kept"
        PARTLY = "PARTLY", "Kept in part"
        NOT_KEPT = "NOT_KEPT", "Not kept"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="commitments")
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    meeting = models.ForeignKey(
        BodyMeeting, models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    words = models.TextField()
    measure = models.CharField(max_length=15, choices=Measure, default=Measure.WORDS)
    amount = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+"
    )
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+"
    )
    promised_by = models.CharField(max_length=120)
    made_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    kept = models.CharField(max_length=10, choices=Kept, default=Kept.NOT_YET)
    why = models.TextField(blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = by_whom(null=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = by_whom(null=True)
    why_released = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["made_on", "recorded_at"]
        constraints: ClassVar = [
            both_or_neither("judged"),
            both_or_neither("released"),
            models.CheckConstraint(
                condition=Q(measure="WORDS") | Q(amount__isnull=False),
                name="agencies_commitment_measured_in_something",
            ),
            models.CheckConstraint(
                condition=~Q(measure="FIRST_CONTACT") | Q(team__isnull=False),
                name="agencies_commitment_first_contact_of_a_team",
            ),
            models.CheckConstraint(
                condition=~Q(measure="ATTENDANCE") | Q(body__isnull=False),
                name="agencies_commitment_attendance_at_a_body",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class CommitmentReport(Identified):
    """What the agency itself says of its promise: its own number beside the record's."""

    commitment = models.ForeignKey(
        Commitment, models.PROTECT, related_name="own_reports"
    )
    amount = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    words = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    said_at = models.DateTimeField(auto_now_add=True)
    said_by = by_whom()

    class Meta:
        ordering: ClassVar = ["-ends_on", "-said_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")),
                name="agencies_commitment_report_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=False) | ~Q(words=""),
                name="agencies_commitment_report_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"What {self.commitment.agency} says"
