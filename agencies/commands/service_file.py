"""Taking in a file of services, as its keeper has seen what it changes (M19)."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from django.db import transaction
from django.utils import timezone

from agencies.models import Agency, Practitioner, Service
from information_sharing import access, audit


class Line(Protocol):
    """What the writer needs of a row."""

    key: str
    service: Service | None
    said: Mapping[str, Any]


@transaction.atomic
def take_in_services(*, agency: Agency, rows: Iterable[Line], by: Practitioner) -> int:
    """Add and change services as the rows say; return how many were written."""
    access.check_can_keep_services(by, agency)
    Agency.objects.select_for_update().get(pk=agency.pk)
    written = [_write(row, agency, by) for row in rows if row.said]
    audit.record(
        audit.AgencyEvent.SERVICE_CHANGED,
        by=by,
        target=agency.pk,
        details={"rows": len(written)},
    )
    return len(written)


def _write(row: Line, agency: Agency, by: Practitioner) -> Service:
    if row.service is None:
        service = Service(agency=agency, outside_key=row.key, recorded_by=by)
    else:
        service = agency.services.select_for_update().get(pk=row.service.pk)
        service.changed_at, service.changed_by = timezone.now(), by
    for name, value in row.said.items():
        if name != "needs":
            setattr(service, name, value)
    if service.status not in (Service.Status.CLOSING, Service.Status.CLOSED):
        service.closes_on, service.successor = None, None
    service.save()
    if "needs" in row.said:
        service.needs.set(row.said["needs"])
    return service
