"""What was handed to somebody who does not sign in here, and how."""

from typing import ClassVar

from django.db import models

from cases.models import Case
from config.models import Identified, both_or_neither, by_whom
from information_sharing.models.decision import SharingDecision


class Disclosure(Identified):
    """The document that one decision made for one named reader outside (R16)."""

    class How(models.TextChoices):
        BY_HAND = "BY_HAND", "By hand"
        POST = "POST", "By post, to a named person"
        SECURE_EMAIL = "SECURE_EMAIL", "By secure e-mail"
        TELEPHONE = "TELEPHONE", "Read out by telephone"

    case = models.ForeignKey(Case, models.PROTECT, related_name="disclosures")
    decision = models.OneToOneField(
        SharingDecision, models.PROTECT, related_name="disclosure"
    )
    document = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = by_whom()
    how = models.CharField(max_length=15, choices=How, blank=True)
    sent_to = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-made_at"]
        constraints: ClassVar = [both_or_neither("sent")]

    def __str__(self) -> str:
        return f"Document of {self.made_at:%d %B %Y}"
