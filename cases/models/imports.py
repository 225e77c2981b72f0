"""Files of births and of attendance: looked at first, then taken in row by row."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from agencies.models import Team
from cases.models.activities import SignIn
from cases.models.births import Birth
from config.models import Identified, both_or_neither, by_whom
from information_sharing.categories import NOT_PERSONAL, TEAM_ONLY

PATIENCE = timedelta(minutes=2)
"""How long a job may be silent before another worker takes it over."""


class ImportQuerySet(models.QuerySet["Import"]):
    """Imports by what still has to happen."""

    def left_behind(self) -> "ImportQuerySet":
        """Return those under way of which nothing has been heard for too long."""
        return self.filter(
            status__in=Import.UNDER_WAY, job_seen__lt=timezone.now() - PATIENCE
        )


class Import(Identified):
    """One file that somebody brought, and how far it has been taken in."""

    class Kind(models.TextChoices):
        BIRTHS = "BIRTHS", "Births"
        ATTENDANCE = "ATTENDANCE", "Attendance at sessions"

    class Status(models.TextChoices):
        LOOKED_AT = "LOOKED_AT", "Looked at, nothing taken in"
        WAITING = "WAITING", "Waiting"
        RUNNING = "RUNNING", "Being taken in"
        STOPPED = "STOPPED", "Stopped"
        DONE = "DONE", "Taken in"
        UNDOING = "UNDOING", "Being undone"
        UNDONE = "UNDONE", "Undone"

    UNDER_WAY: ClassVar = [Status.WAITING, Status.RUNNING, Status.UNDOING]

    team = models.ForeignKey(Team, models.PROTECT, related_name="imports")
    kind = models.CharField(max_length=15, choices=Kind)
    file_name = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    unused = models.JSONField(default=list)
    status = models.CharField(
        max_length=10, choices=Status, default=Status.LOOKED_AT, db_index=True
    )
    attempt = models.PositiveSmallIntegerField(default=0)
    job_seen = models.DateTimeField(default=timezone.now)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = by_whom()
    requested_at = models.DateTimeField(null=True, blank=True)
    requested_by = by_whom(null=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = by_whom(null=True)

    objects = ImportQuerySet.as_manager()

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id team kind file_name sha256 status attempt job_seen "
        "uploaded_at uploaded_by requested_at requested_by undone_at undone_by",
        TEAM_ONLY: "unused",
    }

    class Meta:
        ordering: ClassVar = ["-uploaded_at"]
        constraints: ClassVar = [
            both_or_neither("requested"),
            both_or_neither("undone"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.file_name}"


class ImportRow(Identified):
    """One line of the file; what it said goes as soon as it is taken in."""

    class Status(models.TextChoices):
        READY = "READY", "Ready"
        WRONG = "WRONG", "Needs mending"
        KNOWN = "KNOWN", "Left out"
        DONE = "DONE", "Taken in"
        UNDONE = "UNDONE", "Undone"
        KEPT = "KEPT", "Kept, for somebody worked with it"

    batch = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    words = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    status = models.CharField(max_length=10, choices=Status)
    birth = models.OneToOneField(
        Birth, models.SET_NULL, null=True, blank=True, related_name="import_row"
    )
    sign_in = models.OneToOneField(
        SignIn, models.SET_NULL, null=True, blank=True, related_name="import_row"
    )

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id batch line status birth sign_in",
        TEAM_ONLY: "words problems",
    }

    class Meta:
        ordering: ClassVar = ["line"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["batch", "line"], name="cases_import_row_once"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["DONE", "UNDONE", "KEPT"]) | Q(words={}),
                name="cases_import_row_forgets_its_words",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["batch", "status"], name="cases_import_row_status"),
        ]

    def __str__(self) -> str:
        return f"Line {self.line}"
