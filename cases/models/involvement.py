"""Which services work with the family: some of them not to be named (R13)."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from agencies.models import Team
from cases.models.case import Case
from cases.models.family import Person
from config.models import Identified, by_whom
from information_sharing.categories import BY_ROW, NOT_PERSONAL, Category


@pghistory.track(append_only=True)
class Involvement(Identified):
    """A team, or somebody of it, that works with the family from a day to a day."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="involvements")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="involvements"
    )
    team = models.ForeignKey(Team, models.PROTECT, related_name="involvements")
    practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="involvements",
    )
    is_sensitive = models.BooleanField(default=False)
    next_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case recorded_at recorded_by",
        Category.IDENTITY: "person team practitioner is_sensitive starts_on ends_on "
        "next_on",
    }
    fact_category = Category.IDENTITY
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["starts_on"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="cases_involvement_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"Involvement since {self.starts_on:%d %B %Y}"


@pghistory.track(append_only=True)
class Purpose(Identified):
    """What a service works on with the family: seen like the element that it names."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="purposes")
    involvement = models.ForeignKey(
        Involvement, models.PROTECT, related_name="purposes"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="purposes"
    )
    element = models.CharField(max_length=6)
    category = models.CharField(max_length=20, choices=Category)
    words = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case involvement person category recorded_at recorded_by",
        BY_ROW: "element words",
    }
    fact_category = "category"
    fact_person = "person"

    class Meta:
        ordering: ClassVar = ["recorded_at"]

    def __str__(self) -> str:
        return f"Purpose recorded on {self.recorded_at:%d %B %Y}"
