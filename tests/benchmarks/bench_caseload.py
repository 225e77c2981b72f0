"""The lists and the pages of a case, with few and with many cases.

Run: bin/test tests/benchmarks/bench_caseload.py -s
Prints queries and milliseconds; asserts only that the number of queries stays.
"""

import statistics
import time

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.urls import reverse

from cases.models import Case, Family, Person
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.models import Grant, TeamCasePermission
from tests.benchmarks.machine import describe
from tests.factories.agencies import TeamFactory
from tests.people import member_of

TEAMS = 50
ROUNDS = 15
TOTALS = (10, 1_000, 10_000)
OF_A_CASE = ("detail", "people", "involved", "chronology", "assessment", "plan")
LISTS = ("home", "cases:list", "cases:activities", "cases:births", "cases:imports")


def many_cases(total: int, teams) -> None:
    """Insert cases in bulk, spread over the teams, each with a child and its grant."""
    by = member_of(teams[0])
    families = Family.objects.bulk_create(
        Family(centre=teams[n % TEAMS].centre, registered_by=by) for n in range(total)
    )
    cases = Case.objects.bulk_create(
        Case(
            family=family,
            reference=f"B{total:04d}-{n:05d}",
            centre=family.centre,
            recording_team=teams[n % TEAMS],
            opened_by=by,
        )
        for n, family in enumerate(families)
    )
    Person.objects.bulk_create(
        Person(
            case=case,
            kind="CHILD",
            given_name="Kim",
            family_name=f"Family{n}",
            recorded_by=by,
        )
        for n, case in enumerate(cases)
    )
    grants = Grant.objects.bulk_create(
        Grant(
            kind=Grant.Kind.RECORDING_TEAM,
            case=case,
            through_team=case.recording_team,
            all_people=True,
            opened_by=by,
        )
        for case in cases
    )
    see = {p.codename: p for p in Permission.objects.filter(content_type__model="case")}
    TeamCasePermission.objects.bulk_create(
        (
            TeamCasePermission(
                group=grant.through_team.group,
                permission=see[category.codename],
                content_object=grant.case,
                grant=grant,
                category=category,
            )
            for grant in grants
            for category in Category
        ),
        batch_size=5000,
    )


def measure(client, url) -> tuple[int, float]:
    """Return queries and the median milliseconds of a page."""
    asked = []

    def count(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    client.get(url)
    with connection.execute_wrapper(count):
        assert client.get(url).status_code == 200
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        client.get(url)
        times.append((time.perf_counter() - began) * 1000)
    return len(asked), statistics.median(times)


@pytest.mark.django_db(transaction=True)
def test_caseload_and_case_page(client, monkeypatch, postgres, database_name):
    """Print figures at three sizes, with and without the access filter."""
    teams = [TeamFactory() for _ in range(TEAMS)]
    viewer = member_of(teams[0])
    client.force_login(viewer)
    print(f"\n{describe()}")
    counts = {}
    for total in TOTALS:
        many_cases(total - Case.objects.count(), teams)
        postgres.execute("VACUUM ANALYZE", name=database_name)
        mine = access.visible_cases(viewer)
        pages = {name: reverse(name) for name in LISTS}
        pages |= {n: reverse(f"cases:{n}", args=[mine[0].pk]) for n in OF_A_CASE}
        for name, url in pages.items():
            queries, median = measure(client, url)
            counts.setdefault(name, []).append(queries)
            print(
                f"{total:>6} cases ({mine.count()} mine)  {name:16} "
                f"{queries} queries  {median:.1f} ms"
            )
    began = time.perf_counter()
    for _ in range(100):
        access.visible_categories(viewer, mine[0])
    print(f"one access decision  {(time.perf_counter() - began) * 10:.2f} ms")
    monkeypatch.setattr(access, "visible_cases", lambda p: Case.objects.all())
    _, unfiltered = measure(client, reverse("cases:list"))
    print(f"caseload without the access filter (all cases)  {unfiltered:.1f} ms")
    for name, asked in counts.items():
        assert len(set(asked)) == 1, name
