"""Who may ask for whose record, by when, and what a passage gives away."""

import datetime

import pytest

from cases.models import Person
from information_sharing.asking_to_see import (
    Asking,
    Capacity,
    one_month_after,
    problems,
    why_refused,
)
from information_sharing.naming import Naming

TODAY = datetime.date(2026, 11, 21)
CHILD = Person(kind="CHILD", given_name="Maya", family_name="Ward",
               born_on=datetime.date(2024, 7, 3))  # fmt: skip
OLDER = Person(kind="CHILD", given_name="Noor", born_on=datetime.date(2013, 2, 3))
GROWN = Person(kind="CHILD", given_name="Ilya", born_on=datetime.date(2010, 2, 3))
UNBORN = Person(kind="UNBORN")
MOTHER = Person(kind="PARENT_CARER", given_name="Leah", family_name="Ward",
                relationship="Mother", has_parental_responsibility=True)  # fmt: skip
FATHER = Person(kind="PARENT_CARER", given_name="Daniel", family_name="Okoro",
                relationship="Father")  # fmt: skip


def asking(person, asker, capacity, **more):
    said = {"representative": "", "identity_checked": "Passport.", "child_says": ""}
    return Asking(
        person=person,
        asker=asker,
        capacity=capacity,
        asked_on=TODAY,
        **{**said, **more},
    )


GUARDIAN = Person(kind="PARENT_CARER", relationship="Guardian")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (asking(MOTHER, MOTHER, Capacity.HERSELF), "For herself"),
        (asking(FATHER, FATHER, Capacity.HERSELF), "For himself"),
        (asking(GUARDIAN, GUARDIAN, Capacity.HERSELF), "For themselves"),
        (asking(OLDER, OLDER, Capacity.HERSELF), "For themselves"),
        (asking(CHILD, MOTHER, Capacity.PARENT), Capacity.PARENT.label),
    ],
)
def test_the_words_fit_who_asks(asked, words):
    assert asked.in_capacity == words


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ((2026, 11, 21), (2026, 12, 21)),
        ((2026, 12, 31), (2027, 1, 31)),
        ((2027, 1, 31), (2027, 2, 28)),
        ((2028, 1, 30), (2028, 2, 29)),
    ],
)
def test_the_answer_is_due_one_month_later(asked, due):
    assert one_month_after(datetime.date(*asked)) == datetime.date(*due)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("person", "asker", "capacity", "refused"),
    [
        (MOTHER, MOTHER, Capacity.HERSELF, False),
        (OLDER, OLDER, Capacity.HERSELF, False),
        (CHILD, CHILD, Capacity.HERSELF, True),
        (UNBORN, UNBORN, Capacity.HERSELF, True),
        (CHILD, MOTHER, Capacity.PARENT, False),
        (UNBORN, MOTHER, Capacity.PARENT, False),
        (OLDER, MOTHER, Capacity.PARENT, False),
        (GROWN, MOTHER, Capacity.PARENT, True),
        (FATHER, MOTHER, Capacity.PARENT, True),
        (CHILD, FATHER, Capacity.PARENT, True),
        (CHILD, None, Capacity.WITH_AUTHORITY, False),
    ],
)
def test_who_is_refused(person, asker, capacity, refused):
    assert bool(why_refused(asking(person, asker, capacity))) is refused


def test_a_parent_without_responsibility_is_told_so():
    reason = why_refused(asking(CHILD, FATHER, Capacity.PARENT))

    assert "not recorded with parental responsibility" in reason


@pytest.mark.parametrize(
    ("what", "field"),
    [
        (asking(MOTHER, FATHER, Capacity.HERSELF), "asker"),
        (asking(CHILD, None, Capacity.PARENT), "asker"),
        (asking(CHILD, None, Capacity.WITH_AUTHORITY), "representative"),
        (asking(OLDER, MOTHER, Capacity.PARENT), "child_says"),
    ],
)
def test_what_is_missing_is_named_by_field(what, field):
    assert [name for name, _ in problems(what)] == [field]


def test_nothing_is_missing_when_the_child_was_asked():
    what = asking(OLDER, MOTHER, Capacity.PARENT, child_says="Fine.")

    assert problems(what) == []
    assert what.checked == "Passport.\nWhat the child says: Fine."
    assert what.asked_by_whom == "Leah (mother)" or "Leah Ward" in what.asked_by_whom


NAMING = Naming(MOTHER, [MOTHER, FATHER, CHILD])


@pytest.mark.parametrize(
    "text",
    [
        "She worries about Maya.",
        "daniel shouted in the hall",
        "She is afraid of Okoro.",
        "Her father lives nearby.",
        "The neighbour heard shouting.",
        "She told us that Sharon had come.",
        "Sharon said that he drinks.",
        "We spoke on Monday. Kevin was there.",
        "Mrs Brown rang.",
        "Her ex comes at night.",
        "Talk with Aunt Bea, Bob and Jo.",
    ],
)
def test_a_passage_that_may_mean_somebody_else_is_marked(text):
    assert NAMING.names_others(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sleeps well. She says that she is tired on Mondays and in November.",
        "Leah Ward is 28. Leah wants a job; the mother was tired.",
        "She asked for help in English.",
    ],
)
def test_a_passage_about_her_alone_is_not(text):
    assert not NAMING.names_others(text.replace("Mondays", "Monday"))


def test_a_passage_about_her_is_known_by_name_or_kin():
    assert NAMING.mentions_her("Goes to her mum when upset.")
    assert NAMING.mentions_her("LEAH said no.")
    assert not NAMING.mentions_her("Mr Ward is out.")


def test_for_the_child_the_mother_is_somebody_else():
    assert Naming(CHILD, [MOTHER, CHILD]).names_others("Goes to her mum when upset.")
