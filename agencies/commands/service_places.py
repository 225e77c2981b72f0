"""Where and when a service is there: places and times are added and taken away."""

from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.utils import timezone

from agencies.models import (
    Centre,
    Location,
    Practitioner,
    Service,
    ServiceAtLocation,
    ServiceTime,
)
from agencies.queries.distances import point_of
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow

MOST = 60
"""Places, and times, that one service may have: more belong to several services."""


@dataclass(frozen=True)
class Somewhere:
    """A place that is not in the directory yet."""

    name: str
    address: str = ""
    town: str = ""
    postcode: str = ""


@dataclass(frozen=True)
class When:
    """A day of every so many weeks, from an hour to an hour."""

    weekday: int
    opens: time
    closes: time
    every_weeks: int = 1
    term_time_only: bool = False
    ends_on: date | None = None


@transaction.atomic
def add_place(
    *,
    service: Service,
    at: Location | Centre | Somewhere,
    by: Practitioner,
    words: str = "",
) -> ServiceAtLocation:
    """Say that a service is given at a place: a known one, a centre, or a new one."""
    row = _changing(service, by)
    location = _location(at, by)
    if row.at_locations.filter(location=location).exists():
        raise NotPossibleNow("This place stands there already.")
    if row.at_locations.count() >= MOST:
        raise NotPossibleNow("This service has as many places as one entry can hold.")
    return row.at_locations.create(location=location, words=words)


@transaction.atomic
def remove_place(*, place: ServiceAtLocation, by: Practitioner) -> None:
    """Say that a service is not given at this place any more, nor at its times there."""
    _changing(place.service, by)
    place.times.all().delete()
    place.delete()


@transaction.atomic
def add_time(
    *,
    service: Service,
    when: When,
    by: Practitioner,
    at: ServiceAtLocation | None = None,
) -> ServiceTime:
    """Say when a service is there, at one of its places or at none in particular."""
    row = _changing(service, by)
    if at is not None and at.service_id != row.pk:
        raise NotPossibleNow("Choose a place of this service.")
    if row.times.count() >= MOST:
        raise NotPossibleNow("This service has as many times as one entry can hold.")
    return row.times.create(at_location=at, **vars(when))


@transaction.atomic
def remove_time(*, time_given: ServiceTime, by: Practitioner) -> None:
    """Say that a service is not there at this time any more."""
    _changing(time_given.service, by)
    time_given.delete()


def _changing(service: Service, by: Practitioner) -> Service:
    row = Service.objects.select_for_update().get(pk=service.pk)
    access.check_can_keep_services(by, row.agency)
    row.changed_at, row.changed_by = timezone.now(), by
    row.save(update_fields=["changed_at", "changed_by"])
    audit.record(audit.AgencyEvent.SERVICE_CHANGED, by=by, target=row.pk)
    return row


def _location(at: Location | Centre | Somewhere, by: Practitioner) -> Location:
    if isinstance(at, Location):
        return at
    if isinstance(at, Centre):
        return at.locations.order_by("recorded_at").first() or _of_centre(at, by)
    point = point_of(at.postcode) if at.postcode else None
    return Location.objects.create(
        **vars(at),
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        recorded_by=by,
    )


def _of_centre(centre: Centre, by: Practitioner) -> Location:
    return Location.objects.create(
        name=centre.name,
        centre=centre,
        address=centre.address,
        postcode=centre.postcode,
        latitude=centre.latitude,
        longitude=centre.longitude,
        recorded_by=by,
    )
