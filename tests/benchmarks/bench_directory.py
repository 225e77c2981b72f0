"""Searching a directory of 5,000 services with places and times.

Run: bin/test tests/benchmarks/bench_directory.py -s
Prints medians, queries and the nodes of each plan, with size and machine; asserts that
ten services and three hundred take as many queries, and what a search may cost.
"""

import datetime
import statistics
import time
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.commands.taxonomies import take_in_word_lists
from agencies.models import (
    Location,
    Service,
    ServiceAtLocation,
    ServiceTime,
    TaxonomyTerm,
)
from agencies.queries.distances import Point
from agencies.queries.search import RUNNING, Order, Wanted, find_services
from tests.benchmarks.machine import describe
from tests.factories.agencies import AgencyFactory

SERVICES, PLACES, ROUNDS, PER_PAGE = 5_000, 800, 20, 25
MIDDLE = Point(51.1, -2.35)
RARE = 4_000
"""How many other words descriptions are made of."""
BUDGET = 500
"""Milliseconds that a page may take, with all that belongs to it, on a busy machine."""
WORDS = [
    "play",
    "group",
    "baby",
    "massage",
    "speech",
    "therapy",
    "housing",
    "advice",
    "debt",
    "sleep",
    "feeding",
    "fathers",
    "young",
    "parents",
    "toddlers",
    "music",
    "cooking",
    "garden",
    "swimming",
    "story",
    "rhyme",
    "benefits",
    "clinic",
]


def several(n: int) -> str:
    """Return some words of the list, other ones for another number."""
    return " ".join(WORDS[(n * step + step) % len(WORDS)] for step in (1, 3, 7, 11))


def fill(upto: int) -> None:
    """Insert services in bulk until there are so many."""
    terms = list(TaxonomyTerm.objects.order_by("code"))
    agencies = [AgencyFactory() for _ in range(40)]
    places = list(Location.objects.all()) or Location.objects.bulk_create(
        Location(
            name=f"Hall {n}",
            latitude=MIDDLE.latitude + (n * 37 % 400 - 200) / 1000,
            longitude=MIDDLE.longitude + (n * 53 % 600 - 300) / 1000,
        )
        for n in range(PLACES)
    )
    had = Service.objects.count()
    services = Service.objects.bulk_create(
        Service(
            agency=agencies[n % len(agencies)],
            name=f"{several(n).capitalize()} {n}",
            summary=f"Something with {several(n + 5)}.",
            description=" ".join(
                f"w{(n * 7919 + k * 104729) % RARE}" for k in range(48)
            ),
            youngest=n % 4 * 12,
            oldest=n % 4 * 12 + 36,
            is_public=n % 10 > 0,
        )
        for n in range(had, upto)
    )
    links = [
        (s, terms[(n * k) % len(terms)]) for n, s in enumerate(services) for k in (1, 5)
    ]
    Service.needs.through.objects.bulk_create(
        (
            Service.needs.through(service_id=s.pk, taxonomyterm_id=term.pk)
            for s, term in links
        ),
        ignore_conflicts=True,
    )
    _place(services, places)


def _place(services: list[Service], places: list[Location]) -> None:
    there = ServiceAtLocation.objects.bulk_create(
        ServiceAtLocation(service=service, location=places[(n * k) % len(places)])
        for n, service in enumerate(services)
        for k in (3, 7)[: 1 + (n % 2 and n * 4 % len(places) > 0)]
    )
    ServiceTime.objects.bulk_create(
        ServiceTime(
            service=place.service,
            at_location=place,
            weekday=n % 5,
            opens=datetime.time(9 + n % 6),
            closes=datetime.time(11 + n % 6),
        )
        for n, place in enumerate(there)
    )


def searches() -> dict[str, Wanted]:
    """Return what is asked, by what it is called."""
    need = TaxonomyTerm.objects.get(code="learning").pk
    near = {"near": MIDDLE, "order": Order.DISTANCE}
    return {
        "words": Wanted(words="speech therapy", order=Order.RANK),
        "need, age, within 5 km": Wanted(needs=(need,), age=30, within_km=5, **near),
        "all of it": Wanted(
            words="play or speech",
            needs=(need,),
            age=30,
            weekday=1,
            at=datetime.time(10),
            within_km=20,
            statuses=RUNNING,
            **near,
        ),
        "everything, by distance": Wanted(**near),
    }


def page_of(wanted: Wanted) -> list[Service]:
    """Return the first page as a page asks for it: counted, with places and times."""
    found = find_services(wanted, viewer=AnonymousUser())
    return list(Paginator(found, PER_PAGE).page(1))


def nodes(wanted: Wanted) -> Iterator[str]:
    """Yield the steps of the plan by which the database answers."""
    plan = find_services(wanted, viewer=AnonymousUser())[:PER_PAGE].explain()
    for line in plan.splitlines():
        if "(cost=" in line:
            yield line.split("(cost=")[0].replace("->", "").strip()


@pytest.mark.django_db(transaction=True)
def test_searching_five_thousand_services(postgres, database_name):
    """Print what a page of each search costs, and how it is answered."""
    take_in_word_lists(by=None)
    counts = []
    for size in (10, 300, SERVICES):
        fill(size)
        postgres.execute("VACUUM ANALYZE", name=database_name)
        counts.append({name: _queries(wanted) for name, wanted in searches().items()})

    times, slow = ServiceTime.objects.count(), []
    print(f"\ndirectory: {SERVICES} services, {times} times; {describe()}")
    for name, wanted in searches().items():
        took = _median(wanted)
        found = find_services(wanted, viewer=AnonymousUser()).count()
        print(f"  {name}: {took:.1f} ms, {found} found, {counts[-1][name]} queries")
        print(f"    {' | '.join(nodes(wanted))}")
        slow += [name] if took > BUDGET else []
    assert slow == [], f"over {BUDGET} ms on this machine"
    everything = "everything, by distance"
    assert counts[0][everything] == counts[1][everything] == counts[2][everything]


def _queries(wanted: Wanted) -> int:
    with CaptureQueriesContext(connection) as read:
        page_of(wanted)
    return len(read)


def _median(wanted: Wanted) -> float:
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        page_of(wanted)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)
