"""For whom each person of a family may speak (R6, R14)."""

import datetime
from dataclasses import replace

import pytest
from django.utils import timezone

from information_sharing.agreements import (
    Understood,
    capacities,
    may_speak_for,
    problems,
    words_of,
)
from information_sharing.models import Consent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import PersonFactory
from tests.information_sharing.walks import agreement, in_days
from tests.people import household

pytestmark = pytest.mark.django_db
C = Consent.Capacity


def child_of(family, age):
    """Return a child of the family who turned this age a month ago."""
    today = timezone.localdate()
    born = today.replace(year=today.year - age, day=1) - datetime.timedelta(days=30)
    return PersonFactory(case=family.case, given_name=f"Child{age}", born_on=born)


def fields(said, family):
    return {name for name, _ in problems(said, family.case)}


def test_a_whole_agreement_has_no_problem(family, therapy):
    assert problems(agreement(family, therapy), family.case) == []


def test_capacities_of_each_person(family):
    today = timezone.localdate()
    carer = PersonFactory(
        case=family.case, kind="OTHER_ADULT", relationship="Grandparent", born_on=None
    )
    unborn = PersonFactory(case=family.case, unborn=True)

    assert capacities(family.mother, today) == [
        C.PARENTAL_RESPONSIBILITY, C.MOTHER_OF_UNBORN, C.ADULT,
    ]  # fmt: skip
    assert capacities(family.father, today) == [C.PARENTAL_RESPONSIBILITY, C.ADULT]
    assert capacities(carer, today) == [C.CARER, C.ADULT]
    assert capacities(family.child, today) == []
    assert capacities(unborn, today) == []
    assert capacities(child_of(family, 12), today) == [C.YOUNG_PERSON]


@pytest.mark.parametrize(
    ("age", "allowed"), [(2, True), (12, True), (15, True), (16, False), (17, False)]
)
def test_a_parent_speaks_for_a_child_until_sixteen(family, age, allowed):
    child = child_of(family, age)
    today = timezone.localdate()

    parent = may_speak_for(family.mother, C.PARENTAL_RESPONSIBILITY, child, today)

    assert parent is allowed


def test_nobody_speaks_for_another_adult(family):
    today = timezone.localdate()
    for capacity in C.values:
        assert not may_speak_for(family.mother, capacity, family.father, today)


def test_only_the_mother_speaks_for_the_unborn(family, therapy):
    unborn = PersonFactory(case=family.case, unborn=True)
    hers = agreement(
        family, therapy, capacity=C.MOTHER_OF_UNBORN, people=(unborn, family.mother)
    )
    by_responsibility = agreement(family, therapy, people=(unborn,))
    his = agreement(
        family, therapy, given_by=family.father, people=(unborn,),
        capacity=C.MOTHER_OF_UNBORN,
    )  # fmt: skip

    assert fields(hers, family) == set()
    assert fields(by_responsibility, family) == {"people"}
    assert fields(his, family) == {"capacity"}


def test_a_mother_does_not_cover_the_father(family, therapy):
    said = agreement(family, therapy, people=(family.child, family.father))

    (name, wrong), = problems(said, family.case)  # fmt: skip

    assert name == "people"
    assert "cannot agree for Daniel" in wrong


def test_an_adult_speaks_for_herself_only(family, therapy):
    alone = agreement(family, therapy, capacity=C.ADULT, people=(family.mother,))
    child = agreement(family, therapy, capacity=C.ADULT, people=(family.child,))

    assert fields(alone, family) == set()
    assert fields(child, family) == {"people"}


def test_without_parental_responsibility_nobody_speaks_for_the_child(family, therapy):
    family.mother.has_parental_responsibility = False

    assert "capacity" in fields(agreement(family, therapy), family)


@pytest.mark.parametrize(("age", "asked"), [(11, 0), (12, 1), (15, 1)])
def test_a_child_of_twelve_is_asked_too(family, therapy, age, asked):
    child = child_of(family, age)
    said = agreement(family, therapy, people=(child,), note="She knows.")

    assert len(fields(said, family)) == asked
    understood = (Understood(child, "UNDERSTANDS", "Fine, she says."),)
    assert fields(replace(said, understandings=understood), family) == set()


def test_what_a_child_said_is_written_down(family, therapy):
    child = child_of(family, 13)
    said = agreement(
        family, therapy, people=(child,),
        understandings=(Understood(child, "NOT_ASKED", " "),),
    )  # fmt: skip

    assert fields(said, family) == {words_of(child)}


def test_a_child_who_does_not_agree_is_left_out(family, therapy):
    child = child_of(family, 13)
    no = (Understood(child, "DISAGREES", "No, not the school nurse."),)
    covered = agreement(family, therapy, people=(child,), understandings=no)
    left_out = agreement(family, therapy, understandings=no)

    assert fields(covered, family) == {"people"}
    assert fields(left_out, family) == set()


def test_a_carer_speaks_for_a_child_with_the_say_of_a_parent(family, therapy):
    carer = PersonFactory(
        case=family.case, kind="OTHER_ADULT", relationship="Grandparent", born_on=None
    )
    said = agreement(
        family, therapy, given_by=carer, capacity=C.CARER, people=(family.child, carer)
    )

    assert fields(said, family) == {"note"}
    assert fields(replace(said, note="Leah rang and said yes."), family) == set()
    grown = replace(said, people=(child_of(family, 16),), note="Leah said yes.")
    assert fields(grown, family) == {"people"}
    mother = replace(said, people=(family.mother,), note="Leah said yes.")
    assert fields(mother, family) == {"people"}


def test_a_carer_needs_no_note_for_herself(family, therapy):
    carer = PersonFactory(
        case=family.case, kind="OTHER_ADULT", relationship="Aunt", born_on=None
    )
    alone = agreement(
        family, therapy, given_by=carer, capacity=C.CARER, people=(carer,)
    )

    assert fields(alone, family) == set()


def test_who_has_parental_responsibility_is_no_mere_carer(family, therapy):
    assert fields(agreement(family, therapy, capacity=C.CARER), family) >= {"capacity"}


@pytest.mark.parametrize(
    ("age", "wrong"), [(11, {"capacity"}), (12, set()), (17, set())]
)
def test_a_young_person_speaks_for_herself(family, therapy, age, wrong):
    child = child_of(family, age)
    said = agreement(
        family, therapy, given_by=child, people=(child,), capacity=C.YOUNG_PERSON
    )

    assert fields(said, family) == wrong


def test_people_of_another_family_are_refused(family, therapy):
    stranger = household().child

    assert fields(agreement(family, therapy, people=(stranger,)), family) == {"people"}


@pytest.mark.parametrize("name", ["people", "categories", "teams", "purposes"])
def test_something_is_chosen_of_everything(family, therapy, name):
    assert fields(agreement(family, therapy, **{name: ()}), family) == {name}


def test_the_recording_team_needs_no_consent(family):
    assert fields(agreement(family, family.case.recording_team), family) == {"teams"}


def test_included_and_left_out_is_refused(family, therapy):
    for left_out in ({"excluded_teams": (therapy,)},
                     {"excluded_agencies": (therapy.agency,)}):  # fmt: skip
        assert fields(agreement(family, therapy, **left_out), family) == {
            "excluded_teams"
        }


@pytest.mark.parametrize(
    ("given", "expires", "wrong"),
    [(1, 30, {"given_on"}), (0, -1, {"expires_on"}), (-30, -1, {"expires_on"}),
     (-30, 0, set())],
)  # fmt: skip
def test_dates(family, therapy, given, expires, wrong):
    said = agreement(
        family, therapy, given_on=in_days(given), expires_on=in_days(expires)
    )

    assert fields(said, family) == wrong


def test_a_no_must_have_been_possible(family, therapy):
    said = agreement(family, therapy, told_refusal_is_fine=False)

    assert fields(said, family) == {"told_refusal_is_fine"}


def test_an_earlier_not_them_is_not_overruled_unseen(family, therapy):
    refused = [(therapy, in_days(-3)), (TeamFactory(), in_days(-3))]

    found = problems(agreement(family, therapy), family.case, refused)

    assert [name for name, _ in found] == ["teams"]
