"""What the open API may read: the directory, and no other table (practice.md 8.4)."""

from django.db.models import Prefetch, QuerySet

from agencies.models import Service, ServiceAtLocation, Taxonomy, TaxonomyTerm
from agencies.queries.distances import km_from
from agencies.queries.search import Viewer, Wanted, narrowed, places_told, with_places


def open_services(wanted: Wanted, *, viewer: Viewer) -> QuerySet[Service]:
    """Return what is public of agencies that take part, in order."""
    found = narrowed(wanted, viewer=viewer).filter(
        is_public=True, agency__left_at__isnull=True
    )
    return found.select_related("agency", "successor").order_by("name", "pk")


def nested(services: QuerySet[Service], *, viewer: Viewer) -> QuerySet[Service]:
    """Return services with everything that belongs to them."""
    return with_places(services, viewer=viewer)


def open_places(wanted: Wanted, *, viewer: Viewer) -> QuerySet[ServiceAtLocation]:
    """Return where these services are, the nearest first if it is asked from where."""
    services = open_services(wanted, viewer=viewer)
    found = places_told(viewer).filter(service__in=services.order_by())
    found = found.select_related("location", "service__agency", "service__successor")
    if wanted.near is None:
        return found.order_by("service__name", "location__name", "pk")
    found = found.annotate(km=km_from(wanted.near)).order_by("km", "pk")
    return found if wanted.within_km is None else found.filter(km__lte=wanted.within_km)


def with_services(
    places: QuerySet[ServiceAtLocation], *, viewer: Viewer
) -> QuerySet[ServiceAtLocation]:
    """Return places with everything that belongs to the service that is there."""
    services = with_places(Service.objects.all(), viewer=viewer)
    return (
        places.select_related(None)
        .select_related("location")
        .prefetch_related(Prefetch("service", services))
    )


def open_taxonomies(*, viewer: Viewer) -> QuerySet[Taxonomy]:
    """Return the lists of words."""
    return Taxonomy.objects.order_by("name", "pk")


def open_terms(*, viewer: Viewer) -> QuerySet[TaxonomyTerm]:
    """Return the words of the lists."""
    terms = TaxonomyTerm.objects.select_related("taxonomy")
    return terms.order_by("taxonomy__name", "name", "pk")
