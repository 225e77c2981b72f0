"""Outcomes frameworks beside Every Child Matters, mapped to its 25 aims."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cases.outcomes import Aim
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import NOT_PERSONAL


class Framework(Identified):
    """A list of outcomes by which reports may speak; each says which one it is."""

    code = models.SlugField(max_length=40)
    version = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=200)
    loaded_at = models.DateTimeField(null=True, blank=True)
    loaded_by = by_whom(null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id code version name source loaded_at loaded_by ended_at ended_by"
    }

    class Meta:
        ordering: ClassVar = ["name", "version"]
        constraints: ClassVar = [
            both_or_neither("loaded"),
            both_or_neither("ended"),
            models.UniqueConstraint(
                fields=["code", "version"], name="evaluation_one_framework_per_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.version})"


class FrameworkOutcome(Identified):
    """One outcome of a framework, and the aims of the five outcomes it stands for."""

    framework = models.ForeignKey(
        Framework, models.PROTECT, related_name="framework_outcomes"
    )
    code = models.CharField(max_length=10)
    name = models.CharField(max_length=120)
    statement = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField()
    aims = ArrayField(models.CharField(max_length=4, choices=Aim))

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id framework code name statement position aims"
    }

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["framework", "code"], name="evaluation_one_outcome_per_code"
            ),
        ]

    def __str__(self) -> str:
        return self.name
