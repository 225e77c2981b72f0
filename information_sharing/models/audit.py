"""Who looked, when and at what: append-only and chained by the database (R10)."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from cases.models import Case


class AccessEvent(models.Model):
    """One act. The database fills in sequence, time and hashes, whoever inserts."""

    id = models.BigAutoField(primary_key=True)
    chain = models.UUIDField(editable=False)
    sequence = models.BigIntegerField(default=0, editable=False)
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    event = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="access_events",
    )
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, related_name="access_events"
    )
    target = models.UUIDField(null=True, db_index=True)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, default="", editable=False)
    hash = models.CharField(max_length=64, default="", editable=False)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["chain", "sequence"], name="information_sharing_chain_place"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.at:%d %B %Y %H:%M}"


class ChainHead(models.Model):
    """The last link of each chain; written by the database's trigger alone."""

    chain = models.UUIDField(primary_key=True)
    sequence = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.chain)
