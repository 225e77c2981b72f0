"""Records, or the whereabouts of people, that must not be found (R12)."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models import Case
from config.models import Identified, both_or_neither, by_whom


@pghistory.track(append_only=True)
class Shielding(Identified):
    """Set by an information officer, confirmed and lifted with a second person.

    It holds from the moment it is set, for the whole household. Lifting takes effect only when a second
    person has agreed to it.
    """

    class Level(models.TextChoices):
        ADDRESS_PROTECTED = "ADDRESS_PROTECTED", "Address protected"
        SEALED = "SEALED", "Sealed"

    case = models.ForeignKey(Case, models.PROTECT, related_name="shieldings")
    level = models.CharField(max_length=20, choices=Level)
    reason = models.TextField()
    set_at = models.DateTimeField(auto_now_add=True)
    set_by = by_whom()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = by_whom(null=True)
    lift_reason = models.TextField(blank=True)
    lift_asked_at = models.DateTimeField(null=True, blank=True)
    lift_asked_by = by_whom(null=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-set_at"]
        constraints: ClassVar = [
            both_or_neither("confirmed"),
            both_or_neither("lift_asked"),
            both_or_neither("lifted"),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("set_by")),
                name="information_sharing_shield_second_person",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True)
                | Q(lift_asked_at__isnull=False) & ~Q(lifted_by=F("lift_asked_by")),
                name="information_sharing_lift_second_person",
            ),
        ]

    def __str__(self) -> str:
        return self.get_level_display()


@pghistory.track(append_only=True)
class ShieldReader(Identified):
    """Somebody named, for whom the shield does not narrow what a grant opens."""

    shielding = models.ForeignKey(Shielding, models.PROTECT, related_name="readers")
    practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+"
    )
    named_at = models.DateTimeField(auto_now_add=True)
    named_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.UniqueConstraint(
                fields=["shielding", "practitioner"],
                condition=Q(ended_at__isnull=True),
                name="information_sharing_reader_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.practitioner)
