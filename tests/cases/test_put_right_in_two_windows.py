"""Two people put the same right: only what both changed is asked again (R18)."""

import datetime
import re

import pytest
from django.urls import reverse

from cases.forms.seen import CHANGED_MEANWHILE
from cases.models import Address, Person
from tests.cases.test_people_forms import as_shown
from tests.factories.cases import AddressFactory
from tests.factories.cases_record import ParticularFactory
from tests.people import household, team_member

pytestmark = pytest.mark.django_db
ASKED = "Somebody else has changed {} since you opened the page. Choose what is right"


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(client, family):
    worker = team_member(family.case)
    client.force_login(worker)
    return worker


@pytest.fixture
def path(family, worker):
    return reverse("cases:correct-person", args=[family.case.pk, family.child.pk])


def opened(client, path):
    """Return what a browser sends from this page when nothing is touched."""
    return as_shown(client.get(path).context_data["form"])


def somebody_else(family, **changes):
    Person.objects.filter(pk=family.child.pk).update(**changes)


def child(family):
    return Person.objects.get(pk=family.child.pk)


def choice(body, name, whose):
    """Return the value of one of the two answers that the page offers."""
    return re.search(rf'name="choose_{name}" value="({whose}-[^"]+)"', body)[1]


def test_what_she_did_not_touch_takes_the_newer_value(client, family, path):
    shown = opened(client, path)
    born = datetime.date(2023, 2, 3)
    somebody_else(family, given_name="Maia", born_on=born, born_accuracy="EAA")

    saved = client.post(path, shown | {"also_known_as": "Mai"}, follow=True)

    now = child(family)
    assert (now.given_name, now.also_known_as) == ("Maia", "Mai")
    assert (now.born_on, now.born_accuracy) == (born, "EAA")
    words = "Somebody else changed given name and date of birth and"
    assert words in saved.content.decode()


def test_what_both_changed_is_asked_until_she_has_chosen(client, family, path):
    shown = opened(client, path)
    somebody_else(family, given_name="Maia", family_name="Stone")
    typed = shown | {"given_name": "Maja", "died_on_day": "x"}
    told = []

    for _ in range(2):
        response = client.post(path, typed)
        body = response.content.decode()
        assert ASKED.format("given name") in body
        assert "As it is recorded now: Maia" in body
        assert "As it stands in your form: Maja" in body
        assert "choose_family_name" not in body
        told.append(CHANGED_MEANWHILE in body)
        assert 'value="Stone"' in body
        typed = as_shown(response.context_data["form"]) | {
            "choose_given_name": "x",
            "died_on_day": "x",
        }
    assert child(family).given_name == "Maia"
    assert told == [True, False]

    typed |= {"choose_given_name": choice(body, "given_name", "mine")}
    still = client.post(path, typed)
    assert ASKED.format("given name") not in still.content.decode()
    assert "checked" in still.content.decode().split('id="id_choose_given_name_1"')[1]
    done = as_shown(still.context_data["form"]) | {"died_on_day": ""}
    assert client.post(path, typed | done).status_code == 302
    assert (child(family).given_name, child(family).family_name) == ("Maja", "Stone")


def test_theirs_may_be_chosen_too(client, family, path):
    shown = opened(client, path)
    somebody_else(family, given_name="Maia")
    typed = shown | {"given_name": "Maja", "also_known_as": "Mai"}
    body = client.post(path, typed).content.decode()

    typed |= {"choose_given_name": choice(body, "given_name", "theirs")}
    assert client.post(path, typed).status_code == 302

    assert (child(family).given_name, child(family).also_known_as) == ("Maia", "Mai")


def test_a_choice_holds_only_for_what_she_was_shown(client, family, path):
    shown = opened(client, path)
    somebody_else(family, given_name="Maia")
    typed = shown | {"given_name": "Maja"}
    body = client.post(path, typed).content.decode()
    typed |= {"choose_given_name": choice(body, "given_name", "mine")}

    somebody_else(family, given_name="Mia")

    assert "As it is recorded now: Mia" in client.post(path, typed).content.decode()
    assert child(family).given_name == "Mia"


def test_the_same_words_from_both_are_no_conflict(client, family, path):
    shown = opened(client, path)
    somebody_else(family, given_name="Maia")

    typed = shown | {"given_name": "Maia", "also_known_as": "Mai"}

    assert client.post(path, typed).status_code == 302


def test_what_somebody_says_of_herself(client, family, worker):
    path = reverse("cases:particulars", args=[family.case.pk, family.child.pk])
    shown = opened(client, path)
    ParticularFactory(
        person=family.child, kind="FAITH", category="FAMILY", words="Sikh"
    )

    both = client.post(path, shown | {"pronouns": "she", "faith_rather_not": "on"})

    assert "not both" in both.content.decode()
    assert 'value="Sikh"' in both.content.decode()
    assert client.post(path, shown | {"pronouns": "she"}).status_code == 302
    words = dict(family.child.particulars.values_list("kind", "words"))
    assert (words["FAITH"], words["PRONOUNS"]) == ("Sikh", "she")


def test_an_address_with_more_lines(client, family, worker):
    home = AddressFactory(
        person=family.child, lines="1 Weir Road\nWestmere", telephone="1"
    )
    path = reverse("cases:correct-address", args=[family.case.pk, home.pk])
    typed = opened(client, path) | {
        "lines": "1 Weir Road\r\nWestmere",
        "telephone": "01632 960001",
    }
    Address.objects.filter(pk=home.pk).update(lines="2 Weir Road\nWestmere")

    assert client.post(path, typed).status_code == 302

    home.refresh_from_db()
    assert (home.lines, home.telephone) == ("2 Weir Road\nWestmere", "01632 960001")


def test_a_draft_goes_on_with_what_is_recorded_now(client, family, path):
    half = opened(client, path) | {"also_known_as": "Mai", "family_name": "Stein"}
    client.post(path, half | {"_draft": "1"})
    somebody_else(family, given_name="Maia", family_name="Stone")

    back = opened(client, path)

    assert (back["given_name"], back["also_known_as"]) == ("Maia", "Mai")
    again = client.post(path, back).content.decode()
    assert ASKED.format("family name") in again
    assert "choose_given_name" not in again


@pytest.mark.parametrize("seen", ["", "x", "[]", '{"given_name": 1}'])
def test_without_knowing_what_she_saw_all_that_differs_is_asked(
    client, family, path, seen
):
    typed = opened(client, path) | {"seen": seen, "given_name": "Maja"}

    assert ASKED.format("given name") in client.post(path, typed).content.decode()
