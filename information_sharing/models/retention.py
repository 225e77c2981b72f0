"""How long records are kept, what holds them longer, and what was destroyed."""

from typing import ClassVar

import pghistory
from django.db import models

from cases.models import Case
from config.models import Identified, both_or_neither, by_whom


@pghistory.track(append_only=True)
class LegalHold(Identified):
    """While it stands nothing of this case is destroyed, whatever the rules say."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="legal_holds")
    reason = models.TextField()
    placed_at = models.DateTimeField(auto_now_add=True)
    placed_by = by_whom()
    lift_reason = models.TextField(blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-placed_at"]
        constraints: ClassVar = [both_or_neither("lifted")]

    def __str__(self) -> str:
        return f"Held since {self.placed_at:%d %B %Y}"


class DestructionCertificate(Identified):
    """That a record was destroyed, by which rule, how many rows; not what it said."""

    case_key = models.UUIDField(db_index=True)
    rule = models.CharField(max_length=60)
    due_on = models.DateField()
    counts = models.JSONField()
    destroyed_at = models.DateTimeField(auto_now_add=True)
    destroyed_by = by_whom(null=True)

    class Meta:
        ordering: ClassVar = ["-destroyed_at"]

    def __str__(self) -> str:
        return f"Certificate of {self.destroyed_at:%d %B %Y}"
