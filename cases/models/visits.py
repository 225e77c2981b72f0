"""Who visits whom and when, planned and done; and messages inside a case (P2, P14)."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from agencies.models import Team
from cases.models.case import Case
from cases.models.chronology import Contact
from cases.models.family import Person
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import BY_ROW, NOT_PERSONAL, Category


@pghistory.track(append_only=True)
class Visit(Identified):
    """A visit or appointment that is planned; when done, a contact says what happened."""

    class Status(models.TextChoices):
        PLANNED = "PLANNED", "Planned"
        DONE = "DONE", "Done"
        NOT_SEEN = "NOT_SEEN", "Nobody was there"
        CANCELLED = "CANCELLED", "Called off"

    class Place(models.TextChoices):
        HOME = "HOME", "At home"
        CENTRE = "CENTRE", "At the centre or office"
        ELSEWHERE = "ELSEWHERE", "Somewhere else"
        CALL = "CALL", "Telephone or video call"

    case = models.ForeignKey(Case, models.PROTECT, related_name="visits")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="visits"
    )
    category = models.CharField(max_length=20, choices=Category, default=Category.PLAN)
    team = models.ForeignKey(Team, models.PROTECT, related_name="visits")
    practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="visits"
    )
    with_whom = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="joint_visits"
    )
    purpose = models.CharField(max_length=200)
    where = models.CharField(max_length=10, choices=Place, default=Place.HOME)
    status = models.CharField(
        max_length=10, choices=Status, default=Status.PLANNED, db_index=True
    )
    planned_on = models.DateField(db_index=True)
    begins = models.TimeField(null=True, blank=True)
    minutes_spent = models.PositiveSmallIntegerField(null=True, blank=True)
    contact = models.OneToOneField(
        Contact, models.PROTECT, null=True, blank=True, related_name="visit"
    )
    reason = models.TextField(blank=True)
    booked_at = models.DateTimeField(auto_now_add=True)
    booked_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person category team contact with_whom minutes_spent "
        "booked_at booked_by ended_at ended_by",
        BY_ROW: "practitioner purpose where status planned_on begins reason",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["planned_on", "begins"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=Q(status="PLANNED", ended_at__isnull=True)
                | (~Q(status="PLANNED") & Q(ended_at__isnull=False)),
                name="cases_visit_ended_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Visit planned for {self.planned_on:%d %B %Y}"


@pghistory.track(append_only=True)
class Message(Identified):
    """Words to named people or roles inside a case; an informal one stops being shown."""

    class Kind(models.TextChoices):
        MESSAGE = "MESSAGE", "Message"
        SPOKE = "SPOKE", "We spoke"
        INFORMAL = "INFORMAL", "Informal note, shown for a while"

    case = models.ForeignKey(Case, models.PROTECT, related_name="messages")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    category = models.CharField(max_length=20, choices=Category, default=Category.PLAN)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.MESSAGE)
    words = models.TextField()
    answers = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replies"
    )
    decided = models.OneToOneField(
        Contact, models.PROTECT, null=True, blank=True, related_name="decided_in"
    )
    shown_until = models.DateField(null=True, blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person category answers decided written_at written_by",
        BY_ROW: "kind words shown_until",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["-written_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="INFORMAL") ^ Q(shown_until__isnull=True),
                name="cases_message_informal_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"Message of {self.written_at:%d %B %Y}"


class MessageTo(Identified):
    """One reader of a message, and when she opened it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="messages_to")
    message = models.ForeignKey(Message, models.PROTECT, related_name="to")
    practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="messages"
    )
    as_lead = models.BooleanField(default=False)
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_on = models.DateTimeField(null=True, blank=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case message practitioner as_lead team opened_on"
    }

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["message", "practitioner"], name="cases_message_to_each_once"
            ),
        ]

    def __str__(self) -> str:
        return f"To {self.practitioner_id}"
