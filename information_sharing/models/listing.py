"""Why a family can be found in the index without a consent that says so."""

from typing import ClassVar

import pghistory
from django.db import models

from cases.models import Case
from config.models import Identified, both_or_neither, by_whom


@pghistory.track(append_only=True)
class Listing(Identified):
    """A recorded basis, other than consent, on which a search tells whom to contact."""

    class Basis(models.TextChoices):
        DUTY = "DUTY", "A legal duty or court order"
        PUBLIC_INTEREST = "PUBLIC_INTEREST", "The public interest"

    case = models.ForeignKey(Case, models.PROTECT, related_name="listings")
    basis = models.CharField(max_length=20, choices=Basis)
    reason = models.TextField()
    listed_at = models.DateTimeField(auto_now_add=True)
    listed_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-listed_at"]
        constraints: ClassVar = [both_or_neither("ended")]

    def __str__(self) -> str:
        return f"Listed on {self.listed_at:%d %B %Y}"
