"""The secret address of one person's calendar: shown once, kept as a digest."""

import secrets

from django.db import transaction
from django.utils import timezone

from agencies.models import CalendarKey, Practitioner
from config.calendars import digest_of
from information_sharing import audit


@transaction.atomic
def make_calendar_key(*, by: Practitioner) -> str:
    """Make a new address for her own calendar; the old one ends. Return the secret."""
    Practitioner.objects.select_for_update(no_key=True).get(pk=by.pk)
    _end(by)
    secret = secrets.token_urlsafe(32)
    key = CalendarKey.objects.create(
        practitioner=by, digest=digest_of(secret), made_by=by
    )
    audit.record(audit.Event.CALENDAR_KEY_MADE, by=by, target=key.pk)
    return secret


@transaction.atomic
def end_calendar_key(*, by: Practitioner) -> None:
    """End the address of her own calendar: it answers nobody from now on."""
    if _end(by):
        audit.record(audit.Event.CALENDAR_KEY_ENDED, by=by)


def _end(by: Practitioner) -> int:
    standing = CalendarKey.objects.filter(practitioner=by, ended_at__isnull=True)
    return standing.update(ended_at=timezone.now(), ended_by=by)
