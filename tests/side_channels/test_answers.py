"""Unknown, shielded and not listed: the index, the emergency form, and asking (R8, R12)."""

from functools import partial

import pytest
from django.urls import reverse

from information_sharing.commands import pace
from tests.factories.information_sharing_office import ShieldingFactory
from tests.information_sharing.listed import MAYA, listed_household
from tests.people import household, outsider
from tests.side_channels.stopwatch import MOST_APART, TRIES, close_medians, told_apart

pytestmark = pytest.mark.django_db

PASSWORD = "three odd words"  # noqa: S105
NOBODY = MAYA | {"given_name": "Zora", "family_name": "Quill"}


@pytest.fixture(autouse=True)
def as_often_as_needed(monkeypatch):
    """The limits of pace are tested elsewhere; a clock needs more tries."""
    for event in pace.MOST:
        monkeypatch.setitem(pace.MOST, event, ())


@pytest.fixture
def somebody(client):
    """A practitioner who has just confirmed who she is."""
    person = outsider()
    person.set_password(PASSWORD)
    person.save()
    client.force_login(person)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return person


@pytest.fixture
def town():
    """Other families, so that nobody is found among none."""
    return [listed_household() for _ in range(3)]


def person_named(family, given, surname):
    """Name the child, as nobody else is called."""
    family.child.given_name, family.child.family_name = given, surname
    family.child.save()
    return family


def sealed(family):
    """Seal the record."""
    ShieldingFactory(case=family.case, sealed=True)
    return family


def asks_for(family):
    """Return the search for this family's child."""
    child = family.child
    return MAYA | {"given_name": child.given_name, "family_name": child.family_name}


def compare(client, path, first, second, record, *, masks=(), tries=TRIES):
    """Send both; fail where anything but a clock, or a clock, tells them apart."""
    senders = [partial(client.post, path, said) for said in (first, second)]
    assert told_apart(*senders, *masks) == []
    found = close_medians(*senders, tries=tries)
    record("said", f"{path}: {found[0] * 1000:.2f} and {found[1] * 1000:.2f} ms")
    assert abs(found[0] - found[1]) < MOST_APART, found


@pytest.mark.parametrize("hidden", ["sealed", "not listed"])
def test_the_index_does_not_tell_hidden_from_unknown(
    client, somebody, town, hidden, record_property
):
    if hidden == "sealed":
        family = sealed(person_named(listed_household(), "Odile", "Quince"))
    else:
        family = person_named(household(), "Odile", "Quince")
    path = reverse("information_sharing:index")
    assert "Odile" in client.post(path, asks_for(family)).content.decode()

    masks = ["Odile", "Quince", "Zora", "Quill"]
    compare(client, path, asks_for(family), NOBODY, record_property, masks=masks)


def in_an_emergency(reference, team):
    """Return what somebody writes who opens a record in an emergency."""
    said = {"how": "REFERENCE", "reference": reference, "hours": "2"}
    return said | {"reason": "A child was found alone.", "team": str(team.pk)}


def test_an_emergency_does_not_tell_sealed_from_unknown(
    client, somebody, town, record_property
):
    family = sealed(household())
    team = somebody.memberships.get().team
    path = reverse("information_sharing:emergency")
    unknown = "TA-98765"
    answer = client.post(path, in_an_emergency(family.case.reference, team))
    assert answer.status_code == 422

    masks = [family.case.reference, unknown]
    forms = [in_an_emergency(reference, team) for reference in masks]
    compare(client, path, *forms, record_property, masks=masks)


def test_asking_to_see_does_not_tell_hidden_from_unknown(
    client, somebody, town, record_property
):
    """Each answer is kept back for a moment, so that a few tries are enough."""
    team = somebody.memberships.get().team
    family, path = sealed(household()), reverse("information_sharing:ask-access")
    said = {"team": str(team.pk), "purpose": "I visit them."}
    known = said | {"reference": family.case.reference}
    unknown = said | {"reference": "TA-98765"}
    compare(client, path, known, unknown, record_property, tries=5)
