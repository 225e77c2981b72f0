"""One family's episode of coordinated support: what permissions are granted on."""

import re
from typing import ClassVar

from django.db import models
from django.urls import reverse

from agencies.models import Centre, Team
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import NOT_PERSONAL, Category

NOT_A_SIGN = re.compile(r"[^A-Z0-9]")


class CaseQuerySet(models.QuerySet["Case"]):
    """How cases are named by people."""

    def called(self, typed: str) -> "CaseQuerySet":
        """Return the case with this reference, however it was typed or spaced."""
        said = typed.replace("\0", "").strip().upper()
        signs = NOT_A_SIGN.sub("", said).removeprefix("TA")
        return self.filter(reference__in={said, f"TA-{signs[:3]}-{signs[3:]}"})


class Case(Identified):
    """The work with one family, from opening to closing."""

    class Status(models.TextChoices):
        OPENED = "OPENED", "Open, no lead professional yet"
        ACTIVE = "ACTIVE", "Open"
        CLOSED = "CLOSED", "Closed"

    family = models.ForeignKey("cases.Family", models.PROTECT, related_name="cases")
    reference = models.CharField(max_length=12, unique=True)
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="cases")
    recording_team = models.ForeignKey(Team, models.PROTECT, related_name="cases")
    status = models.CharField(
        max_length=10, choices=Status, default=Status.OPENED, db_index=True
    )
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_by = by_whom()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = by_whom(null=True)
    closing_reason = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_here"
    )

    objects = CaseQuerySet.as_manager()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id family reference centre recording_team status opened_at "
        "opened_by closed_at closed_by merged_into",
        Category.PLAN: "closing_reason",
    }

    class Meta:
        ordering: ClassVar = ["-opened_at", "reference"]
        default_permissions = ()
        permissions: ClassVar = [
            (category.codename, f"May see {category.label}") for category in Category
        ]
        constraints: ClassVar = [both_or_neither("closed")]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the address of the case page."""
        return reverse("cases:detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Return whether work goes on."""
        return self.status != self.Status.CLOSED
