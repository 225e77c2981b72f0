"""Where the partnership decides: its bodies, who sits on them, and their meetings."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agencies.models.people import Agency, Centre, Practitioner
from config.models import Identified, both_or_neither, by_whom


class Body(Identified):
    """A board, a group or a forum: what it is, what it is not, and what it may decide."""

    class Kind(models.TextChoices):
        BOARD = "BOARD", "Partnership board"
        STEERING = "STEERING", "Steering group"
        PANEL = "PANEL", "Panel"
        TASK_GROUP = "TASK_GROUP", "Task group"
        CO_ORDINATION = "CO_ORDINATION", "Co-ordination team"
        USER_FORUM = "USER_FORUM", "User forum"

    class Authority(models.TextChoices):
        ADVISES = "ADVISES", "Advises"
        RECOMMENDS = "RECOMMENDS", "Recommends to another body"
        DECIDES = "DECIDES", "Decides within its purpose"
        COMMITS_MONEY = "COMMITS_MONEY", "Decides, and commits money"

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=15, choices=Kind)
    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="bodies"
    )
    reports_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="below"
    )
    is_for = models.TextField()
    is_not_for = models.TextField(blank=True)
    resources = models.TextField(blank=True)
    who_belongs = models.TextField(blank=True)
    authority = models.CharField(
        max_length=15, choices=Authority, default=Authority.ADVISES
    )
    weeks_between = models.PositiveSmallIntegerField(null=True, blank=True)
    quorum = models.PositiveSmallIntegerField(default=1)
    set_up_at = models.DateTimeField(auto_now_add=True)
    set_up_by = by_whom()
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = by_whom(null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name_plural = "bodies"
        constraints: ClassVar = [
            both_or_neither("changed"),
            both_or_neither("ended"),
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(ended_at__isnull=True),
                name="agencies_body_one_of_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BodyMember(Identified):
    """Somebody on a body: for an agency, a sector or families, with a deputy."""

    class Speaks(models.TextChoices):
        AGENCY = "AGENCY", "For an agency"
        SECTOR = "SECTOR", "For a sector, such as voluntary organisations"
        FAMILIES = "FAMILIES", "For families"

    class May(models.TextChoices):
        KNOWS = "KNOWS", "Knows what the agency wants"
        DECIDES = "DECIDES", "Can decide for it"
        HELPS = "HELPS", "Can give help at once"
        COMMITS = "COMMITS", "Can commit its resources"

    body = models.ForeignKey(Body, models.PROTECT, related_name="members")
    practitioner = models.ForeignKey(
        Practitioner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="body_memberships",
    )
    name = models.CharField(max_length=120, blank=True)
    speaks = models.CharField(max_length=10, choices=Speaks)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="seats"
    )
    sector = models.CharField(max_length=80, blank=True)
    may = models.JSONField(default=list, blank=True)
    is_chair = models.BooleanField(default=False)
    deputy = models.ForeignKey(
        Practitioner, models.PROTECT, null=True, blank=True, related_name="sits_for"
    )
    joined_at = models.DateTimeField(auto_now_add=True)
    joined_by = by_whom()
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["joined_at"]
        constraints: ClassVar = [
            both_or_neither("left"),
            models.CheckConstraint(
                condition=(Q(practitioner__isnull=False) & Q(name=""))
                | (Q(practitioner__isnull=True) & ~Q(name="")),
                name="agencies_body_member_an_account_or_a_name",
            ),
            models.CheckConstraint(
                condition=~Q(speaks="AGENCY") | Q(agency__isnull=False),
                name="agencies_body_member_for_which_agency",
            ),
            models.UniqueConstraint(
                fields=["body", "practitioner"],
                condition=Q(left_at__isnull=True, practitioner__isnull=False),
                name="agencies_body_member_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.practitioner or self.name)


class Interest(Identified):
    """An interest that a member declared, so that others may weigh what she says."""

    member = models.ForeignKey(BodyMember, models.PROTECT, related_name="interests")
    words = models.TextField()
    declared_at = models.DateTimeField(auto_now_add=True)
    declared_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["declared_at"]
        constraints: ClassVar = [both_or_neither("ended")]

    def __str__(self) -> str:
        return f"Declared by {self.member}"


class Objective(Identified):
    """What a board wants to reach, which outcome it serves, and which group works on it."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="objectives")
    words = models.CharField(max_length=300)
    outcome = models.CharField(max_length=2)
    task_group = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="works_on"
    )
    reached = models.TextField(blank=True)
    set_at = models.DateTimeField(auto_now_add=True)
    set_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["set_at"]
        constraints: ClassVar = [both_or_neither("ended")]

    def __str__(self) -> str:
        return self.words


class BodyMeeting(Identified):
    """One meeting of a body; closed when its minutes are done."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    begins = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    quorum_words = models.CharField(max_length=300, blank=True)
    planned_at = models.DateTimeField(auto_now_add=True)
    planned_by = by_whom()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = by_whom(null=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-held_on"]
        constraints: ClassVar = [
            both_or_neither("closed"),
            both_or_neither("cancelled"),
            models.UniqueConstraint(
                fields=["body", "held_on"],
                condition=Q(cancelled_at__isnull=True),
                name="agencies_body_meeting_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.held_on.day} {self.held_on:%B %Y}"


class BodyAttendance(Identified):
    """Whether a member came, sent a deputy, sent word, or did not."""

    class How(models.TextChoices):
        PRESENT = "PRESENT", "Came"
        DEPUTY = "DEPUTY", "Sent a deputy"
        APOLOGIES = "APOLOGIES", "Sent apologies"
        ABSENT = "ABSENT", "Did not come"

    meeting = models.ForeignKey(BodyMeeting, models.PROTECT, related_name="attendances")
    member = models.ForeignKey(BodyMember, models.PROTECT, related_name="attendances")
    how = models.CharField(max_length=10, choices=How)
    deputy_name = models.CharField(max_length=120, blank=True)
    noted_at = models.DateTimeField(auto_now=True)
    noted_by = by_whom()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "member"], name="agencies_body_attendance_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_how_display()}"
