"""Intervals against figures that were worked out by other means."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.intervals import Interval, mean_of, proportion


def wilson_by_hand(part, whole):
    """Wilson's formula as his paper has it, z = 1.959964."""
    z, share = 1.959963984540054, part / whole
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    half /= 1 + z * z / whole
    return middle - half, middle + half


def test_sixteen_families_of_twenty_five():
    found = proportion(16, 25)

    assert found.value == 0.64
    assert (found.low, found.high) == pytest.approx(wilson_by_hand(16, 25))
    assert (round(found.low, 2), round(found.high, 2)) == (0.45, 0.80)


@given(st.integers(1, 400), st.data())
def test_a_share_lies_in_its_range_and_the_range_between_nought_and_one(whole, data):
    part = data.draw(st.integers(0, whole))

    found = proportion(part, whole)

    assert (found.low, found.high) == pytest.approx(
        wilson_by_hand(part, whole), abs=1e-9
    )
    assert -1e-9 <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= 1 + 1e-9


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (3, 2), (-1, 4)])
def test_what_is_no_part_of_a_whole_has_no_range(part, whole):
    with pytest.raises(ValueError):  # noqa: PT011
        proportion(part, whole)


def test_a_mean_has_the_range_of_the_printed_table():
    # Mean 4, standard deviation 1.581, n 5; t for 4 degrees of freedom is 2.776.
    found = mean_of([2, 3, 4, 5, 6])

    assert found.value == 4
    assert found.high - 4 == pytest.approx(2.776 * 1.5811 / sqrt(5), rel=1e-3)
    assert 4 - found.low == pytest.approx(found.high - 4)


def test_what_is_all_the_same_has_no_width_and_one_value_has_no_range():
    assert mean_of([3, 3, 3]) == Interval(3, 3, 3)
    with pytest.raises(ValueError, match="two values"):
        mean_of([3])


def test_ranges_overlap_or_do_not():
    assert Interval(1, 0, 2).overlaps(Interval(3, 2, 4))
    assert not Interval(1, 0, 2).overlaps(Interval(3, 2.1, 4))
