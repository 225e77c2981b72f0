"""Learning together: training, shadowing, supervision, reflection, stories of practice."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from agencies.models.people import Agency, Practitioner
from config.models import Identified, both_or_neither, by_whom


class CommonCore(models.TextChoices):
    """The six areas of the common core of skills and knowledge (2005)."""

    COMMUNICATION = "COMMUNICATION", "Effective communication and engagement"
    DEVELOPMENT = "DEVELOPMENT", "Child and young person development"
    SAFEGUARDING = "SAFEGUARDING", "Safeguarding children and promoting welfare"
    TRANSITIONS = "TRANSITIONS", "Supporting transitions"
    MULTI_AGENCY = "MULTI_AGENCY", "Multi-agency working"
    SHARING = "SHARING", "Sharing information"


class TrainingEvent(Identified):
    """A course or a day of learning, for people of one agency or of many."""

    class Mode(models.TextChoices):
        COURSE = "COURSE", "Course"
        CASE_STUDY = "CASE_STUDY", "Case study"
        ROLE_PLAY = "ROLE_PLAY", "Role play"
        PLACEMENT = "PLACEMENT", "Placement"
        ONLINE = "ONLINE", "Online"
        ACCREDITED = "ACCREDITED", "Accredited course"

    title = models.CharField(max_length=120)
    areas = ArrayField(models.CharField(max_length=15, choices=CommonCore))
    mode = models.CharField(max_length=12, choices=Mode, default=Mode.COURSE)
    held_by = models.CharField(max_length=120)
    held_on = models.DateField(db_index=True)
    begins = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    words = models.TextField(blank=True)
    lasts_months = models.PositiveSmallIntegerField(null=True, blank=True)
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    audience = models.ManyToManyField(Agency, related_name="training", blank=True)
    arranged_at = models.DateTimeField(auto_now_add=True)
    arranged_by = by_whom()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["held_on", "begins"]
        constraints: ClassVar = [both_or_neither("cancelled")]

    def __str__(self) -> str:
        return f"{self.title}, {self.held_on.day} {self.held_on:%B %Y}"


class TrainingPlace(Identified):
    """Somebody's place at an event: booked, then attended or missed, with an expiry."""

    class Status(models.TextChoices):
        BOOKED = "BOOKED", "Booked"
        ATTENDED = "ATTENDED", "Attended"
        MISSED = "MISSED", "Missed"
        CANCELLED = "CANCELLED", "Cancelled"

    event = models.ForeignKey(
        TrainingEvent, models.PROTECT, related_name="taken_places"
    )
    practitioner = models.ForeignKey(
        Practitioner, models.PROTECT, related_name="training"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.BOOKED)
    expires_on = models.DateField(null=True, blank=True, db_index=True)
    useful = models.PositiveSmallIntegerField(null=True, blank=True)
    will_change = models.TextField(blank=True)
    booked_at = models.DateTimeField(auto_now_add=True)
    booked_by = by_whom()
    noted_at = models.DateTimeField(null=True, blank=True)
    noted_by = by_whom(null=True)

    class Meta:
        constraints: ClassVar = [
            both_or_neither("noted"),
            models.UniqueConstraint(
                fields=["event", "practitioner"], name="agencies_training_place_once"
            ),
            models.CheckConstraint(
                condition=Q(useful__isnull=True) | Q(useful__range=(1, 5)),
                name="agencies_training_useful_of_five",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.practitioner}: {self.event}"


class TrainingNeed(Identified):
    """What people of a profession are expected to have learnt, and how often again."""

    profession = models.CharField(max_length=80)
    area = models.CharField(max_length=15, choices=CommonCore)
    again_after_months = models.PositiveSmallIntegerField(null=True, blank=True)
    set_at = models.DateTimeField(auto_now_add=True)
    set_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["profession", "area"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.UniqueConstraint(
                fields=["profession", "area"],
                condition=Q(ended_at__isnull=True),
                name="agencies_training_need_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.profession}: {self.get_area_display()}"


class TrainingGate(Identified):
    """Whether assessments open only to people who have learnt to share: from a day on."""

    area = models.CharField(
        max_length=15, choices=CommonCore, default=CommonCore.SHARING
    )
    starts_on = models.DateField()
    set_at = models.DateTimeField(auto_now_add=True)
    set_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.UniqueConstraint(
                fields=["area"],
                condition=Q(ended_at__isnull=True),
                name="agencies_training_gate_once",
            ),
        ]

    def __str__(self) -> str:
        return f"From {self.starts_on:%d %B %Y}"


class WorkExchange(Identified):
    """Time spent in another team: shadowing, staff loan or secondment, and what it taught."""

    class Kind(models.TextChoices):
        SHADOWING = "SHADOWING", "Work shadowing"
        LOAN = "LOAN", "Staff loan"
        SECONDMENT = "SECONDMENT", "Secondment"

    practitioner = models.ForeignKey(
        Practitioner, models.PROTECT, related_name="exchanges"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    host = models.ForeignKey(Agency, models.PROTECT, related_name="hosts")
    host_person = models.ForeignKey(
        Practitioner, models.PROTECT, null=True, blank=True, related_name="+"
    )
    half_days = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    learnt = models.TextField(blank=True)
    arranged_at = models.DateTimeField(auto_now_add=True)
    arranged_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-starts_on"]
        constraints: ClassVar = [both_or_neither("ended")]

    def __str__(self) -> str:
        return f"{self.practitioner} with {self.host}"


class Supervision(Identified):
    """What two people talked about in supervision; only the two can read it."""

    class Kind(models.TextChoices):
        LINE = "LINE", "Line management"
        PROFESSIONAL = "PROFESSIONAL", "Professional supervision"
        SAFEGUARDING = "SAFEGUARDING", "Safeguarding supervision"
        PEER = "PEER", "Between colleagues"

    supervisor = models.ForeignKey(
        Practitioner, models.PROTECT, related_name="supervisions_given"
    )
    supervisee = models.ForeignKey(
        Practitioner, models.PROTECT, related_name="supervisions"
    )
    kind = models.CharField(max_length=15, choices=Kind)
    held_on = models.DateField()
    words = models.TextField()
    agreed = models.TextField(blank=True)
    next_on = models.DateField(null=True, blank=True)
    decisions_copied = models.PositiveSmallIntegerField(default=0)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-held_on"]
        constraints: ClassVar = [
            both_or_neither("confirmed"),
            models.CheckConstraint(
                condition=~Q(supervisor=models.F("supervisee")),
                name="agencies_supervision_of_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.held_on.day} {self.held_on:%B %Y}"


class Reflection(Identified):
    """Somebody's own thoughts about her practice; shared with one person, or with nobody."""

    title = models.CharField(max_length=120)
    words = models.TextField()
    shared_with = models.ForeignKey(
        Practitioner, models.PROTECT, null=True, blank=True, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-written_at"]
        constraints: ClassVar = [both_or_neither("changed")]

    def __str__(self) -> str:
        return self.title


class PracticeStory(Identified):
    """A story of practice from which others learn; it names no family (U14)."""

    class Kind(models.TextChoices):
        STORY = "STORY", "Story"
        STYLE = "STYLE", "Way of working"
        TOOL = "TOOL", "Tool"
        EVENT = "EVENT", "What happened here"
        CONCEPT = "CONCEPT", "Idea"

    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.STORY)
    areas = ArrayField(
        models.CharField(max_length=15, choices=CommonCore), default=list, blank=True
    )
    words = models.TextField()
    what_helped = models.TextField(blank=True)
    agencies = models.ManyToManyField(Agency, related_name="+", blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = by_whom(null=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-written_at"]
        verbose_name_plural = "practice stories"
        constraints: ClassVar = [
            both_or_neither("released"),
            both_or_neither("withdrawn"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def area_names(self) -> list[str]:
        """Return the areas of the common core that it is about, in words."""
        return [CommonCore(code).label for code in self.areas]
