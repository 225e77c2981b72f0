"""Whom to visit and how to reach them: from the list, or from a shared record."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.queries.births import Wanted
from cases.reports_births import birth_round
from information_sharing.categories import Category
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AddressFactory
from tests.factories.cases_centre import BirthFactory
from tests.factories.information_sharing_office import (
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.information_sharing.walker import text
from tests.people import consent_for, household, member_of, share, team_member

pytestmark = pytest.mark.django_db
NOT_SHARED = "Registered, not shared with you"


@pytest.fixture
def family():
    family = household()
    AddressFactory(person=family.child, lines="7 Quay Road", telephone="01632 960777")
    AddressFactory(person=family.father, lines="9 Far Street")
    return family


def listed(family, team):
    return BirthFactory(registered=True, person=family.child, team=team)


def on_paper(viewer):
    made = birth_round(Wanted(state="ALL"), viewer=viewer)
    return [entry.reached.on_paper for entry in made.entries]


def read(client, birth, viewer):
    client.force_login(viewer)
    return text(client.get(reverse("cases:birth", args=[birth.pk])))


def test_a_registered_family_is_reached_by_its_record(client, family):
    birth = listed(family, family.case.recording_team)
    hers = team_member(family.case)

    assert on_paper(hers) == [f"{family.mother}\n7 Quay Road\nRV1 1AA\n01632 960777"]
    said = read(client, birth, hers)
    for words in (str(family.mother), "7 Quay Road", "01632 960777"):
        assert words in said
    for words in (str(family.father), "9 Far Street", NOT_SHARED):
        assert words not in said


def test_what_is_not_shared_is_not_told(client, family):
    unshared = listed(family, TeamFactory())
    hers = member_of(unshared.team)
    assert on_paper(hers) == [NOT_SHARED]

    share(family, unshared.team, people=[family.child])

    assert on_paper(hers) == [NOT_SHARED]
    said = read(client, unshared, hers)
    assert NOT_SHARED in said
    assert "Quay" not in said
    assert str(family.mother) not in said


def test_a_shared_address_is_told_to_another_team(family):
    birth = listed(family, TeamFactory())
    kinds = [Category.CONTACT]
    consent = consent_for(family, birth.team, categories=kinds)
    share(family, birth.team, consent=consent, categories=kinds)

    [said] = on_paper(member_of(birth.team))

    assert said.splitlines()[:2] == [str(family.mother), "7 Quay Road"]


def test_a_protected_address_is_told_to_its_named_readers_only(client, family):
    birth = listed(family, family.case.recording_team)
    hers, reader = team_member(family.case), team_member(family.case)
    shield = ShieldingFactory(case=family.case)
    ShieldReaderFactory(shielding=shield, practitioner=reader)

    assert on_paper(hers) == [f"{family.mother}\n{NOT_SHARED}"]
    assert "Quay" not in read(client, birth, hers)
    assert "7 Quay Road" in on_paper(reader)[0]


def test_a_long_round_asks_as_many_questions_as_a_short_one(family):
    team = family.case.recording_team
    hers = member_of(team)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            on_paper(hers)
        return len(queries)

    def another():
        other = household(recording_team=team)
        AddressFactory(person=other.child)
        listed(other, team)
        BirthFactory(team=team, lines="1 Mill Lane")

    another()
    few = asked()
    for _ in range(9):
        another()

    assert asked() == few
