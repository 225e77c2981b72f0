"""What a centre's teams run for families, and who came: sessions and sign-in sheets."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models import Room, Team
from cases.models.case import Case
from cases.models.chronology import Contact
from cases.models.family import Person
from config.dates import WEEKDAYS
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import NOT_PERSONAL, TEAM_ONLY


class Activity(Identified):
    """Something that a team runs again and again, such as a stay and play."""

    class Kind(models.TextChoices):
        DROP_IN = "DROP_IN", "Drop-in"
        STAY_AND_PLAY = "STAY_AND_PLAY", "Stay and play"
        COURSE = "COURSE", "Course or group"
        CLINIC = "CLINIC", "Clinic"
        EVENT = "EVENT", "Event or outing"

    team = models.ForeignKey(Team, models.PROTECT, related_name="activities")
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=15, choices=Kind)
    place = models.CharField(max_length=120, blank=True)
    room = models.ForeignKey(
        Room, models.PROTECT, null=True, blank=True, related_name="activities"
    )
    summary = models.CharField(max_length=240, blank=True)
    for_whom = models.CharField(max_length=120, blank=True)
    booking = models.CharField(max_length=200, blank=True)
    is_public = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id team name kind place room summary for_whom booking is_public "
        "recorded_at recorded_by ended_at ended_by",
    }

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name_plural = "activities"
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.UniqueConstraint(
                fields=["team", "name"],
                condition=Q(ended_at__isnull=True),
                name="cases_activity_one_of_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ActivitySlot(Identified):
    """When an activity is on the centre's programme: a day of every so many weeks."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="slots")
    weekday = models.PositiveSmallIntegerField()
    begins = models.TimeField()
    ends = models.TimeField()
    every_weeks = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    term_time_only = models.BooleanField(default=False)
    set_at = models.DateTimeField(auto_now_add=True)
    set_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id activity weekday begins ends every_weeks starts_on ends_on "
        "term_time_only set_at set_by ended_at ended_by",
    }

    class Meta:
        ordering: ClassVar = ["weekday", "begins"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=Q(weekday__lte=6, ends__gt=models.F("begins")),
                name="cases_activity_slot_ends_after_it_begins",
            ),
        ]

    @property
    def day_name(self) -> str:
        """Return 'Mondays', as a programme says it."""
        return WEEKDAYS[self.weekday]

    def __str__(self) -> str:
        return f"{self.activity}, {self.begins:%H:%M}"


class Session(Identified):
    """One day of an activity, with its sign-in sheet."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="sessions")
    held_on = models.DateField(db_index=True)
    begins = models.TimeField(null=True, blank=True)
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = by_whom()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id activity held_on begins opened_at opened_by closed_at "
        "closed_by",
    }

    class Meta:
        ordering: ClassVar = ["-held_on", "-begins"]
        constraints: ClassVar = [
            both_or_neither("closed"),
            models.UniqueConstraint(
                fields=["activity", "held_on", "begins"],
                nulls_distinct=False,
                name="cases_session_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity}, {self.held_on:%d %B %Y}"


class SignIn(Identified):
    """One child's line of a sign-in sheet.

    A child who is known to the team is a contact in her own record, and the line holds
    no name. A name that is typed stands here until the family registers.
    """

    class Source(models.TextChoices):
        SHEET = "SHEET", "On the screen"
        PAPER = "PAPER", "Typed from paper"
        IMPORT = "IMPORT", "From a file"

    session = models.ForeignKey(Session, models.PROTECT, related_name="sign_ins")
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="sign_ins"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="sign_ins"
    )
    contact = models.OneToOneField(
        Contact, models.PROTECT, null=True, blank=True, related_name="sign_in"
    )
    name = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=12, blank=True)
    adults = models.PositiveSmallIntegerField(default=1)
    source = models.CharField(max_length=10, choices=Source)
    signed_at = models.DateTimeField(auto_now_add=True)
    signed_by = by_whom()
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id session case person contact adults source signed_at "
        "signed_by struck_at struck_by",
        TEAM_ONLY: "name number",
    }

    class Meta:
        ordering: ClassVar = ["signed_at"]
        constraints: ClassVar = [
            both_or_neither("struck"),
            models.CheckConstraint(
                condition=Q(
                    case__isnull=True, person__isnull=True, contact__isnull=True
                )
                | Q(
                    case__isnull=False,
                    person__isnull=False,
                    contact__isnull=False,
                    name="",
                    number="",
                ),
                name="cases_sign_in_known_or_typed",
            ),
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=Q(struck_at__isnull=True, person__isnull=False),
                name="cases_sign_in_once_per_session",
            ),
        ]

    def __str__(self) -> str:
        return f"Signed in, {self.session}"
