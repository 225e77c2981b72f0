"""Reads of the directory's own pages: one service, and the services one keeps."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.directory_words import FRESH, in_words, time_in_words
from agencies.models import (
    Centre,
    Location,
    Practitioner,
    Service,
    ServiceAtLocation,
    ServiceTime,
    TaxonomyTerm,
)
from agencies.queries.search import places_told
from information_sharing import access
from information_sharing.access import Viewer
from information_sharing.roles import Permission

Row = TypeVar("Row", ServiceAtLocation, ServiceTime)
ENDED = Q(status=Service.Status.CLOSED)


@dataclass(frozen=True)
class Place:
    """One place of a service with its times in words; `row` is None for anywhere."""

    row: ServiceAtLocation | None
    times: tuple[tuple[ServiceTime, str], ...]


def services_shown(*, viewer: Viewer) -> QuerySet[Service]:
    """Return what this reader may find: without log-in, public services only."""
    shown = Service.objects.filter(agency__left_at__isnull=True)
    if not viewer.is_authenticated:
        shown = shown.filter(is_public=True)
    return shown.select_related("agency")


def service_for(*, viewer: Viewer, pk: UUID) -> Service:
    """Return one service with all that stands on its page, or raise Http404."""
    there = places_told(viewer).select_related("location__centre")
    shown = services_shown(viewer=viewer).select_related(
        "team__centre", "successor__agency", "verified_by", "changed_by"
    )
    times = ServiceTime.objects.order_by("weekday", "opens")
    return get_object_or_404(
        shown.prefetch_related(
            "needs__taxonomy",
            Prefetch("at_locations", there.order_by("location__name")),
            Prefetch("times", times),
        ),
        pk=pk,
    )


def service_kept(*, viewer: Practitioner, pk: UUID) -> Service:
    """Return a service that this person keeps; refused if another agency does."""
    service = service_for(viewer=viewer, pk=pk)
    access.check_can_keep_services(viewer, service.agency)
    return service


def places_of(service: Service) -> list[Place]:
    """Return where and when, from what `service_for` brought."""
    by_place: dict[Any, list] = defaultdict(list)
    for time in service.times.all():
        by_place[time.at_location_id].append((time, time_in_words(time)))
    rows = [
        Place(row, tuple(by_place.pop(row.pk, ())))
        for row in service.at_locations.all()
    ]
    anywhere = by_place.pop(None, None)
    return rows + ([Place(None, tuple(anywhere))] if anywhere else [])


def found_by(service: Service) -> dict[str, list[TaxonomyTerm]]:
    """Return the words by which a service is found, each list apart."""
    lists: dict[str, list[TaxonomyTerm]] = defaultdict(list)
    for term in service.needs.all():
        lists[term.taxonomy.code].append(term)
    return lists


def successor_shown(service: Service, *, viewer: Viewer) -> Service | None:
    """Return what takes its place, where this reader may find that."""
    after = service.successor
    is_shown = after and (after.is_public or viewer.is_authenticated)
    return after if is_shown else None


def verifier_shown(service: Service, *, viewer: Viewer) -> Practitioner | None:
    """Return who said that it is right, where this reader may know of that person."""
    by = service.verified_by
    if by is None or not viewer.is_authenticated:
        return None
    return access.visible_colleagues(viewer).filter(pk=by.pk).first()


def services_kept(*, viewer: Practitioner) -> QuerySet[Service]:
    """Return the services of the agencies this person keeps, the stalest first."""
    hers = access.agencies_with(viewer, Permission.KEEP_DIRECTORY)
    kept = Service.objects.filter(agency__in=hers).select_related("agency")
    stalest = F("verified_at").asc(nulls_first=True)
    return kept.order_by(stalest, "name", "pk")


def to_check(services: QuerySet[Service]) -> QuerySet[Service]:
    """Return those that nobody looked at for six months; closed ones may rest."""
    since = timezone.now() - FRESH
    return services.exclude(ENDED).filter(
        Q(verified_at__isnull=True) | Q(verified_at__lt=since)
    )


def with_words(services) -> list[tuple[Service, dict[str, Any]]]:
    """Return each service beside its words, for a list."""
    return [(service, in_words(service)) for service in services]


def place_of(*, viewer: Practitioner, pk: UUID) -> ServiceAtLocation:
    """Return a place of a service that this person keeps, or raise Http404."""
    places = ServiceAtLocation.objects.select_related("service__agency", "location")
    return _kept(viewer, get_object_or_404(places, pk=pk))


def time_of(*, viewer: Practitioner, pk: UUID) -> ServiceTime:
    """Return a time of a service that this person keeps, or raise Http404."""
    times = ServiceTime.objects.select_related("service__agency")
    return _kept(viewer, get_object_or_404(times, pk=pk))


def _kept(viewer: Practitioner, row: Row) -> Row:
    access.check_can_keep_services(viewer, row.service.agency)
    return row


def places_to_choose(service: Service, *, viewer: Practitioner) -> dict[str, Any]:
    """Return the places that this agency uses already, and the centres."""
    used = Location.objects.filter(
        services__service__agency=service.agency_id, centre=None
    )
    return {"places": used.distinct(), "centres": Centre.objects.all()}


def named(name: str, *, viewer: Viewer) -> tuple[list[Service], list[Service]]:
    """Return the open services of exactly this name, and some that sound like it."""
    shown = services_shown(viewer=viewer).exclude(ENDED)
    like = shown.filter(name__icontains=name)[:5]
    return list(shown.filter(name__iexact=name)[:5]), list(like)


def terms(*, viewer: Practitioner) -> QuerySet[TaxonomyTerm]:
    """Return the words of all lists, by which services are found."""
    return TaxonomyTerm.objects.order_by("name")
