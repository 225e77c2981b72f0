"""Accounts in which nobody signs in, for the officer's desk: what becomes of each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from agencies import silence
from agencies.models import Practitioner
from information_sharing import access
from information_sharing.events import Event
from information_sharing.models import AccessEvent
from information_sharing.roles import Permission

LATELY = timedelta(days=30)
MOST = 200


@dataclass(frozen=True)
class Silent:
    """One such account: since when nobody signs in, when it closes, or closed."""

    person: Practitioner
    since: datetime
    closes_on: date
    closed_at: datetime | None = None

    @property
    def stays(self) -> bool:
        """Return whether its day is over and it is open: something is held by it."""
        return self.closed_at is None and self.closes_on < timezone.localdate()


def silent_accounts(*, viewer: Practitioner) -> list[Silent]:
    """Return who was told that her account closes, and whose closed in thirty days."""
    access.check_has(viewer, Permission.WATCH_READING)
    open_ones = [
        Silent(one, one.seen_at, silence.closes_on(one.seen_at, one.told_at))
        for one in silence.told_and_silent()[:MOST]
    ]
    return open_ones + [_shut(one, one.closed_at) for one in _closed()[:MOST]]


def _shut(person: Practitioner, closed_at: datetime) -> Silent:
    since = person.last_login or person.date_joined
    return Silent(person, since, timezone.localdate(closed_at), closed_at)


def _closed() -> QuerySet[Any]:
    shut = AccessEvent.objects.filter(
        target=OuterRef("pk"), event=Event.ACCOUNT_CLOSED, details__silent=True
    )
    told = silence.told().values("to")
    rows = Practitioner.objects.filter(is_active=False, pk__in=told)
    rows = rows.annotate(closed_at=Subquery(shut.order_by("-at").values("at")[:1]))
    return rows.filter(closed_at__gt=timezone.now() - LATELY).order_by("-closed_at")
