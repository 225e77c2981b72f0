"""Who works here and on what terms."""

from datetime import time
from typing import ClassVar

from django.contrib.auth import get_backends
from django.contrib.auth.models import AbstractUser, Group
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from guardian.mixins import GuardianUserMixin

from config.models import Identified, both_or_neither, by_whom


class RoleName(models.TextChoices):
    """The name that a membership stores; information_sharing.roles says the rest."""

    PRACTITIONER = "PRACTITIONER", "Practitioner"
    TEAM_MANAGER = "TEAM_MANAGER", "Team manager"
    MANAGER = "MANAGER", "Centre manager"
    COMMISSIONER = "COMMISSIONER", "Commissioner"
    AGENCY_ADMINISTRATOR = "AGENCY_ADMINISTRATOR", "Agency administrator"
    INFORMATION_OFFICER = "INFORMATION_OFFICER", "Information officer"
    SAFEGUARDING_LEAD = "SAFEGUARDING_LEAD", "Safeguarding lead"
    AUDITOR = "AUDITOR", "Auditor"
    SYSTEM_ADMINISTRATOR = "SYSTEM_ADMINISTRATOR", "System administrator"


class Agency(Identified):
    """An organisation whose people work with families."""

    class Kind(models.TextChoices):
        HEALTH = "HEALTH", "Health service"
        CHILDRENS_CENTRE = "CHILDRENS_CENTRE", "Children's centre"
        COUNCIL = "COUNCIL", "Council service"
        EARLY_YEARS = "EARLY_YEARS", "Nursery or school"
        HOUSING = "HOUSING", "Housing"
        EMPLOYMENT = "EMPLOYMENT", "Jobs and benefits"
        POLICE = "POLICE", "Police"
        VOLUNTARY = "VOLUNTARY", "Voluntary organisation"

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name_plural = "agencies"
        constraints: ClassVar = [both_or_neither("left")]

    def __str__(self) -> str:
        return self.name


class Centre(Identified):
    """A children's centre and the area that it reaches."""

    name = models.CharField(max_length=120, unique=True)
    area = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Team(Identified):
    """One agency's people at one centre; owns the auth group that grants name."""

    name = models.CharField(max_length=120, unique=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="teams")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="teams")
    telephone = models.CharField(max_length=30, blank=True)
    is_sensitive = models.BooleanField(default=False)
    group = models.OneToOneField(Group, models.PROTECT, related_name="team")

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Practitioner(Identified, GuardianUserMixin, AbstractUser):
    """Someone who signs in. What she may see comes from teams and grants alone."""

    profession = models.CharField(max_length=80, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    previous_login_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["last_name", "first_name"]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def has_perm(self, perm, obj=None) -> bool:
        """Return what the backends answer: a superuser has no short cut (R9)."""
        backends = get_backends()
        return self.is_active and any(b.has_perm(self, perm, obj) for b in backends)

    def has_module_perms(self, app_label) -> bool:
        """Return False: nobody may see a whole app's rows."""
        return False


class TeamMembershipQuerySet(models.QuerySet):
    """Who belongs to a team at this moment."""

    def in_force(self):
        """Return memberships that have started and have neither ended nor lapsed.

        When an agency leaves, none of its places stands any more (R2).
        """
        today = timezone.localdate()
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=today),
            ended_at__isnull=True,
            starts_on__lte=today,
            practitioner__is_active=True,
            team__agency__left_at__isnull=True,
        )


class TeamMembership(Identified):
    """A practitioner's place in a team, from a day to a day."""

    practitioner = models.ForeignKey(
        Practitioner, models.PROTECT, related_name="memberships"
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    role = models.CharField(
        max_length=30, choices=RoleName, default=RoleName.PRACTITIONER
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        Practitioner, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TeamMembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.UniqueConstraint(
                fields=["practitioner", "team"],
                condition=Q(ended_at__isnull=True),
                name="agencies_one_live_membership_per_team",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(ends_on__gte=models.F("starts_on")),
                name="agencies_membership_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practitioner} in {self.team}"


class AgreementQuerySet(models.QuerySet):
    """Agreements by whether they stand today."""

    def in_force(self):
        """Return agreements that have started and neither ended nor lapsed."""
        today = timezone.localdate()
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=today),
            ended_at__isnull=True,
            starts_on__lte=today,
        )


class Agreement(Identified):
    """What an agency signed, for example an information-sharing protocol."""

    class Kind(models.TextChoices):
        INFORMATION_SHARING = "INFORMATION_SHARING", "Information-sharing protocol"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="agreements")
    kind = models.CharField(max_length=20, choices=Kind)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom(null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-starts_on"]
        constraints: ClassVar = [both_or_neither("ended")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.agency}"


class GlossaryTerm(Identified):
    """A word or acronym of the field, explained in plain words."""

    name = models.CharField(max_length=60, unique=True)
    stands_for = models.CharField(max_length=120, blank=True)
    meaning = models.TextField()
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [both_or_neither("changed")]

    def __str__(self) -> str:
        return self.name


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
