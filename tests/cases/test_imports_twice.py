"""A birth that is twice in one file is told by its line, not as one on the list."""

import pytest
from django.urls import reverse

from tests.cases.csv_files import brought, number, post_file
from tests.factories.agencies import TeamFactory
from tests.factories.cases_centre import BirthFactory
from tests.people import member_of

pytestmark = pytest.mark.django_db
HEAD = "Date of birth,Family name,Given name,NHS number,Postcode"
ROW = "{day},Hart,{given},{number},WX1 1AB"


@pytest.fixture
def team():
    return TeamFactory()


@pytest.fixture
def hers(team):
    return member_of(team)


def test_the_same_birth_is_told_by_the_line_that_says_it_first(team, hers):
    listed = BirthFactory(team=team, family_name="Hart", given_name="Ivy")
    day = f"{listed.born_on:%d/%m/%Y}"
    known = ROW.format(day=day, given="Ivy", number="").replace("WX1 1AB", "")
    rows = [
        known,
        known,
        ROW.format(day=day, given="Leo", number=""),
        ROW.format(day=day, given="LEO", number=number(1)),
        ROW.format(day=day, given="Max", number=number(2)),
        ROW.format(day=day, given="Mo", number=number(2)),
        ROW.format(day=day, given="Max", number=number(3)),
    ]

    batch = brought(team, hers, "\n".join([HEAD, *rows]))

    told = list(batch.rows.order_by("line").values_list("status", "problems"))
    assert told == [
        (
            "KNOWN",
            ["The same names and date of birth are on the list already."],
        ),
        ("KNOWN", ["Twice in this file: line 2 says the same."]),
        ("READY", []),
        ("KNOWN", ["Twice in this file: line 4 says the same."]),
        ("READY", []),
        ("KNOWN", ["Twice in this file: line 6 says the same."]),
        ("READY", []),
    ]


@pytest.mark.parametrize(
    ("given", "postcode", "status"),
    [
        ("IVY", "WX1 1AB", "KNOWN"),
        ("Ivy", "", "KNOWN"),
        ("Ivy", "WX9 9ZZ", "WRONG"),
        ("May", "WX9 9ZZ", "READY"),
    ],
)
def test_who_may_be_on_the_list_already_is_never_taken_in_twice(
    team, hers, given, postcode, status
):
    listed = BirthFactory(
        team=team, family_name="Hart", given_name="Ivy", postcode="WX1 1AB"
    )
    row = ROW.format(day=f"{listed.born_on:%d/%m/%Y}", given=given, number="")

    batch = brought(team, hers, f"{HEAD}\n{row.replace('WX1 1AB', postcode)}")

    assert batch.rows.get().status == status


def test_a_birth_without_a_given_name_at_another_home_is_another_child(team, hers):
    listed = BirthFactory(
        team=team, family_name="Hart", given_name="", postcode="WX9 9ZZ"
    )
    row = ROW.format(day=f"{listed.born_on:%d/%m/%Y}", given="", number="")

    assert brought(team, hers, f"{HEAD}\n{row}").rows.get().status == "READY"


def test_each_missing_column_is_named_and_the_unused_are_said(client, team, hers):
    client.force_login(hers)

    page = post_file(client, team, b"Given name\nIvy").content.decode()

    assert page.count("The column “Date of birth” is missing") == 2
    assert page.count("The column “Family name” is missing") == 2
    text = f"{HEAD},Ward,Bed\n{ROW.format(day='1/11/2026', given='', number='')},4,2"
    batch = brought(team, hers, text)
    page = client.get(reverse("cases:import", args=[batch.pk])).content.decode()
    assert (
        "These columns are not used, and nothing of them is kept: “Ward”, “Bed”" in page
    )
