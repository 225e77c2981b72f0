"""The page "People": whom and what each reader sees of a family, and what not."""

import datetime

import pytest
from django.urls import reverse

from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AddressFactory, PersonFactory
from tests.factories.cases_record import (
    ParticularFactory,
    RelationshipFactory,
    ResponsibilityFactory,
    SchoolingFactory,
)
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import household, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def therapist(family):
    team = TeamFactory(name="Speech and language therapy")
    share(family, team)
    return member_of(team)


def url(family, name="people"):
    return reverse(f"cases:{name}", args=[family.case.pk])


def page(client, family, viewer):
    client.force_login(viewer)
    response = client.get(url(family))
    assert response.status_code == 200
    return response.content.decode()


def fill(family):
    """Record something of everything about everybody."""
    for person, word in ((family.child, "CHILD"), (family.father, "FATHER")):
        ParticularFactory(person=person, words=f"{word}-LANGUAGE")
        ParticularFactory(
            person=person, kind="FAITH", category="FAMILY", words=f"{word}-FAITH"
        )
        ParticularFactory(
            person=person,
            kind="DISABILITY",
            category="HEALTH",
            words=f"{word}-DISABILITY",
        )
        AddressFactory(person=person, lines=f"{word}-HOME")
    SchoolingFactory(person=family.child, name="CHILD-NURSERY")
    for parent in (family.mother, family.father):
        ResponsibilityFactory(person=parent, child=family.child, evidence="")
        RelationshipFactory(person=parent, other=family.child)


def test_the_recording_team_sees_everything_of_everybody(client, family):
    fill(family)
    body = page(client, family, team_member(family.case))
    for word in ("CHILD-FAITH", "FATHER-FAITH", "CHILD-HOME", "CHILD-NURSERY"):
        assert word in body
    assert "is a parent of Maya Ward" in body
    assert "Gave birth to the child".lower() in body
    assert "not shared with you" not in body.casefold()


def test_a_therapist_sees_only_what_and_whom_is_shared(client, family, therapist):
    fill(family)
    body = page(client, family, therapist)
    assert {"CHILD-LANGUAGE", "CHILD-DISABILITY"} <= words_in(body)
    assert not words_in(body) & {"CHILD-FAITH", "CHILD-HOME", "CHILD-NURSERY"}
    assert "FATHER" not in body
    assert "Daniel" not in body
    assert "Okoro" not in body
    assert "Addresses and phone numbers:</strong> not shared with you" in body
    assert "ethnicity, faith, immigration status, nursery or school" in body


def words_in(body):
    return {w for w in WORDS if w in body}


WORDS = {
    "CHILD-LANGUAGE", "CHILD-DISABILITY", "CHILD-FAITH", "CHILD-HOME", "CHILD-NURSERY",
}  # fmt: skip


def test_the_page_is_the_same_whether_or_not_there_is_something_hidden(
    client, family, therapist
):
    RelationshipFactory(person=family.mother, other=family.child)
    before = page(client, family, therapist)
    fathers = PersonFactory(case=family.case, father_elsewhere=True, given_name="X")
    AddressFactory(person=family.mother)
    RelationshipFactory(person=fathers, other=family.child)
    RelationshipFactory(person=family.mother, other=fathers, kind="SEPARATED")
    ResponsibilityFactory(person=fathers, child=family.child)
    ParticularFactory(person=family.child, kind="FAITH", category="FAMILY")
    SchoolingFactory(person=family.child)
    assert stable(page(client, family, therapist)) == stable(before)


def stable(body):
    """Return the page from its heading on: without tokens that change each time."""
    return body.partition("<h1")[2].partition("</main>")[0]


def test_what_may_be_done_is_offered_to_those_who_may(client, family, therapist):
    assert "Add somebody" in page(client, family, team_member(family.case))
    body = page(client, family, therapist)
    assert "Add somebody" not in body
    assert "Record a move" not in body
    assert "/correct/" in body


def test_nothing_is_offered_on_a_closed_case(client):
    family = household(closed=True)
    body = page(client, family, team_member(family.case))
    assert "/correct/" not in body
    assert "Add somebody" not in body


def test_strangers_find_no_such_page(client, family):
    client.force_login(outsider())
    for name in ("people", "genogram-pdf", "add-person", "record-move"):
        assert client.get(url(family, name)).status_code == 404


def test_a_look_is_logged_once(client, family, therapist):
    page(client, family, therapist)
    events = AccessEvent.objects.filter(case=family.case, by=therapist)
    assert [event.event for event in events] == ["PEOPLE_VIEWED"]


def test_a_protected_family_is_not_found_by_old_homes_or_schools(client, family):
    """R12: where it lived and where the child goes are hidden like the home."""
    old = datetime.date(2026, 3, 1)
    AddressFactory(person=family.child, lines="OLD-HOME", until=old)
    AddressFactory(person=family.child, lines="NEW-HOME", since=old)
    SchoolingFactory(person=family.child, name="CHILD-NURSERY")
    worker = team_member(family.case)
    assert "OLD-HOME" in page(client, family, worker)
    ShieldingFactory(case=family.case)
    body = page(client, family, worker)
    assert not [w for w in ("OLD-HOME", "NEW-HOME", "CHILD-NURSERY") if w in body]
    assert "Addresses and phone numbers:</strong> not shared with you" in body
    assert "nursery or school" in body
    move = client.get(url(family, "record-move"))
    assert move.status_code == 403


def test_old_homes_keep_the_cases_linked_that_a_shield_protects(client, family):
    """R12: somebody once recorded at the same address is protected too."""
    old = datetime.date(2026, 3, 1)
    AddressFactory(person=family.child, until=old)
    neighbour = household()
    AddressFactory(person=neighbour.child)
    ShieldingFactory(case=family.case)
    assert "1 Mill Lane" not in page(client, neighbour, team_member(neighbour.case))


def test_queries_do_not_grow_with_people(client, family, django_assert_max_num_queries):
    fill(family)
    worker = team_member(family.case)
    page(client, family, worker)
    with django_assert_max_num_queries(45) as few:
        client.get(url(family))
    for number in range(6):
        more = PersonFactory(case=family.case, given_name=f"Child{number}")
        RelationshipFactory(person=family.mother, other=more)
        AddressFactory(person=more)
        SchoolingFactory(person=more)
        ParticularFactory(person=more)
    with django_assert_max_num_queries(len(few)):
        client.get(url(family))
