"""A report: asked for, computed once, kept as a snapshot and a document."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from agencies.models import Agency, Centre
from config.models import Identified, both_or_neither, by_whom
from evaluation.models.framework import Framework
from information_sharing.categories import NOT_PERSONAL

PATIENCE = timedelta(minutes=2)
"""How long a job may be silent before another worker takes it over."""


class ReportQuerySet(models.QuerySet):
    """Reports by what still has to happen."""

    def unfinished(self):
        """Return reports that are neither done nor failed."""
        return self.filter(status__in=Report.UNFINISHED)

    def given_up(self):
        """Return unfinished reports of which nothing has been heard for too long."""
        return self.unfinished().filter(job_seen__lt=timezone.now() - PATIENCE)


class Scope(models.TextChoices):
    """Whose figures they are."""

    CENTRE = "CENTRE", "A centre"
    AGENCY = "AGENCY", "An agency"
    AREA = "AREA", "An area"
    AUTHORITY = "AUTHORITY", "The whole authority"


def of_one_scope(scope: str = "scope") -> Q:
    """Return the condition that a scope has its own key, and no other."""
    none = {"centre__isnull": True, "agency__isnull": True, "area": ""}
    return (
        Q(**{scope: "CENTRE"}, **none | {"centre__isnull": False})
        | Q(**{scope: "AGENCY"}, **none | {"agency__isnull": False})
        | Q(Q(**{scope: "AREA"}, centre__isnull=True, agency__isnull=True), ~Q(area=""))
        | Q(**{scope: "AUTHORITY"}, **none)
    )


class Kind(models.TextChoices):
    """What a report counts."""

    OUTCOMES = "OUTCOMES", "Outcomes of children"
    INDICATORS = "INDICATORS", "Indicators"


def _subject(one: "Edition | Report") -> str:
    return str(one.centre or one.agency or one.area or "The whole authority")


class Edition(Identified):
    """A report that is made again after each month or quarter, for one reader (R15)."""

    class Every(models.TextChoices):
        MONTH = "MONTH", "Each month"
        QUARTER = "QUARTER", "Each quarter"

    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OUTCOMES)
    scope = models.CharField(max_length=10, choices=Scope, default=Scope.CENTRE)
    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="editions"
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="editions"
    )
    area = models.CharField(max_length=120, blank=True)
    framework = models.ForeignKey(
        Framework, models.PROTECT, null=True, blank=True, related_name="+"
    )
    every = models.CharField(max_length=10, choices=Every)
    made_until = models.DateField(null=True, blank=True)
    wanted_at = models.DateTimeField(auto_now_add=True)
    wanted_by = by_whom()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = by_whom(null=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id kind scope centre agency area framework every made_until "
        "wanted_at wanted_by ended_at ended_by",
    }

    class Meta:
        ordering: ClassVar = ["wanted_at"]
        constraints: ClassVar = [
            both_or_neither("ended"),
            models.CheckConstraint(
                condition=of_one_scope(), name="evaluation_edition_of_one_scope"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.get_every_display()}"

    @property
    def subject(self) -> str:
        """Return whose figures they are."""
        return _subject(self)


class Report(Identified):
    """Figures of one scope and period, as counted on one day for one reader."""

    Scope = Scope
    Kind = Kind

    class Status(models.TextChoices):
        REQUESTED = "REQUESTED", "Waiting"
        RUNNING = "RUNNING", "Being made"
        DONE = "DONE", "Ready"
        FAILED = "FAILED", "Not made"
        CANCELLED = "CANCELLED", "Cancelled"

    UNFINISHED: ClassVar = [Status.REQUESTED, Status.RUNNING]

    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OUTCOMES)
    scope = models.CharField(max_length=10, choices=Scope, default=Scope.CENTRE)
    centre = models.ForeignKey(
        Centre, models.PROTECT, null=True, blank=True, related_name="reports"
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="reports"
    )
    area = models.CharField(max_length=120, blank=True)
    framework = models.ForeignKey(
        Framework, models.PROTECT, null=True, blank=True, related_name="+"
    )
    edition = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, related_name="reports"
    )
    against_starts_on = models.DateField(null=True, blank=True)
    against_ends_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    requested_at = models.DateTimeField(auto_now_add=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="reports"
    )
    status = models.CharField(
        max_length=10, choices=Status, default=Status.REQUESTED, db_index=True
    )
    progress = models.PositiveSmallIntegerField(default=0)
    step = models.CharField(max_length=80, blank=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    job_seen = models.DateTimeField(default=timezone.now)
    job_started = models.DateTimeField(null=True, blank=True)
    job_finished = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True)
    snapshot = models.JSONField(null=True, blank=True)
    document = models.BinaryField(null=True, blank=True)
    document_sha256 = models.CharField(max_length=64, blank=True)
    document_time = models.DateTimeField(null=True, blank=True)
    made_for = by_whom(null=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = by_whom(null=True)

    objects = ReportQuerySet.as_manager()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id kind scope centre agency area framework edition "
        "against_starts_on against_ends_on starts_on ends_on requested_at requested_by "
        "cancelled_at cancelled_by status "
        "progress step attempt job_seen job_started job_finished failure snapshot "
        "document document_sha256 document_time made_for",
    }

    class Meta:
        ordering: ClassVar = ["-requested_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="evaluation_report_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(progress__lte=100), name="evaluation_report_progress"
            ),
            models.CheckConstraint(
                condition=~Q(status="DONE")
                | Q(snapshot__isnull=False, document__isnull=False, failure=""),
                name="evaluation_report_done_has_its_document",
            ),
            models.UniqueConstraint(
                fields=[
                    "requested_by",
                    "kind",
                    "scope",
                    "centre",
                    "agency",
                    "area",
                    "framework",
                    "starts_on",
                    "ends_on",
                ],
                condition=Q(status__in=["REQUESTED", "RUNNING"]),
                nulls_distinct=False,
                name="evaluation_one_running_report_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["edition", "ends_on"], name="evaluation_one_report_per_edition"
            ),
            both_or_neither("cancelled"),
            models.CheckConstraint(
                condition=of_one_scope(), name="evaluation_report_of_one_scope"
            ),
            models.CheckConstraint(
                condition=Q(
                    against_starts_on__isnull=True, against_ends_on__isnull=True
                )
                | Q(against_ends_on__gte=F("against_starts_on")),
                name="evaluation_report_against_a_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}"

    @property
    def subject(self) -> str:
        """Return whose figures they are."""
        return _subject(self)

    def get_absolute_url(self) -> str:
        """Return the address of the report's page."""
        return reverse("evaluation:report", args=[self.pk])

    def made(self) -> tuple[dict, datetime]:
        """Return its figures, and when they were counted; only once it has them."""
        if self.snapshot is None or self.document_time is None:
            raise ValueError("This report has not been counted yet.")
        return self.snapshot, self.document_time

    @property
    def is_done(self) -> bool:
        """Return whether there is a document to read."""
        return self.status == self.Status.DONE

    @property
    def is_unfinished(self) -> bool:
        """Return whether it is still being made, or waits for its turn."""
        return self.status in self.UNFINISHED
