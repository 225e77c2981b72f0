"""The search of the service directory: one query, whatever is asked together.

Pages ask `find_services` and give the rows to Django's Paginator. However many rows a
page has, it takes one query for them and four more for needs, their lists, places and
times.
"""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import (
    Case,
    F,
    FloatField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Replace

from agencies.models import (
    Agency,
    Practitioner,
    Service,
    ServiceAtLocation,
    ServiceTime,
    TaxonomyTerm,
)
from agencies.queries.distances import Point, box_around, km_from

Viewer = Practitioner | AnonymousUser
LONGEST = 200
RUNNING = (Service.Status.ACTIVE, Service.Status.CLOSING)
"""What a family can go to today."""

FOUND_BY = ("needs", "kinds")
"""The lists whose words somebody may write as her own."""


class Order(StrEnum):
    """In which order services are listed."""

    NAME = "name"
    DISTANCE = "distance"
    RANK = "rank"


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; what she leaves out narrows nothing.

    `needs` are terms of a taxonomy: any of them, and all that lies beneath them.
    Ages are in months: `age` of one child, or from an age to an age for some of them;
    `youngest_from` and `oldest_to` hold all whom a service is for. A service without
    ages or areas is for everybody, everywhere; one without times is at no hour.
    """

    words: str = ""
    needs: tuple[UUID, ...] = ()
    taxonomy: UUID | None = None
    age: int | None = None
    age_from: int | None = None
    age_to: int | None = None
    youngest_from: int | None = None
    oldest_to: int | None = None
    area: str = ""
    language: str = ""
    route: str = ""
    statuses: tuple[str, ...] = ()
    is_public: bool | None = None
    agency: UUID | None = None
    weekday: int | None = None
    at: time | None = None
    opens_from: time | None = None
    closes_by: time | None = None
    changed_since: datetime | None = None
    near: Point | None = None
    within_km: float | None = None
    order: Order = Order.NAME


def find_services(wanted: Wanted, *, viewer: Viewer) -> QuerySet[Service]:
    """Return the services wanted, in order; each has `km`, which is None without `near`.

    Whoever is not signed in finds only what is public (M19).
    """
    found = narrowed(wanted, viewer=viewer).annotate(km=_nearest(wanted, viewer))
    return _ordered(with_places(found, viewer=viewer), wanted)


def narrowed(wanted: Wanted, *, viewer: Viewer) -> QuerySet[Service]:
    """Return the services wanted, in no order, for counting and for other lists."""
    public = True if not viewer.is_authenticated else wanted.is_public
    found = Service.objects.filter(_plain(wanted))
    if public is not None:
        found = found.filter(is_public=public)
    for condition in (_in_words, _by_need, _by_time, _since):
        found = found.filter(condition(wanted))
    return found.filter(_by_place(wanted, viewer))


def with_places(services: QuerySet[Service], *, viewer: Viewer) -> QuerySet[Service]:
    """Return services with agency, needs, places and times, in a fixed number of reads."""
    return services.select_related("agency", "team", "successor").prefetch_related(
        "needs__taxonomy",
        Prefetch("at_locations", _places(viewer)),
        Prefetch("times", _times()),
    )


def places_told(viewer: Viewer) -> QuerySet[ServiceAtLocation]:
    """Return where services are; outside, never where a sensitive team is (R13)."""
    places = ServiceAtLocation.objects.all()
    if viewer.is_authenticated:
        return places
    return places.exclude(service__team__is_sensitive=True)


def _places(viewer: Viewer) -> QuerySet[ServiceAtLocation]:
    found = places_told(viewer).select_related("location")
    return found.order_by("location__name", "pk")


def _times() -> QuerySet[ServiceTime]:
    return ServiceTime.objects.select_related("at_location__location")


def _beneath(terms: tuple[UUID, ...]) -> QuerySet[TaxonomyTerm]:
    """Return these terms and all beneath them; our lists are three deep at most."""
    return TaxonomyTerm.objects.filter(
        Q(pk__in=terms) | Q(parent__in=terms) | Q(parent__parent__in=terms)
    )


def _plain(wanted: Wanted) -> Q:
    held: dict[str, object] = {
        "languages__contains": [wanted.language] if wanted.language else None,
        "routes__contains": [wanted.route] if wanted.route else None,
        "status__in": wanted.statuses or None,
        "agency": wanted.agency,
    }
    asked = Q(**{name: value for name, value in held.items() if value is not None})
    return asked & _by_age(wanted) & _by_area(wanted)


def _by_age(wanted: Wanted) -> Q:
    asked, low = Q(), wanted.youngest_from
    first = wanted.age if wanted.age_from is None else wanted.age_from
    last = wanted.age if wanted.age_to is None else wanted.age_to
    if first is not None:
        asked &= Q(oldest__isnull=True) | Q(oldest__gte=first)
    if last is not None:
        asked &= Q(youngest__isnull=True) | Q(youngest__lte=last)
    if low is not None:
        asked &= Q(youngest__gte=low) if low > 0 else Q()
    if wanted.oldest_to is not None:
        asked &= Q(oldest__lte=wanted.oldest_to)
    return asked


def _by_area(wanted: Wanted) -> Q:
    if not wanted.area:
        return Q()
    return Q(areas__contains=[wanted.area]) | Q(areas=[])


def _in_words(wanted: Wanted) -> Q:
    """Each part by itself, so that the index of words is used beside the names."""
    words = _cleaned(wanted)
    if not words:
        return Q()
    said = Service.objects.filter(words=_asked(words)).values("pk")
    theirs = Agency.objects.filter(name__icontains=words).values("pk")
    return Q(pk__in=said) | Q(agency__in=theirs) | _of_such_a_need(words)


def _of_such_a_need(words: str) -> Q:
    """Whoever writes "debt" finds what helps with debts, also where it says bills (P6).

    Where something is to be left out, a need knows nothing of it, and is not asked.
    """
    if "-" in words:
        return Q()
    called = SearchVector(
        "name", Replace("code", Value("-"), Value(" ")), config="english"
    )
    terms = TaxonomyTerm.objects.annotate(called=called).filter(
        taxonomy__code__in=FOUND_BY, called=_asked(words)
    )
    tagged = Service.needs.through.objects.filter(taxonomyterm__in=terms.values("pk"))
    return Q(pk__in=tagged.values("service"))


def _by_need(wanted: Wanted) -> Q:
    tagged = Service.needs.through.objects
    asked = Q()
    if wanted.needs:
        terms = _beneath(wanted.needs).values("pk")
        asked &= Q(pk__in=tagged.filter(taxonomyterm__in=terms).values("service"))
    if wanted.taxonomy:
        of_list = tagged.filter(taxonomyterm__taxonomy=wanted.taxonomy)
        asked &= Q(pk__in=of_list.values("service"))
    return asked


def _by_time(wanted: Wanted) -> Q:
    held = {
        "weekday": wanted.weekday,
        "opens__lte": wanted.at,
        "closes__gt": wanted.at,
        "opens__gte": wanted.opens_from,
        "closes__lte": wanted.closes_by,
    }
    asked = {name: value for name, value in held.items() if value is not None}
    if not asked:
        return Q()
    return Q(pk__in=ServiceTime.objects.filter(**asked).values("service"))


def _by_place(wanted: Wanted, viewer: Viewer) -> Q:
    if wanted.near is None or wanted.within_km is None:
        return Q()
    near = ServiceAtLocation.objects.filter(box_around(wanted.near, wanted.within_km))
    near = near.alias(km=km_from(wanted.near)).filter(km__lte=wanted.within_km)
    return Q(pk__in=near.values("service")) & ~_kept_back(viewer)


def _since(wanted: Wanted) -> Q:
    if wanted.changed_since is None:
        return Q()
    since = wanted.changed_since
    told = Q(changed_at__isnull=True, recorded_at__gte=since)
    return Q(changed_at__gte=since) | told


def _nearest(wanted: Wanted, viewer: Viewer) -> Value | Case:
    if wanted.near is None:
        return Value(None, output_field=FloatField())
    places = ServiceAtLocation.objects.filter(
        service=OuterRef("pk"), location__latitude__isnull=False
    )
    km = places.annotate(km=km_from(wanted.near)).order_by("km").values("km")
    told = When(~_kept_back(viewer), then=Subquery(km[:1]))
    return Case(told, output_field=FloatField())


def _kept_back(viewer: Viewer) -> Q:
    """Return of which services nobody outside is told where they are (R13)."""
    return Q(pk=None) if viewer.is_authenticated else Q(team__is_sensitive=True)


def _ordered(found: QuerySet[Service], wanted: Wanted) -> QuerySet[Service]:
    words = _cleaned(wanted)
    if wanted.order == Order.RANK and words:
        rank = SearchRank(F("words"), _asked(words))
        return found.annotate(rank=rank).order_by("-rank", "name", "pk")
    if wanted.order == Order.DISTANCE and wanted.near:
        return found.order_by(F("km").asc(nulls_last=True), "name", "pk")
    return found.order_by("name", "pk")


def _cleaned(wanted: Wanted) -> str:
    return wanted.words.replace("\0", "").strip()[:LONGEST]


def _asked(words: str) -> SearchQuery:
    return SearchQuery(words, search_type="websearch", config="english")
