"""What happened, what was said, and what was handed in: the chronology."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from agencies.models import Team
from cases.models.case import Case
from cases.models.family import Person
from config.models import Identified, by_whom
from information_sharing.categories import BY_ROW, NOT_PERSONAL, Category


@pghistory.track(append_only=True)
class Contact(Identified):
    """A visit, a call or a note: fact and judgement apart, never changed afterwards.

    A correction is a contact of its own that replaces the one before it.
    """

    class Kind(models.TextChoices):
        VISIT = "VISIT", "Home visit"
        AT_CENTRE = "AT_CENTRE", "Seen at the centre or office"
        SESSION = "SESSION", "Came to a session"
        CALL = "CALL", "Telephone or video call"
        LETTER = "LETTER", "Letter or message"
        NOT_SEEN = "NOT_SEEN", "Tried, and nobody was there"
        BETWEEN_US = "BETWEEN_US", "Practitioners spoke"
        NOTE = "NOTE", "Note"

    case = models.ForeignKey(Case, models.PROTECT, related_name="contacts")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="contacts"
    )
    category = models.CharField(
        max_length=20, choices=Category, default=Category.CHRONOLOGY
    )
    kind = models.CharField(max_length=15, choices=Kind)
    happened_on = models.DateField()
    time_of_day = models.TimeField(null=True, blank=True)
    child_seen = models.BooleanField(default=False)
    fact = models.TextField()
    judgement = models.TextField(blank=True)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    correction_reason = models.TextField(blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person category team replaces written_at written_by",
        BY_ROW: "kind happened_on time_of_day child_seen fact judgement "
        "correction_reason",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["-happened_on", "-written_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(correction_reason=""),
                name="cases_contact_correction_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.happened_on:%d %B %Y}"


@pghistory.track(append_only=True)
class Voice(Identified):
    """What a child or another of the family said, word for word, and on what occasion."""

    class Occasion(models.TextChoices):
        REGISTRATION = "REGISTRATION", "At registration"
        ASSESSMENT = "ASSESSMENT", "In the assessment"
        PLAN = "PLAN", "About the plan"
        REVIEW = "REVIEW", "At a review"
        OTHER = "OTHER", "At another time"

    case = models.ForeignKey(Case, models.PROTECT, related_name="voices")
    person = models.ForeignKey(Person, models.PROTECT, related_name="voices")
    category = models.CharField(max_length=20, choices=Category)
    occasion = models.CharField(max_length=15, choices=Occasion)
    words = models.TextField(blank=True)
    said_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person category recorded_at recorded_by",
        BY_ROW: "occasion words said_on",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["-said_on", "-recorded_at"]

    def __str__(self) -> str:
        return f"Words of {self.said_on:%d %B %Y}"


class Attachment(Identified):
    """A file that belongs to a contact, or a drawing to what a child said."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="attachments")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="attachments"
    )
    voice = models.ForeignKey(
        Voice, models.PROTECT, null=True, blank=True, related_name="attachments"
    )
    category = models.CharField(max_length=20, choices=Category)
    name = models.CharField(max_length=100)
    content_type = models.CharField(max_length=40)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case person contact voice category sha256 added_at added_by",
        BY_ROW: "name content_type content",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["added_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(contact__isnull=True) ^ Q(voice__isnull=True),
                name="cases_attachment_of_a_contact_or_of_words",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        """Return whether a browser can show it as a picture."""
        return self.content_type.startswith("image/")
