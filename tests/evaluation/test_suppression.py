"""Nothing below the threshold can be told from what is shown (R19)."""

from collections import defaultdict
from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.suppression import (
    HIDDEN,
    LOWEST_THRESHOLD,
    suppress_children,
    suppress_number,
    suppress_part,
    suppress_row,
)

LIMIT = 5
NAMES = ("better", "no change", "worse", "not yet known")
ROWS = st.lists(st.integers(0, 60), min_size=4, max_size=4)
THRESHOLDS = st.integers(LOWEST_THRESHOLD, 12)


def shown(row, limit=LIMIT):
    names = NAMES[: len(row)]
    cells, total = suppress_row(dict(zip(names, row, strict=True)), threshold=limit)
    return tuple(cells.values()), total


@given(ROWS, THRESHOLDS)
def test_no_small_number_is_shown(row, limit):
    cells, total = shown(row, limit)

    for number in (*cells, total):
        assert number is HIDDEN or number == 0 or number >= limit


@given(ROWS, THRESHOLDS)
def test_what_is_hidden_adds_up_to_the_threshold_or_more(row, limit):
    cells, total = shown(row, limit)

    if total is not HIDDEN and HIDDEN in cells:
        seen = sum(cell for cell in cells if cell is not HIDDEN)
        assert total - seen >= limit
        assert cells.count(HIDDEN) >= 2


@given(ROWS)
def test_what_is_shown_is_true(row):
    cells, total = shown(row)

    assert total in {HIDDEN, sum(row)}
    for number, cell in zip(row, cells, strict=True):
        assert cell in {HIDDEN, number}


@cache
def possible_rows(length, limit, highest=19):
    """All rows that give the same picture, for someone who knows the rule."""
    pictures = defaultdict(list)
    for row in product(range(highest + 1), repeat=length):
        if sum(row) <= highest:
            pictures[shown(row, limit)].append(row)
    return pictures


@pytest.mark.parametrize(("length", "limit"), [(2, 5), (3, 5), (4, 5), (3, 6)])
def test_no_small_number_follows_from_the_picture_even_for_who_knows_the_rule(
    length, limit
):
    for (cells, _), rows in possible_rows(length, limit).items():
        for place, cell in enumerate(cells):
            if cell is HIDDEN:
                possible = {row[place] for row in rows}
                assert len(possible) > 1, (cells, rows)


def test_no_sum_of_hidden_places_is_small_and_certain():
    for (cells, total), rows in possible_rows(4, LIMIT).items():
        places = [place for place, cell in enumerate(cells) if cell is HIDDEN]
        for left_out in places:
            rest = [place for place in places if place != left_out]
            sums = {sum(row[place] for place in rest) for row in rows}
            certain = len(sums) == 1 and 0 < min(sums) < LIMIT
            assert not certain, (cells, total, rows)


def test_small_total_hides_its_whole_row():
    assert shown((0, 3, 1, 0)) == ((HIDDEN,) * 4, HIDDEN)


def test_noughts_are_shown():
    assert shown((0, 0, 0, 0)) == ((0, 0, 0, 0), 0)
    assert shown((9, 0, 0, 0)) == ((9, 0, 0, 0), 9)


def test_small_number_takes_the_largest_with_it():
    assert shown((12, 2, 7, 0)) == ((HIDDEN, HIDDEN, 7, 0), 21)
    assert shown((12, 2, 12, 6)) == ((HIDDEN, HIDDEN, HIDDEN, 6), 32)


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_part_and_what_is_left_of_the_whole(part, rest):
    seen, whole = suppress_part(part, part + rest, threshold=LIMIT)

    if seen is not HIDDEN:
        assert seen == part
        for number in (seen, whole, whole - seen):
            assert number == 0 or number >= LIMIT


@given(st.integers(0, 100))
def test_number_alone(number):
    seen = suppress_number(number, threshold=LIMIT)

    assert seen == (HIDDEN if 0 < number < LIMIT else number)


@given(st.lists(st.integers(0, 30), min_size=5, max_size=5), st.data())
def test_all_children_never_tell_the_size_of_a_hidden_row(totals, data):
    children = data.draw(st.integers(max(totals), sum(totals)))

    seen = suppress_children(children, totals, threshold=LIMIT)

    if seen is not HIDDEN:
        hidden = sum(total for total in totals if 0 < total < LIMIT)
        assert seen == 0 or seen >= LIMIT
        assert not hidden or seen <= sum(totals) - hidden


def test_all_children_are_hidden_when_they_outnumber_the_rows_shown():
    assert suppress_children(32, [30, 2, 0, 0, 0], threshold=LIMIT) is HIDDEN
    assert suppress_children(30, [30, 2, 0, 0, 0], threshold=LIMIT) == 30
    assert suppress_children(3, [3, 0, 0, 0, 0], threshold=LIMIT) is HIDDEN
