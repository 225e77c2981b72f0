"""Something that a practitioner must hear, here and by e-mail without content."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from cases.models import Case
from config.models import Identified, by_whom


class Notice(Identified):
    """One thing to tell one person; `kind` chooses the sentence, `target` the page."""

    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices"
    )
    kind = models.CharField(max_length=30)
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="notices"
    )
    target = models.UUIDField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = by_whom(null=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        return self.kind
