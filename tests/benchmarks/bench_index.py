"""Searching the index over 20,000 people, and whether three answers can be timed apart.

Run: bin/test tests/benchmarks/bench_index.py -s
Prints medians with size and machine; asserts only what the pages say.
"""

import statistics
import time
from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse

from cases.models import Address, Case, Family, Person
from information_sharing.models import Listing
from information_sharing.queries import index
from tests.benchmarks.machine import describe
from tests.factories.agencies import TeamFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import member_of

PEOPLE, TRIES, ROUNDS = 20_000, 1_000, 100
EACH = 10
"""How many rounds of three searches one person may make within the hour."""
GIVEN = ("Maya", "Noah", "Zoë", "Ali", "Katherine", "Sean", "Mohammed", "Anne-Marie")
FAMILY = ("Ward", "O’Brien", "Müller", "Hussain", "Smith-Jones", "Clarke", "Stone")
FIRST = date(2019, 1, 1)


def name(n: int) -> tuple[str, str]:
    """Return a given and a family name, most families with one of their own."""
    return GIVEN[n % 8], f"{FAMILY[n % 7]}{'abcdefghij'[n % 10]}{n % 97}"


def many_people(by, team) -> list[Person]:
    """Insert the people in bulk, each in a case of its own, half of them listed."""
    families = Family.objects.bulk_create(
        Family(centre=team.centre, registered_by=by) for _ in range(PEOPLE)
    )
    cases = Case.objects.bulk_create(
        Case(
            family=family,
            reference=f"N{n:06d}",
            centre=team.centre,
            recording_team=team,
            opened_by=by,
        )
        for n, family in enumerate(families)
    )
    people = Person.objects.bulk_create(
        Person(
            case=case,
            kind="CHILD",
            given_name=name(n)[0],
            family_name=name(n)[1],
            born_on=FIRST + timedelta(days=n % 2000),
            recorded_by=by,
        )
        for n, case in enumerate(cases)
    )
    Address.objects.bulk_create(
        Address(case=p.case, person=p, postcode=f"WX{n % 90} 1AB", recorded_by=by)
        for n, p in enumerate(people)
    )
    Listing.objects.bulk_create(
        Listing(case=p.case, basis="DUTY", reason="For measuring.", listed_by=by)
        for p in people[::2]
    )
    return people


def median(ask, tries=ROUNDS) -> float:
    """Return the median of so many goes in milliseconds."""
    took = []
    for n in range(tries):
        started = time.perf_counter()
        ask(n)
        took.append((time.perf_counter() - started) * 1000)
    return statistics.median(took)


def wanted(person: Person, **changes) -> index.Search:
    """Return what finds this person."""
    typed = {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "born_on": person.born_on,
    }
    return index.Search(**(typed | changes))


def posted(person: Person, **changes) -> dict:
    """Return what a browser sends for this person."""
    day = person.born_on
    return {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "born_on_day": day.day,
        "born_on_month": day.month,
        "born_on_year": day.year,
        "purpose": "WORRY",
        **changes,
    }


@pytest.mark.django_db
def test_searching_twenty_thousand_people(client):
    """Print what one search costs, and how far three answers lie apart."""
    team = TeamFactory()
    by = member_of(team)
    people = many_people(by, team)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    searcher = member_of(TeamFactory())
    print(f"\nindex: {PEOPLE} people, {PEOPLE // 2} listed; {describe()}")
    for what, changes in (
        ("name and birth date", {}),
        ("misspelt", {"family_name": "Wrd"}),
        ("names and postcode", {"born_on": None, "postcode": "WX6 1AB"}),
        ("NHS number", {"nhs_number": "9990000018", "born_on": None}),
    ):
        took = median(
            lambda n, changes=changes: index.search(
                viewer=searcher, wanted=wanted(people[2 * n], **changes)
            )
        )
        print(f"  {what}: {took:.1f} ms")
    print_sides(client, team, people)


def print_sides(client, team, people) -> None:
    """Print the medians of the page for unknown, sealed, and not listed."""
    path = reverse("information_sharing:index")
    sealed = people[4]
    ShieldingFactory(case=sealed.case, sealed=True)
    states = {
        "unknown": posted(sealed, given_name="Xanthe", family_name="Quix"),
        "sealed": posted(sealed),
        "not listed": posted(people[5]),
    }
    took: dict[str, list] = {state: [] for state in states}
    for n in range(TRIES):
        if n % EACH == 0:
            client.force_login(member_of(TeamFactory()))
            client.get(path)
        for state, data in states.items():
            took[state].append(median(lambda _n, d=data: _ask(client, path, d), 1))
    for state, each in took.items():
        print(f"  page, {state}: median {statistics.median(each):.2f} ms of {TRIES}")


def _ask(client, path, data) -> None:
    assert "Nobody was found" in client.post(path, data).content.decode()
