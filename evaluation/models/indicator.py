"""What indicators need from outside the record: targets, and figures of others."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from agencies.models import Centre
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import NOT_PERSONAL


class IndicatorTarget(Identified):
    """The value that an indicator should reach in a period; no centre: everywhere."""

    code = models.SlugField(max_length=40)
    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="targets"
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    value = models.DecimalField(max_digits=9, decimal_places=2)
    reason = models.CharField(max_length=200, blank=True)
    set_at = models.DateTimeField(auto_now_add=True)
    set_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id code centre starts_on ends_on value reason set_at set_by "
        "ended_at ended_by"
    }

    class Meta:
        ordering: ClassVar = ["code", "-starts_on"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="evaluation_target_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.value}"


class SuppliedFigure(Identified):
    """A count that somebody else published, such as how many children live here."""

    code = models.SlugField(max_length=40)
    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="supplied_figures"
    )
    starts_on = models.DateField()
    ends_on = models.DateField()
    numerator = models.PositiveIntegerField()
    denominator = models.PositiveIntegerField(null=True, blank=True)
    source = models.CharField(max_length=200)
    entered_at = models.DateTimeField(auto_now_add=True)
    entered_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id code centre starts_on ends_on numerator denominator source "
        "entered_at entered_by ended_at ended_by"
    }

    class Meta:
        ordering: ClassVar = ["code", "-ends_on"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="evaluation_supplied_figure_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True)
                | Q(numerator__lte=F("denominator")),
                name="evaluation_supplied_part_of_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}, {self.source}"
