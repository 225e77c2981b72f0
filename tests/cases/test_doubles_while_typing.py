"""A child like this while a family is registered: only among those she may see (R8)."""

import datetime
import re

import pytest
from django.urls import reverse

from agencies.models import RoleName
from information_sharing import steady
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.cases import PersonFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import household, team_member

pytestmark = pytest.mark.django_db
BORN = datetime.date(2024, 3, 7)
TAG = re.compile(r"<[^>]*>")


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(steady, "A_MOMENT", 0)


@pytest.fixture
def mine():
    """A family on her list, with a child called Niamh O'Brien."""
    return named(household(), "Niamh", "O'Brien")


@pytest.fixture
def worker(client, mine):
    person = team_member(mine.case)
    client.force_login(person)
    return person


def named(family, given, surname, born=BORN):
    """Name the child, as nobody else is called."""
    child = family.child
    child.given_name, child.family_name, child.born_on = given, surname, born
    child.save()
    return family


def typed(client, given="", surname="", born=None):
    said = {"child_given_name": given, "child_family_name": surname}
    parts = (born.day, born.month, born.year) if born else ("", "", "")
    said |= {
        f"child_born_on_{name}": str(part)
        for name, part in zip(("day", "month", "year"), parts, strict=True)
    }
    return client.post(reverse("cases:alike"), said)


TURNED = datetime.date(2024, 7, 3)
OTHER_DAY = datetime.date(2020, 5, 30)


@pytest.mark.parametrize(
    ("given", "surname", "born", "is_found"),
    [("Niamh", "O'Brien", None, True),
     ("niamh", "obrien", BORN, True),
     ("Niam", "O Brian", BORN, True),
     ("Niamh", "O'Brien", TURNED, True),
     ("Niamh", "O'Brien", OTHER_DAY, False),
     ("Tobias", "Quill", BORN, False),
     ("", "O'Brien", BORN, True),
     ("", "O'Brien", None, False),
     ("Niamh", "", BORN, False)],
)  # fmt: skip
def test_what_is_like_it(client, mine, worker, given, surname, born, is_found):
    page = typed(client, given, surname, born).content.decode()

    assert (mine.case.reference in page) is is_found
    assert (mine.case.get_absolute_url() in page) is is_found
    assert "The index" in page


def test_an_expected_child_by_its_family_and_day(client, mine, worker):
    PersonFactory(
        case=mine.case, kind="UNBORN", given_name="", born_on=None,
        family_name="Okafor", expected_on=OTHER_DAY,
    )  # fmt: skip
    said = {"child_family_name": "Okafor", "child_expected_on_day": "30"}
    said |= {"child_expected_on_month": "5", "child_expected_on_year": "2020"}

    page = client.post(reverse("cases:alike"), said).content.decode()

    assert mine.case.reference in page


@pytest.mark.parametrize("hidden", ["of another team", "sealed"])
def test_unknown_and_not_shared_are_the_same(client, mine, worker, hidden):
    other = named(household(), "Odile", "Quince")
    if hidden == "sealed":
        other.case.recording_team = mine.case.recording_team
        other.case.save()
        ShieldingFactory(case=other.case, sealed=True)

    known = typed(client, "Odile", "Quince", BORN)
    nobody = typed(client, "Zorah", "Quilla", BORN)

    assert known.content == nobody.content
    assert hasattr(known, "takes")
    assert hasattr(nobody, "takes")


def test_half_a_date_counts_as_none(client, mine, worker):
    said = {"child_given_name": "Niamh", "child_family_name": "O'Brien"}
    said |= {"child_born_on_day": "7"}

    page = client.post(reverse("cases:alike"), said).content.decode()

    assert mine.case.reference in page


def test_names_are_posted_never_in_an_address(client, worker):
    assert client.get(reverse("cases:alike")).status_code == 405


def test_only_who_registers_families_asks_and_it_is_logged(client, mine, worker):
    typed(client, "Niamh", "O'Brien")
    event = AccessEvent.objects.get(by=worker, event="FAMILIES_SEARCHED")
    assert event.details == {}

    office = TeamMembershipFactory(role=RoleName.MANAGER).practitioner
    client.force_login(office)
    assert typed(client, "Niamh", "O'Brien").status_code == 403


def test_many_children_cost_no_more(
    client, mine, worker, django_assert_max_num_queries
):
    team = mine.case.recording_team
    for _ in range(4):
        named(household(recording_team=team), "Niamh", "O'Brien")

    with django_assert_max_num_queries(12):
        page = typed(client, "Niamh", "O'Brien")
    assert page.content.decode().count("born") == 5
