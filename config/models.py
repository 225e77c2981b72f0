"""What every table of the house shares."""

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from config.plain_names import SameName

__all__ = ["Identified", "SameName", "both_or_neither", "by_whom"]


class Identified(models.Model):
    """A row whose address in a URL says nothing about the family."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


def by_whom(*, null: bool = False) -> "models.ForeignKey[Any, Any]":
    """Return the field for who did something; `null` while nobody has done it."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=null,
        blank=null,
        related_name="+",
    )


def both_or_neither(stem: str) -> models.CheckConstraint:
    """Return the constraint that `<stem>_at` and `<stem>_by` are set together."""
    at, by = f"{stem}_at__isnull", f"{stem}_by__isnull"
    together = models.Q(**{at: True, by: True}) | models.Q(**{at: False, by: False})
    return models.CheckConstraint(
        condition=together, name=f"%(app_label)s_%(class)s_both_{stem}_at_and_by"
    )


def exactly_one_of(*names: str) -> models.Q:
    """Return the condition that one of these keys is set and the others are not."""
    allowed = models.Q()
    for chosen in names:
        allowed |= models.Q(**{f"{name}__isnull": name != chosen for name in names})
    return allowed


def running_on(on: date | None = None) -> models.Q:
    """Return the condition that a row with `since` and `until` holds on a day.

    A day that is not known bounds nothing; on the day `until` it holds no more.
    """
    day = on or timezone.localdate()
    begun = models.Q(since__isnull=True) | models.Q(since__lte=day)
    return begun & (models.Q(until__isnull=True) | models.Q(until__gt=day))
