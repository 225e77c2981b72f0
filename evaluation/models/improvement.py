"""What is to be done about what an evaluation found, by whom and by when."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from agencies.models import Agency, Centre, Practitioner
from config.models import Identified, both_or_neither, by_whom, exactly_one_of
from evaluation.models.self_evaluation import SelfEvaluation
from evaluation.models.survey import Survey
from information_sharing.categories import NOT_PERSONAL


@pghistory.track(append_only=True)
class Improvement(Identified):
    """A priority with its action; carried into the next round until it is ended."""

    class Status(models.TextChoices):
        TO_DO = "TO_DO", "To do"
        STARTED = "STARTED", "Started"
        DONE = "DONE", "Done"
        DROPPED = "DROPPED", "Not pursued any more"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="improvements")
    survey = models.ForeignKey(
        Survey, models.PROTECT, null=True, blank=True, related_name="improvements"
    )
    self_evaluation = models.ForeignKey(
        SelfEvaluation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="improvements",
    )
    about = models.SlugField(max_length=40)
    words = models.CharField(max_length=300)
    success = models.CharField(max_length=300, blank=True)
    resources = models.CharField(max_length=300, blank=True)
    owner_practitioner = models.ForeignKey(
        Practitioner, models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner_agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField()
    status = models.CharField(max_length=10, choices=Status, default=Status.TO_DO)
    progress = models.TextField(blank=True)
    carried_from = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to"
    )
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id centre survey self_evaluation about words success resources "
        "owner_practitioner owner_agency due_on status progress carried_from revision "
        "written_at written_by ended_at ended_by"
    }

    class Meta:
        ordering: ClassVar = ["due_on", "written_at"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=exactly_one_of("survey", "self_evaluation"),
                name="evaluation_improvement_of_one_round",
            ),
            models.CheckConstraint(
                condition=exactly_one_of("owner_practitioner", "owner_agency"),
                name="evaluation_improvement_has_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["TO_DO", "STARTED"], ended_at__isnull=True)
                | Q(status__in=["DONE", "DROPPED"], ended_at__isnull=False),
                name="evaluation_improvement_ended_or_not",
            ),
        ]

    def __str__(self) -> str:
        return f"Improvement {self.pk}"
