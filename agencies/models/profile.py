"""What somebody says of her own work, what she is registered as, and how she came and goes."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from agencies.models.people import Practitioner, RoleName, Team, TeamMembership
from config.models import Identified, both_or_neither, by_whom


class Profile(Identified):
    """Somebody's work in her own words: what she does, how, and what she cannot do."""

    practitioner = models.OneToOneField(
        Practitioner, models.PROTECT, related_name="profile"
    )
    what_i_do = models.TextField(blank=True)
    how_i_work = models.TextField(blank=True)
    what_i_cannot_do = models.TextField(blank=True)
    what_i_value = models.TextField(blank=True)
    expertise = models.TextField(blank=True)
    skills = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = by_whom()

    def __str__(self) -> str:
        return f"What {self.practitioner} does"


class Registration(Identified):
    """A professional registration or a check, with the day on which it lapses."""

    class Kind(models.TextChoices):
        PROFESSIONAL_BODY = "PROFESSIONAL_BODY", "Registration with a professional body"
        CHECK = "CHECK", "Criminal record check"
        SAFEGUARDING = "SAFEGUARDING", "Safeguarding certificate"
        OTHER = "OTHER", "Another registration"

    practitioner = models.ForeignKey(
        Practitioner, models.PROTECT, related_name="registrations"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    body = models.CharField(max_length=120)
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True, db_index=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["expires_on", "body"]
        constraints: ClassVar = [both_or_neither("ended")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.body}"


class AccountInvitation(Identified):
    """Somebody is asked to make her own account; the address is secret and ends."""

    digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    first_name = models.CharField(max_length=150)
    last_name = models.CharField(max_length=150)
    profession = models.CharField(max_length=80)
    team = models.ForeignKey(Team, models.PROTECT, related_name="account_invitations")
    role = models.CharField(
        max_length=30, choices=RoleName, default=RoleName.PRACTITIONER
    )
    level = models.CharField(
        max_length=12,
        choices=TeamMembership.Level,
        default=TeamMembership.Level.FRONT_LINE,
    )
    starts_on = models.DateField()
    expires_on = models.DateField()
    invited_at = models.DateTimeField(auto_now_add=True)
    invited_by = by_whom()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = by_whom(null=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-invited_at"]
        constraints: ClassVar = [
            both_or_neither("accepted"),
            both_or_neither("withdrawn"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="agencies_invitation_accepted_or_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}, {self.team}"


class Leaving(Identified):
    """Somebody leaves a team, or moves to another: until everything she holds has a holder."""

    membership = models.ForeignKey(
        TeamMembership, models.PROTECT, related_name="leavings"
    )
    to_team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+"
    )
    last_day = models.DateField()
    words = models.TextField(blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    started_by = by_whom()
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = by_whom(null=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["last_day"]
        constraints: ClassVar = [
            both_or_neither("finished"),
            both_or_neither("cancelled"),
            models.UniqueConstraint(
                fields=["membership"],
                condition=Q(finished_at__isnull=True, cancelled_at__isnull=True),
                name="agencies_leaving_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership}, until {self.last_day:%d %B %Y}"
