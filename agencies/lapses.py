"""When a registration or a check lapses, in words; asked about sixty days before."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from agencies.models import Registration
from config.dates import short_date

SOON = timedelta(days=60)


def lapsing(registrations: QuerySet[Registration]) -> QuerySet[Registration]:
    """Return those that have lapsed, or lapse within sixty days."""
    until = timezone.localdate() + SOON
    return registrations.filter(ended_at__isnull=True, expires_on__lte=until)


def has_lapsed(registration: Registration) -> bool:
    """Return whether its day has passed: on the day itself it still holds."""
    until: date | None = registration.expires_on
    return until is not None and until < timezone.localdate()


def standing(registration: Registration) -> tuple[str, str]:
    """Return how it stands, in words and as the colour of a tag."""
    until = registration.expires_on
    if until is None:
        return "has no end", "grey"
    if has_lapsed(registration):
        return f"lapsed on {short_date(until)}", "red"
    if until <= timezone.localdate() + SOON:
        return f"lapses on {short_date(until)}", "yellow"
    return f"until {short_date(until)}", "green"
