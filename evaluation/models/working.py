"""How agencies work together: the model and the extent, for a centre and for a case."""

from typing import ClassVar

import pghistory
from django.db import models

from agencies.models import Centre
from cases.models import Case
from config.models import Identified, by_whom
from information_sharing.categories import NOT_PERSONAL, Category


class Model(models.TextChoices):
    """The five models of interagency work (practice.md 6.3)."""

    DECISION_MAKING = "DECISION_MAKING", "Decision-making group"
    CONSULTATION = "CONSULTATION", "Consultation and training"
    CENTRE_BASED = "CENTRE_BASED", "Centre-based delivery"
    CO_ORDINATED = "CO_ORDINATED", "Co-ordinated delivery"
    OPERATIONAL_TEAM = "OPERATIONAL_TEAM", "Operational-team delivery"


class Extent(models.IntegerChoices):
    """The ladder of partnership: a degree, no grade (notes-002 1.1)."""

    NONE = 0, "No partnership"
    CO_OPERATION = 1, "Co-operation"
    COLLABORATION = 2, "Collaboration"
    CO_ORDINATION = 3, "Co-ordination"
    INTEGRATION = 4, "Integration"


@pghistory.track(append_only=True)
class PartnershipWorking(Identified):
    """How the agencies of a centre work together since a day."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="workings")
    model = models.CharField(max_length=20, choices=Model)
    extent = models.PositiveSmallIntegerField(choices=Extent)
    evidence = models.TextField(blank=True)
    since = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id centre model extent evidence since recorded_at recorded_by"
    }

    class Meta:
        ordering: ClassVar = ["-since", "-recorded_at"]

    def __str__(self) -> str:
        return f"{self.get_model_display()}, {self.get_extent_display()}"


@pghistory.track(append_only=True)
class CaseWorking(Identified):
    """How the agencies around one family work together since a day."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="workings")
    model = models.CharField(max_length=20, choices=Model)
    extent = models.PositiveSmallIntegerField(choices=Extent)
    since = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = by_whom()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id case recorded_at recorded_by",
        Category.PLAN: "model extent since",
    }
    fact_category = Category.PLAN
    fact_person = None

    class Meta:
        ordering: ClassVar = ["-since", "-recorded_at"]

    def __str__(self) -> str:
        return f"{self.get_model_display()}, {self.get_extent_display()}"
