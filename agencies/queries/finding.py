"""What the page that finds services needs besides the search itself."""

from dataclasses import dataclass, replace

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Func, Q, QuerySet
from django.utils import timezone

from agencies.models import Centre, Service, TaxonomyTerm
from agencies.queries.search import Wanted, find_services, narrowed
from information_sharing.access import Viewer


@dataclass(frozen=True)
class NearMiss:
    """What would be found without one of the things asked."""

    label: str
    without: tuple[str, ...]
    count: int


ASKED = (
    ("the words", ("q",), {"words": ""}),
    ("the need", ("need",), {"needs": ()}),
    ("the age", ("age",), {"age_from": None, "age_to": None}),
    ("the distance", ("within",), {"within_km": None}),
    ("the day", ("day",), {"weekday": None}),
    ("the language", ("language",), {"language": ""}),
    ("asking that families come themselves", ("selves",), {"route": ""}),
)


def still_there(services: QuerySet[Service]) -> QuerySet[Service]:
    """Leave out what has closed, and agencies that have left the partnership."""
    over = Q(status=Service.Status.CLOSING, closes_on__lt=timezone.localdate())
    return services.filter(agency__left_at__isnull=True).exclude(over)


def found_services(wanted: Wanted, *, viewer: Viewer) -> QuerySet[Service]:
    """Return what is found and still there, in order, each with `km`."""
    return still_there(find_services(wanted, viewer=viewer))


def services_to_print(wanted: Wanted, *, viewer: Viewer) -> QuerySet[Service]:
    """Return of what is found only what families may read, with all that is printed.

    Whoever prints it may hand it to anybody, so that it is asked for nobody in
    particular: where a sensitive team is does not stand there (R13).
    """
    public = replace(wanted, is_public=True)
    found = found_services(public, viewer=AnonymousUser())
    return found.prefetch_related("needs__taxonomy", "needs__parent")


def near_misses(wanted: Wanted, *, viewer: Viewer) -> list[NearMiss]:
    """Return what leaving out one thing would find, for whoever found nothing."""
    found = []
    for label, names, without in ASKED:
        wider = replace(wanted, **without)
        if wider == wanted:
            continue
        count = still_there(narrowed(wider, viewer=viewer)).count()
        if count:
            found.append(NearMiss(label, names, count))
    return found


def choices(*, viewer: Viewer) -> dict[str, object]:
    """Return what can be chosen: needs and languages that lead somewhere, and centres."""
    shown = Service.objects.all() if viewer.is_authenticated else _public()
    tagged = TaxonomyTerm.objects.filter(services__in=shown)
    needs = TaxonomyTerm.objects.filter(
        Q(taxonomy__code="needs"),
        Q(pk__in=tagged.values("pk")) | Q(pk__in=tagged.values("parent")),
    )
    spoken = shown.annotate(one=Func(F("languages"), function="unnest"))
    return {
        "needs": needs.order_by("name"),
        "centres": Centre.objects.filter(latitude__isnull=False),
        "languages": sorted(set(spoken.values_list("one", flat=True))),
    }


def _public() -> QuerySet[Service]:
    return Service.objects.filter(is_public=True)
