"""The rules, read twice: `access` against the second judge, list against object."""

import time

import pytest
from django.db import transaction

from information_sharing import access
from tests.judge.books import open_books
from tests.judge.building import build
from tests.judge.comparing import facts_agree, held_now, object_agrees, readers_agree
from tests.judge.drawing import a_world
from tests.judge.judge import Judge
from tests.judge.worlds import ASKED, PEOPLE
from tests.thorough import THOROUGH

PARTS = 4
WORLDS = 200 if THOROUGH else 10
FIRST = int(time.time()) if THOROUGH else 0  # other worlds on each thorough run


@pytest.mark.parametrize("part", range(PARTS))
def test_access_agrees_with_the_second_judge(
    cast, django_db_blocker, record_property, part
):
    compared = opened = 0
    for number in range(FIRST + part * WORLDS, FIRST + (part + 1) * WORLDS):
        with django_db_blocker.unblock(), transaction.atomic():
            build(cast, a_world(number))
            expected = compare(cast, number)
            transaction.set_rollback(True)
        compared += decisions_in(cast)
        opened += sum(category in ASKED for _, _, category, _ in expected)
    record_property("worlds", WORLDS)
    record_property("decisions", compared)
    record_property("opened", opened)


def compare(cast, number):
    """Compare every decision of this world; then some in each way there is to ask."""
    judge = Judge(open_books())
    expected = judge.everything()
    held = held_now(home.case for home in cast.households)

    assert held == expected, f"world {number}: {sorted(held ^ expected, key=str)}"
    ask_in_other_ways(cast, expected, number)
    return expected


def ask_in_other_ways(cast, expected, number):
    """Lists of everybody; objects, facts and readers of some, others in each world."""
    verdicts = {
        (viewer.pk, home.case.pk): {
            pair[2:] for pair in expected if pair[:2] == (viewer.pk, home.case.pk)
        }
        for viewer in cast.practitioners
        for home in cast.households
    }
    for viewer in cast.practitioners:
        listed = {case.pk for case in access.visible_cases(viewer)}
        seen = {pair[1] for pair in expected if pair[0] == viewer.pk}
        assert listed == seen, f"world {number}: list"
    turn = number % len(cast.practitioners)
    readers_agree(cast.practitioners, cast.households[turn].case, verdicts)
    for step in range(3):
        viewer = cast.practitioners[(turn + step) % len(cast.practitioners)]
        facts_agree(viewer, cast.households, verdicts)
        home = cast.households[(turn + 2 * step) % len(cast.households)]
        people = (home.child, home.mother, home.father)
        verdict = verdicts[viewer.pk, home.case.pk]
        object_agrees(viewer, home.case, people, verdict)


def decisions_in(cast):
    """How many questions a world asks: viewer by case by category by person or nobody.

    Of the seventeen categories only those count that a world can open or shut apart.
    """
    pairs = len(cast.practitioners) * len(cast.households)
    return pairs * len(ASKED) * (PEOPLE + 1)
