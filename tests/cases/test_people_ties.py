"""Parental responsibility, relationships, moves and schools."""

import datetime
from functools import partial

import pytest

from cases.commands import homes, ties
from cases.commands.registration import register_family
from cases.models import Address, Relationship, Responsibility
from cases.queries.overview import overview
from information_sharing import agreements
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.queries.looks import speaks_for
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AddressFactory, PersonFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import (
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
SPRING, TODAY = datetime.date(2026, 3, 1), datetime.date(2026, 11, 20)
HOME = {"lines": "2 Weir Road", "postcode": "RV2 2BB", "telephone": ""}


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


@pytest.fixture
def aunt(family):
    return PersonFactory(
        case=family.case,
        kind="OTHER_ADULT",
        given_name="Una",
        relationship="Aunt",
        born_on=None,
    )


def hold(person, child, by, ground="COURT_ORDER", since=SPRING):
    return ties.add_responsibility(
        person=person, child=child, ground=ground, since=since, by=by
    )


def capacities(person):
    person.refresh_from_db()
    return agreements.capacities(person, TODAY)


def test_who_is_given_responsibility_may_consent_and_who_loses_it_may_not(
    family, worker, aunt
):
    """R6: the flag that consent asks follows the rows."""
    assert "PARENTAL_RESPONSIBILITY" not in capacities(aunt)
    row = hold(aunt, family.child, worker)
    assert "PARENTAL_RESPONSIBILITY" in capacities(aunt)
    ties.end_responsibility(responsibility=row, until=TODAY, by=worker)
    assert "PARENTAL_RESPONSIBILITY" not in capacities(aunt)
    row.refresh_from_db()
    assert (row.since, row.until) == (SPRING, TODAY)


def test_the_last_one_ended_takes_the_flag_away_and_not_before(family, worker, aunt):
    other = PersonFactory(case=family.case, given_name="Noah")
    rows = [hold(aunt, child, worker) for child in (family.child, other)]
    for row, left in zip(rows, (True, False), strict=True):
        ties.end_responsibility(responsibility=row, until=TODAY, by=worker)
        aunt.refresh_from_db()
        assert aunt.has_parental_responsibility is left


def test_what_a_flag_alone_said_is_written_down_first(family, worker):
    """Ending it for one child must not take it from the other (R6)."""
    other = PersonFactory(case=family.case, given_name="Noah")
    row = hold(family.mother, family.child, worker, ground="BIRTH_MOTHER")
    held = Responsibility.objects.filter(person=family.mother)
    assert {(r.child, r.ground) for r in held} == {
        (family.child, "BIRTH_MOTHER"),
        (other, "NOT_ASKED"),
    }
    ties.end_responsibility(responsibility=row, until=TODAY, by=worker)
    family.mother.refresh_from_db()
    assert family.mother.has_parental_responsibility


def test_responsibility_is_not_recorded_twice_or_backwards(family, worker, aunt):
    row = hold(aunt, family.child, worker)
    with pytest.raises(NotPossibleNow, match="already"):
        hold(aunt, family.child, worker)
    with pytest.raises(NotPossibleNow, match="adult"):
        hold(family.child, family.child, worker)
    early = datetime.date(2020, 1, 1)
    with pytest.raises(NotPossibleNow, match="before"):
        ties.end_responsibility(responsibility=row, until=early, by=worker)
    with pytest.raises(NotPossibleNow, match="this family"):
        hold(aunt, household().child, worker)


def test_only_those_who_coordinate_record_ties(family, aunt):
    team = TeamFactory()
    share(family, team, people=[family.child, family.mother, aunt])
    for by in (member_of(team), outsider()):
        with pytest.raises(AccessDenied):
            hold(aunt, family.child, by)
        with pytest.raises(AccessDenied):
            relate(aunt, family.mother, by)


def test_a_lead_ties_only_people_in_sight(family):
    lead = lead_professional(family)
    relate(family.mother, family.child, lead, kind="PARENT")
    with pytest.raises(AccessDenied):
        relate(family.father, family.child, lead, kind="PARENT")


def relate(person, other, by, kind="SIBLING"):
    return ties.add_relationship(person=person, other=other, kind=kind, by=by)


def test_a_relationship_begins_and_ends(family, worker, aunt):
    row = relate(aunt, family.mother, worker)
    with pytest.raises(NotPossibleNow, match="already"):
        relate(family.mother, aunt, worker)
    ties.end_relationship(relationship=row, until=TODAY, by=worker)
    with pytest.raises(NotPossibleNow, match="already"):
        ties.end_relationship(relationship=row, until=TODAY, by=worker)
    relate(aunt, family.mother, worker)


def test_a_registration_writes_the_first_ties(worker):
    case = register_family(
        team=worker.memberships.get().team,
        people=[
            {"kind": "CHILD", "given_name": "Ada", "family_name": "Bright"},
            {
                "kind": "PARENT_CARER",
                "family_name": "Bright",
                "relationship": "Mother",
                "has_parental_responsibility": True,
            },
        ],
        home={"lines": "", "postcode": "", "telephone": ""},
        by=worker,
    )
    assert Relationship.objects.get(case=case).kind == "PARENT"
    assert Responsibility.objects.get(case=case).ground == "NOT_ASKED"


def move(family, people, by, since=SPRING, **home):
    return homes.record_move(
        case=family.case, people=people, home=HOME | home, since=since, by=by
    )


def test_a_move_ends_the_old_home_and_keeps_it(family, worker):
    for person in (family.child, family.mother):
        AddressFactory(person=person)
    move(family, [family.child, family.mother], worker)
    old, new = Address.objects.filter(person=family.child).order_by("recorded_at")
    assert (old.lines, old.until, new.since) == ("1 Mill Lane", SPRING, SPRING)
    assert new.telephone == old.telephone
    (home,) = overview(viewer=worker, case=family.case).homes
    assert home.address.lines == "2 Weir Road"
    assert {*home.people} == {family.child, family.mother}


def test_a_move_is_not_recorded_before_a_later_one(family, worker):
    move(family, [family.child], worker, since=TODAY)
    with pytest.raises(NotPossibleNow, match="later"):
        move(family, [family.child], worker, since=SPRING)
    with pytest.raises(NotPossibleNow, match="Choose"):
        move(family, [], worker)


def test_a_move_needs_the_home_of_everybody_who_moves(family, worker):
    team = TeamFactory()
    share(family, team, categories=["CONTACT"], people=[family.child])
    with pytest.raises(AccessDenied):
        move(family, [family.child, family.mother], member_of(team))
    ShieldingFactory(case=family.case)
    with pytest.raises(AccessDenied):
        move(family, [family.child], worker)


def test_a_school_begins_and_ends_and_is_hidden_by_a_shield(family, worker):
    row = homes.add_schooling(person=family.child, name="Larkfield", by=worker)
    with pytest.raises(NotPossibleNow, match="already"):
        homes.add_schooling(person=family.child, name="Larkfield", by=worker)
    homes.end_schooling(schooling=row, until=TODAY, by=worker)
    ShieldingFactory(case=family.case)
    with pytest.raises(AccessDenied, match="protected"):
        homes.add_schooling(person=family.child, name="Otters", by=worker)
    with pytest.raises(AccessDenied):
        homes.add_schooling(person=family.child, name="Otters", by=outsider())


def test_whoever_is_responsible_for_one_child_does_not_speak_for_another(
    family, worker, aunt
):
    """R6: consent reaches only people the giver may speak for."""
    other = PersonFactory(case=family.case, given_name="Noah")
    hold(aunt, family.child, worker)
    speaks = partial(agreements.may_speak_for, aunt, "PARENTAL_RESPONSIBILITY")
    assert speaks(family.child, TODAY)
    assert not speaks(other, TODAY)
    aunt.refresh_from_db()
    shown = speaks_for(aunt, [family.child, other], on=TODAY)
    assert shown == {aunt.pk, family.child.pk}


def test_a_registration_names_every_child_so_a_later_one_is_asked_about(worker):
    case = register_family(
        team=worker.memberships.get().team,
        people=[
            {"kind": "CHILD", "given_name": "Ada", "family_name": "Bright"},
            {"kind": "PARENT_CARER", "family_name": "Bright"}
            | {"has_parental_responsibility": True},
        ],
        home={},
        by=worker,
    )
    parent, ada = case.people.get(kind="PARENT_CARER"), case.people.get(kind="CHILD")
    later = PersonFactory(case=case, given_name="Noah")
    speaks = partial(agreements.may_speak_for, parent, "PARENTAL_RESPONSIBILITY")
    assert speaks(ada, TODAY)
    assert not speaks(later, TODAY)
    hold(parent, later, worker)
    assert speaks(later, TODAY)
