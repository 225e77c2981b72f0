"""The writer of the directory's entries: each agency its own (M19).

Nothing here names a family: what is written is for everybody to read.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Agency, Practitioner, Service
from cases.locks import AT_ONCE
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow

LONGEST_CHAIN = 20
WRITTEN = frozenset(
    [
        "team",
        "name",
        "summary",
        "description",
        "status",
        "is_public",
        "for_whom",
        "youngest",
        "oldest",
        "areas",
        "languages",
        "routes",
        "how_to_refer",
        "who_decides",
        "answers_within",
        "places",
        "waiting",
        "weeks_to_wait",
        "pounds",
        "cost",
        "website",
        "email",
        "telephone",
    ]
)
"""What a keeper says of a service, beside its needs."""


@transaction.atomic
def add_service(
    *, agency: Agency, said: Mapping[str, Any], by: Practitioner
) -> Service:
    """Put a service of her agency into the directory; return it."""
    access.check_can_keep_services(by, agency)
    service = Service(agency=agency, recorded_by=by)
    _write(service, said)
    _check_name(service)
    service.save()
    audit.record(audit.AgencyEvent.SERVICE_CHANGED, by=by, target=service.pk)
    return service


@transaction.atomic
def change_service(
    *, service: Service, said: Mapping[str, Any], by: Practitioner
) -> Service:
    """Say something of a service otherwise; one that opens again closes no more.

    `service` is as its keeper saw it: what somebody changed since is not written over.
    """
    row = _held(service, by)
    if row.changed_at != service.changed_at:
        raise NotPossibleNow(AT_ONCE)
    _write(row, said)
    _check_name(row)
    if "status" in said and said["status"] not in _ENDING:
        row.closes_on, row.successor = None, None
    _changed(row, by)
    if "needs" in said:
        row.needs.set(said["needs"])
    return row


@transaction.atomic
def verify_service(*, service: Service, by: Practitioner) -> None:
    """Say that everything on the page is still right."""
    row = _held(service, by)
    row.verified_at, row.verified_by = timezone.now(), by
    row.save(update_fields=["verified_at", "verified_by"])
    audit.record(audit.AgencyEvent.SERVICE_CHANGED, by=by, target=row.pk)


@transaction.atomic
def close_service(
    *,
    service: Service,
    closes_on: date,
    by: Practitioner,
    successor: Service | None = None,
) -> None:
    """Say when a service closes, and what takes its place."""
    row = _held(service, by)
    _check_successor(row, successor)
    over = closes_on <= timezone.localdate()
    row.status = Service.Status.CLOSED if over else Service.Status.CLOSING
    row.closes_on, row.successor = closes_on, successor
    _changed(row, by)


_ENDING = frozenset({Service.Status.CLOSING, Service.Status.CLOSED})


def _held(service: Service, by: Practitioner) -> Service:
    row = Service.objects.select_for_update().get(pk=service.pk)
    access.check_can_keep_services(by, row.agency)
    return row


def _write(service: Service, said: Mapping[str, Any]) -> None:
    for name in WRITTEN & said.keys():
        setattr(service, name, said[name])
    team = service.team
    if team is not None and team.agency_id != service.agency_id:
        raise NotPossibleNow("This team belongs to another agency.")


def _check_name(service: Service) -> None:
    same = Service.objects.filter(agency=service.agency, name__iexact=service.name)
    open_ones = same.exclude(pk=service.pk).exclude(status=Service.Status.CLOSED)
    if open_ones.exists():
        raise NotPossibleNow(
            "Your agency has a service of this name already. Change that one, or say "
            "in the name how they differ."
        )


def _check_successor(service: Service, successor: Service | None) -> None:
    """Refuse what has closed itself, and a chain that leads back here."""
    after, steps = successor, 0
    if after is not None and after.status == Service.Status.CLOSED:
        raise NotPossibleNow("That service has closed itself. Name one that is open.")
    while after is not None and steps < LONGEST_CHAIN:
        if after.pk == service.pk:
            raise NotPossibleNow("That service would lead back to this one.")
        after, steps = after.successor, steps + 1


def _changed(service: Service, by: Practitioner) -> None:
    service.changed_at, service.changed_by = timezone.now(), by
    service.save()
    audit.record(audit.AgencyEvent.SERVICE_CHANGED, by=by, target=service.pk)
