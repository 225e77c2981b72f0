"""10,000 births from a file, by a real worker that is killed half-way.

Run: bin/test tests/benchmarks/bench_imports.py -s
Prints rows a second, memory and size; asserts 10,000 births and no doubles.
"""

import resource
import time

import pytest
from django.db import connection
from django.db.models import Count

from cases.commands.imports import request_import
from cases.models import Birth, Import, ImportRow
from tests.benchmarks.machine import describe
from tests.cases.csv_files import births, post_file
from tests.cases.interrupting import go_on, kill_half_way
from tests.factories.agencies import TeamFactory
from tests.people import member_of

ROWS = 10_000


def size_of(table: str) -> str:
    """Return how large a table is with its indexes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_pretty(pg_total_relation_size(%s))", [table])
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_ten_thousand_births_interrupted_and_resumed(client):
    """Print what looking at the file and taking it in cost."""
    hers = member_of(TeamFactory())
    team = hers.memberships.get().team
    client.force_login(hers)
    content = births(ROWS).encode()
    print(f"\n{ROWS} births, {len(content) // 1024} kB; {describe()}")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    answer = post_file(client, team, content)
    took = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"looked at and kept: {took:.1f} s, {ROWS / took:.0f} rows a second, "
        f"{(after - before) // 1024} MB more memory at most"
    )
    began = time.perf_counter()
    assert client.get(answer.url).status_code == 200
    print(f"preview page: {(time.perf_counter() - began) * 1000:.0f} ms")
    batch = request_import(batch=Import.objects.get(), by=hers)
    left = kill_half_way(batch)
    print(f"worker killed after {left} rows")
    assert 0 < left < ROWS
    began = time.perf_counter()
    go_on(batch, seconds=300)
    took = time.perf_counter() - began
    rest = ROWS - left
    print(f"the other {rest}: {took:.1f} s with a worker's start", end=", ")
    seen = Import.objects.get()
    print(f"attempt {seen.attempt}; tables: births {size_of('cases_birth')}, "
          f"rows {size_of('cases_importrow')}")  # fmt: skip
    assert Birth.objects.count() == ROWS
    assert ImportRow.objects.filter(status="DONE").count() == ROWS
    numbers = Birth.objects.order_by().values("nhs_number").annotate(n=Count("pk"))
    assert not numbers.filter(n__gt=1).exists()
