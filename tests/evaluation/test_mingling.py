"""No group of people is told apart unless it has five or more, by any subtraction."""

import itertools
import random

import pytest

from evaluation.mingling import NOBODY_IN_PARTICULAR, mingled

FIVE = 5


def sizes(counts, told):
    found = {}
    for group, told_as in told.items():
        found[told_as] = found.get(told_as, 0) + counts[group]
    return found


def tables():
    """Small tables in full, and many larger ones at random."""
    cells = [("A", "1"), ("A", "2"), ("B", "1"), ("B", "")]
    for numbers in itertools.product((0, 1, 4, 5, 9), repeat=4):
        yield dict(zip(cells, numbers, strict=True))
    rolled = random.Random(7)  # noqa: S311
    everywhere = [(p, a) for p in ("", "A", "B", "C") for a in ("", "1", "2", "3")]
    for _ in range(2000):
        some = rolled.sample(everywhere, rolled.randint(1, 12))
        yield {cell: rolled.choice((0, 1, 2, 3, 4, 5, 6, 12, 40)) for cell in some}


def test_what_is_told_apart_has_five_or_nobody():
    for counts in tables():
        if sum(counts.values()) < FIVE:
            continue
        told = sizes(counts, mingled(counts, threshold=FIVE))
        assert all(size == 0 or size >= FIVE for size in told.values()), counts


def test_everybody_is_told_once_and_as_no_more_than_is_true():
    for counts in tables():
        told = mingled(counts, threshold=FIVE)
        assert sum(sizes(counts, told).values()) == sum(counts.values())
        for (perspective, agency), (as_perspective, as_agency) in told.items():
            assert as_perspective in {perspective, ""}
            assert as_agency in {agency, ""}


def test_large_groups_keep_their_name_and_the_small_one_does_not():
    counts = {("FRONT_LINE", "x"): 30, ("FRONT_LINE", "y"): 12, ("MANAGER", "x"): 2}

    told = mingled(counts, threshold=FIVE)

    assert told["FRONT_LINE", "x"] == ("FRONT_LINE", "x")
    assert told["MANAGER", "x"] == NOBODY_IN_PARTICULAR


def test_a_small_group_does_not_stand_alone_as_the_rest():
    counts = {("FRONT_LINE", "x"): 30, ("FRONT_LINE", "y"): 12, ("MANAGER", "x"): 2}

    told = mingled(counts, threshold=FIVE)

    assert sizes(counts, told)[NOBODY_IN_PARTICULAR] == 14


def test_small_agencies_of_one_perspective_are_told_as_that_perspective():
    counts = {("FRONT_LINE", "x"): 3, ("FRONT_LINE", "y"): 3, ("MANAGER", "x"): 6}

    told = mingled(counts, threshold=FIVE)

    assert told["FRONT_LINE", "x"] == told["FRONT_LINE", "y"] == ("FRONT_LINE", "")
    assert told["MANAGER", "x"] == ("MANAGER", "x")


@pytest.mark.parametrize(
    "counts", [{}, {("A", "1"): 4}, {("A", "1"): 2, ("B", "1"): 2}]
)
def test_fewer_than_five_in_all_are_told_as_nobody_in_particular(counts):
    told = mingled(counts, threshold=FIVE)

    assert set(told.values()) <= {NOBODY_IN_PARTICULAR}
