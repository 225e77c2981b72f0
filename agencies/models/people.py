"""Who works here and on what terms."""

from typing import ClassVar

from django.contrib.auth import get_backends
from django.contrib.auth.models import AbstractUser, Group
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
    mission = models.TextField(blank=True)
    priorities = models.TextField(blank=True)
    limits = models.TextField(blank=True)
    website = models.URLField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = by_whom(null=True)
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name_plural = "agencies"
        constraints: ClassVar = [both_or_neither("left"), both_or_neither("verified")]

    def __str__(self) -> str:
        return self.name


class Centre(Identified):
    """A children's centre and the area that it reaches."""

    name = models.CharField(max_length=120, unique=True)
    area = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            both_or_neither("changed"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="agencies_centre_latitude_with_longitude",
            ),
        ]

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
    """A practitioner's place in a team, from a day to a day.

    Employer, line manager and professional supervisor may be three, in three agencies;
    an employer that is not said is the team's agency.
    """

    class Level(models.TextChoices):
        FRONT_LINE = "FRONT_LINE", "Front line"
        OPERATIONAL = "OPERATIONAL", "Operational"
        STRATEGIC = "STRATEGIC", "Strategic"

    practitioner = models.ForeignKey(
        Practitioner, models.PROTECT, related_name="memberships"
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    role = models.CharField(
        max_length=30, choices=RoleName, default=RoleName.PRACTITIONER
    )
    level = models.CharField(max_length=12, choices=Level, default=Level.FRONT_LINE)
    employer = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="employs"
    )
    line_manager = models.ForeignKey(
        Practitioner, models.PROTECT, null=True, blank=True, related_name="manages"
    )
    supervisor = models.ForeignKey(
        Practitioner, models.PROTECT, null=True, blank=True, related_name="supervises"
    )
    is_secondment = models.BooleanField(default=False)
    percent_of_full_time = models.PositiveSmallIntegerField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = by_whom(null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        Practitioner, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = TeamMembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            both_or_neither("ended"),
            both_or_neither("changed"),
            models.CheckConstraint(
                condition=~Q(line_manager=models.F("practitioner"))
                & ~Q(supervisor=models.F("practitioner")),
                name="agencies_membership_answers_to_somebody_else",
            ),
            models.CheckConstraint(
                condition=Q(percent_of_full_time__isnull=True)
                | Q(percent_of_full_time__range=(1, 100)),
                name="agencies_membership_percent",
            ),
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
