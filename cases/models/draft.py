"""What is typed is kept (R18), and what is sent twice is saved once."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from cases.models.case import Case
from config.models import Identified
from information_sharing.categories import AUTHOR_ONLY, NOT_PERSONAL


class Draft(Identified):
    """A form as its author left it, kept under the form's own address.

    `window` is the page that it was typed in; what the same person typed in another
    window of the same form stands in `elsewhere`, by window.
    """

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="drafts"
    )
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="drafts"
    )
    path = models.CharField(max_length=200)
    title = models.CharField(max_length=120, blank=True)
    data = models.JSONField(default=dict)
    window = models.CharField(max_length=36, blank=True)
    elsewhere = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    INFORMATION: ClassVar = {
        NOT_PERSONAL: "id author case path window saved_at",
        AUTHOR_ONLY: "title data elsewhere",
    }

    class Meta:
        ordering: ClassVar = ["-saved_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["author", "path"], name="cases_one_draft_per_form"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.path

    @property
    def version(self) -> str:
        """Return what changes with every saving."""
        return self.saved_at.isoformat()


class Submission(models.Model):
    """A form that was saved, so that a double click finds what the first did."""

    token = models.UUIDField(primary_key=True, default=uuid.uuid4)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    location = models.CharField(max_length=300)
    saved_at = models.DateTimeField(auto_now_add=True)

    INFORMATION: ClassVar = {NOT_PERSONAL: "token author location saved_at"}

    def __str__(self) -> str:
        return str(self.token)
