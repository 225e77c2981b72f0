"""What a meeting talks about, who may hear it, and what is taken home (R4, R16)."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from agencies.models import Agency
from cases.models.case import Case
from cases.models.family import Person
from cases.models.meetings import Invitee, Meeting
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import BY_ROW, NOT_PERSONAL, Category


@pghistory.track(append_only=True)
class AgendaItem(Identified):
    """One thing to be talked about, of one kind of information (R4)."""

    class Aim(models.TextChoices):
        DECIDE = "DECIDE", "To decide"
        DISCUSS = "DISCUSS", "To talk about"
        INFORM = "INFORM", "To tell"

    case = models.ForeignKey(Case, models.PROTECT, related_name="agenda_items")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agenda")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    category = models.CharField(max_length=20, choices=Category, default=Category.PLAN)
    place = models.PositiveSmallIntegerField(default=1)
    heading = models.CharField(max_length=120)
    aim = models.CharField(max_length=10, choices=Aim, default=Aim.DISCUSS)
    family_view = models.TextField(blank=True)
    agreed = models.TextField(blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    dissent = models.TextField(blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = by_whom(null=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case meeting person category place written_at written_by "
        "changed_at changed_by removed_at removed_by",
        BY_ROW: "heading aim family_view agreed decided_by dissent",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["place", "written_at"]
        constraints: ClassVar = [both_or_neither("changed"), both_or_neither("removed")]

    def __str__(self) -> str:
        return f"Item {self.place}"


@pghistory.track(append_only=True)
class Said(Identified):
    """What one person said to one item, or sent in beforehand because she cannot come."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="said")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="said"
    )
    invitee = models.ForeignKey(Invitee, models.PROTECT, related_name="said")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    category = models.CharField(max_length=20, choices=Category)
    words = models.TextField()
    is_report = models.BooleanField(default=False)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case item invitee person category is_report written_at "
        "written_by",
        BY_ROW: "words",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["written_at"]
        verbose_name_plural = "said"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(is_report=True) ^ Q(item__isnull=False),
                name="cases_said_to_an_item_or_as_a_report",
            ),
        ]

    def __str__(self) -> str:
        return f"Said on {self.written_at:%d %B %Y}"


class Clearing(Identified):
    """How a gap in clearance is met: the family is asked, or somebody leaves the room.

    AGREED is for relatives and friends whom the family wants there; what a service may
    hear is decided by sharing alone.
    """

    class How(models.TextChoices):
        ASK_FAMILY = "ASK_FAMILY", "Ask the family first"
        WITHOUT = "WITHOUT", "Talked about without them in the room"
        AGREED = "AGREED", "The family said that they may hear it"

    case = models.ForeignKey(Case, models.PROTECT, related_name="clearings")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="clearings")
    invitee = models.ForeignKey(Invitee, models.PROTECT, related_name="clearings")
    how = models.CharField(max_length=12, choices=How)
    settled_at = models.DateTimeField(auto_now_add=True)
    settled_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case item invitee settled_at settled_by ended_at ended_by",
        Category.PLAN: "how",
    }
    fact_category = Category.PLAN
    fact_person = None

    class Meta:
        ordering: ClassVar = ["settled_at"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.UniqueConstraint(
                fields=["item", "invitee"],
                condition=Q(ended_at__isnull=True),
                name="cases_clearing_one_of_each_gap",
            ),
        ]

    def __str__(self) -> str:
        return self.get_how_display()


@pghistory.track(append_only=True)
class BringBack(Identified):
    """What somebody takes back to her own agency, and whether that happened."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="bring_backs")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="bring_backs")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    practitioner = by_whom(null=True)
    words = models.TextField()
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = by_whom(null=True)
    done_words = models.TextField(blank=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case meeting agency practitioner written_at written_by "
        "done_at done_by",
        Category.PLAN: "words done_words",
    }
    fact_category = Category.PLAN
    fact_person = None

    class Meta:
        ordering: ClassVar = ["written_at"]
        constraints: ClassVar = [both_or_neither("done")]

    def __str__(self) -> str:
        return f"To take back, {self.written_at:%d %B %Y}"
