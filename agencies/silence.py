"""Accounts in which nobody signs in: since when, and who holds something by one."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from agencies.holding import holds_anything
from agencies.models import Practitioner, TeamMembership
from information_sharing.models import Notice
from information_sharing.roles import Permission, roles_with

TOLD = "ACCOUNT_SILENT"
HELD = "HOLDER_SILENT"


def tell_before() -> timedelta:
    """Return how long before it closes somebody is told."""
    return timedelta(days=settings.SILENT_ACCOUNTS["told_before_days"])


def _silent(days: int) -> QuerySet[Any]:
    """Return live accounts in which nobody has signed in for so many days.

    A place that begins later counts as seen: whoever is away until then is not silent.
    """
    since = timezone.now() - timedelta(days=days)
    to_come = TeamMembership.objects.filter(
        practitioner=OuterRef("pk"),
        starts_on__gt=timezone.localdate(since),
        ended_at__isnull=True,
    )
    rows = Practitioner.objects.filter(~Exists(to_come), is_active=True)
    seen = Greatest(Coalesce(F("last_login"), F("date_joined")), F("date_joined"))
    told = Max("notices__made_at", filter=Q(notices__kind=TOLD))
    return rows.annotate(seen_at=seen, told_at=told).filter(seen_at__lt=since)


def to_be_told() -> list[Practitioner]:
    """Return whose account closes soon and who was not told since she last signed in."""
    days = settings.SILENT_ACCOUNTS["days"] - tell_before().days
    rows = _silent(days).filter(Q(told_at__isnull=True) | Q(told_at__lt=F("seen_at")))
    return list(rows)


def to_be_closed() -> list[Practitioner]:
    """Return whose account has been silent for long enough, and who was told in time."""
    told = timezone.now() - tell_before()
    rows = _silent(settings.SILENT_ACCOUNTS["days"]).filter(
        told_at__gt=F("seen_at"), told_at__lte=told
    )
    return list(rows)


def told_and_silent() -> QuerySet[Any]:
    """Return whose account closes soon, or stays open as something is held by it."""
    days = settings.SILENT_ACCOUNTS["days"] - tell_before().days
    return _silent(days).filter(told_at__gt=F("seen_at")).order_by("seen_at")


def closes_on(seen_at: datetime, told_at: datetime) -> date:
    """Return on which night an account closes, unless something is held by it."""
    silent = seen_at + timedelta(days=settings.SILENT_ACCOUNTS["days"])
    return timezone.localdate(max(silent, told_at + tell_before()))


def told() -> QuerySet[Notice]:
    """Return every word to somebody that her account closes."""
    return Notice.objects.filter(kind=TOLD)


def must_stay(account: Practitioner) -> bool:
    """Return whether something would be nobody's, or nobody would keep the accounts."""
    return holds_anything(account) or _keeps_alone(account)


def _keeps_alone(account: Practitioner) -> bool:
    roles = roles_with(Permission.MANAGE_ACCOUNTS)
    live = TeamMembership.objects.in_force().filter(role__in=roles)
    hers = live.filter(practitioner=account).values("team__agency")
    others = live.exclude(practitioner=account).values("team__agency")
    return hers.exclude(team__agency__in=others).exists()


def who_answers(account: Practitioner) -> QuerySet[Practitioner]:
    """Return the managers of her teams, else those who keep her agency's accounts."""
    live = TeamMembership.objects.in_force().exclude(practitioner=account)
    places = account.memberships.filter(ended_at__isnull=True)
    managers = live.filter(
        team__in=places.values("team"), role__in=roles_with(Permission.ANSWER_FOR_TEAM)
    )
    keepers = live.filter(
        team__agency__in=places.values("team__agency"),
        role__in=roles_with(Permission.MANAGE_ACCOUNTS),
    )
    found = managers if managers.exists() else keepers
    return Practitioner.objects.filter(pk__in=found.values("practitioner"))


def told_lately(account: Practitioner) -> bool:
    """Return whether somebody was told lately that she holds something."""
    since = timezone.now() - tell_before()
    rows = Notice.objects.filter(kind=HELD, target=account.pk, made_at__gt=since)
    return rows.exists()
