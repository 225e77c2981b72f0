"""An outcomes report: asked for, computed once, kept as a snapshot and a document."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from agencies.models import Centre
from config.models import Identified, by_whom
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


class Report(Identified):
    """Outcomes of one centre in one period, as counted on one day for one reader."""

    class Status(models.TextChoices):
        REQUESTED = "REQUESTED", "Waiting"
        RUNNING = "RUNNING", "Being made"
        DONE = "DONE", "Ready"
        FAILED = "FAILED", "Not made"

    UNFINISHED: ClassVar = [Status.REQUESTED, Status.RUNNING]

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="reports")
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

    objects = ReportQuerySet.as_manager()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id centre starts_on ends_on requested_at requested_by status "
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
                fields=["requested_by", "centre", "starts_on", "ends_on"],
                condition=Q(status__in=["REQUESTED", "RUNNING"]),
                name="evaluation_one_running_report",
            ),
        ]

    def __str__(self) -> str:
        return f"Outcomes at {self.centre}"

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
