"""What waits for whoever keeps a centre or the directory: money that ends, old entries."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, F
from django.urls import reverse
from django.utils import timezone

from agencies.models import CentreOffer, FundingStream, Practitioner
from agencies.offers import schemes
from agencies.queries.directory import services_kept, to_check
from cases.work_items import WorkItem
from config.dates import plural
from information_sharing import access
from information_sharing.roles import Permission, roles_with

SOON = timedelta(days=180)
"""How long before money ends it is said (P33)."""


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return money of her centre that ends, and what nobody looked at for long."""
    roles = {each.role for each in access.memberships(viewer)}
    found: list[WorkItem] = []
    if roles & set(roles_with(Permission.KEEP_CENTRE)):
        found += [*_money(viewer), *_offers(viewer)]
    if roles & set(roles_with(Permission.KEEP_DIRECTORY)):
        found += _entries(viewer)
    return found


def _money(viewer: Practitioner) -> Iterator[WorkItem]:
    hers = access.centres_with(viewer, Permission.KEEP_CENTRE)
    until = timezone.localdate() + SOON
    rows = FundingStream.objects.filter(
        centre__in=hers, ended_at__isnull=True, ends_on__lte=until
    )
    for row in rows:
        url = reverse("agencies:funding", args=[row.centre_id])
        words = f"{row.name} ends: see what falls with it"
        yield WorkItem("MONEY", words, url, due_on=row.ends_on)


def _offers(viewer: Practitioner) -> Iterator[WorkItem]:
    """Return a line for each list of a centre in which something is to be looked at."""
    hers = access.centres_with(viewer, Permission.KEEP_CENTRE)
    due = CentreOffer.objects.filter(
        centre__in=hers, review_on__lte=timezone.localdate()
    )
    lists = due.values("scheme", "centre", name=F("centre__name"))
    for row in lists.annotate(lines=Count("pk")).order_by("name", "scheme"):
        url = reverse("agencies:core-offer", args=[row["centre"], row["scheme"]])
        lines, listed = plural(row["lines"], "line"), schemes()[row["scheme"]].name
        words = f"{lines} of what {row['name']} offers to look at again: {listed}"
        yield WorkItem("OFFER", words, url)


def _entries(viewer: Practitioner) -> Iterator[WorkItem]:
    if count := to_check(services_kept(viewer=viewer)).count():
        words = f"{plural(count, 'service')} to check: what the directory says is old"
        yield WorkItem("DIRECTORY", words, reverse("agencies:my-services"))
