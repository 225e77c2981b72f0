"""Attacks: can what is hidden be had by taking one figure from another? (R19)

Whoever attacks sees every figure of every scope and period, and knows the rule. Each test
tries all small worlds: two that look alike must exist for each hidden number.
"""

from collections import defaultdict
from datetime import date
from itertools import product

import pytest

from agencies.models import Centre
from evaluation.indicators import INDICATORS, Unit
from evaluation.models import Scope
from evaluation.publishing import by_group, numbers_shown, shown
from evaluation.scope import Whose
from evaluation.suppression import HIDDEN, suppress_row

LIMIT = 5
FLOW, STATE = INDICATORS["reviews"], INDICATORS["seen"]
HERE, THERE = Centre(name="Here"), Centre(name="There")
SPRING, SUMMER = date(2026, 4, 1), date(2026, 7, 1)
AUTHORITY = Whose(Scope.AUTHORITY)


def units(cell, centre, day=None, group=""):
    part, whole = cell
    return [
        Unit(centre.pk, hit=number < part, day=day, group=group)
        for number in range(whole)
    ]


def cells(most):
    """Every part of every whole up to this size."""
    return [(part, whole) for whole in range(most + 1) for part in range(whole + 1)]


def is_small(number):
    return 0 < number < LIMIT


def assert_nothing_is_found_out(worlds, look, secrets):
    """Of worlds that look alike, no secret that is a small number is the same in all."""
    alike = defaultdict(list)
    for world in worlds:
        alike[look(world)].append(secrets(world))
    for found in alike.values():
        for each in zip(*found, strict=True):
            assert len(set(each)) > 1 or not is_small(each[0]), found[0]


def parts_and_rests(world):
    return [number for part, whole in world for number in (part, whole - part)]


def test_the_authority_taken_with_its_centres():
    def look(world):
        here, there = units(world[0], HERE), units(world[1], THERE)
        return (
            shown(STATE, Whose.at(HERE), here, None, LIMIT),
            shown(STATE, Whose.at(THERE), there, None, LIMIT),
            shown(STATE, AUTHORITY, here + there, None, LIMIT),
        )

    assert_nothing_is_found_out(product(cells(9), repeat=2), look, parts_and_rests)


def test_a_year_taken_with_its_quarters():
    def look(world):
        spring, summer = units(world[0], HERE, SPRING), units(world[1], HERE, SUMMER)
        whose = Whose.at(HERE)
        both = [shown(FLOW, whose, each, None, LIMIT) for each in (spring, summer)]
        return (*both, shown(FLOW, whose, spring + summer, None, LIMIT))

    assert_nothing_is_found_out(product(cells(9), repeat=2), look, parts_and_rests)


def test_scopes_and_periods_at_once():
    sizes = [(0, 0), (0, 5), (2, 6), (3, 3), (5, 10)]

    def look(world):
        rows = [
            units(cell, centre, day)
            for cell, (centre, day) in zip(
                world, product((HERE, THERE), (SPRING, SUMMER)), strict=True
            )
        ]
        here, there, spring, summer = (
            rows[0] + rows[1],
            rows[2] + rows[3],
            rows[0] + rows[2],
            rows[1] + rows[3],
        )
        return tuple(
            shown(FLOW, whose, each, None, LIMIT)
            for whose, each in (
                *[(Whose.at(HERE), row) for row in rows[:2]],
                *[(Whose.at(THERE), row) for row in rows[2:]],
                (Whose.at(HERE), here),
                (Whose.at(THERE), there),
                (AUTHORITY, spring),
                (AUTHORITY, summer),
                (AUTHORITY, here + there),
            )
        )

    # The wider figures follow from the single ones: they tell nothing more.
    alike = defaultdict(set)
    for world in product(sizes, repeat=4):
        published = look(world)
        singles = tuple(published[:4])
        alike[singles].add(published[4:])
    assert all(len(wider) == 1 for wider in alike.values())


def test_an_indicator_inside_another():
    """Seen often is part of seen; a priority group is part of all children."""

    def look(world):
        wider, inner = (units(cell, HERE) for cell in world)
        return (
            shown(STATE, Whose.at(HERE), wider, None, LIMIT),
            shown(STATE, Whose.at(HERE), inner, wider, LIMIT),
        )

    def secrets(world):
        (parts, wholes), (part, whole) = world
        return [part, whole - part, parts - part, wholes - whole,
                (wholes - parts) - (whole - part)]  # fmt: skip

    of_all = [
        (wider, inner)
        for wider, inner in product(cells(14), repeat=2)
        if inner[0] <= wider[0] and inner[1] - inner[0] <= wider[1] - wider[0]
    ]
    assert_nothing_is_found_out(of_all, look, secrets)


def test_an_indicator_with_the_same_whole_inside_another():
    def look(world):
        wider, inner = (units(cell, HERE) for cell in world)
        return (
            shown(STATE, Whose.at(HERE), wider, None, LIMIT),
            shown(STATE, Whose.at(HERE), inner, wider, LIMIT),
        )

    def secrets(world):
        (parts, _), (part, _) = world
        return [part, parts - part]

    of_all = [
        ((parts, whole), (part, whole))
        for whole in range(22)
        for parts in range(whole + 1)
        for part in range(parts + 1)
    ]
    assert_nothing_is_found_out(of_all, look, secrets)


def test_reached_among_registered():
    def look(world):
        wider, inner = (units((number, number), HERE) for number in world)
        return (
            str(numbers_shown(wider, None, LIMIT)),
            str(numbers_shown(inner, wider, LIMIT)),
        )

    of_all = [(wide, part) for wide in range(25) for part in range(wide + 1)]
    assert_nothing_is_found_out(
        of_all, look, lambda world: [*world, world[0] - world[1]]
    )


SOME = [(0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (1, 1), (1, 4), (2, 4), (0, 5),
        (5, 10), (1, 6)]  # fmt: skip


def test_the_sum_of_agencies_minus_those_that_are_named():
    """How many agencies share the actions is not known: there may be one more."""
    names = ("A", "B", "C", "D")

    def look(world):
        rows = [units(c, HERE, group=n) for c, n in zip(world, names, strict=True)]
        every = [unit for row in rows for unit in row]
        whole = shown(STATE, Whose.at(HERE), every, None, LIMIT)
        return whole, tuple(sorted(by_group(every, LIMIT).items()))

    def secrets(world):
        return parts_and_rests(world) if world[3] == (0, 0) else None

    alike = defaultdict(list)
    for world in product(SOME, repeat=4):
        alike[look(world)].append(world)
    for found in alike.values():
        fewer = [secrets(world) for world in found if secrets(world)]
        if len(fewer) == len(found):
            for each in zip(*fewer, strict=True):
                assert len(set(each)) > 1 or not is_small(each[0]), found[0]


@pytest.mark.parametrize("most", [22])
def test_an_agency_within_a_centre(most):
    """What is in the centre's figure and not in the agency's."""

    def look(world):
        centre, agency = (units(cell, HERE) for cell in world)
        return (
            shown(STATE, Whose.at(HERE), centre, None, LIMIT),
            shown(STATE, Whose(Scope.AGENCY), agency, None, LIMIT),
        )

    of_all = [
        ((0, centre), (0, agency))
        for centre in range(most)
        for agency in range(centre + 1)
    ]
    assert_nothing_is_found_out(
        of_all, look, lambda world: [world[0][1] - world[1][1], world[1][1]]
    )


def test_the_quarters_of_an_agency_and_their_year():
    def look(world):
        days = (SPRING, SUMMER)
        rows = [units((0, n), HERE, day) for n, day in zip(world, days, strict=True)]
        whose = Whose(Scope.AGENCY)
        single = [shown(FLOW, whose, row, None, LIMIT) for row in rows]
        return (*single, shown(FLOW, whose, rows[0] + rows[1], None, LIMIT))

    assert_nothing_is_found_out(product(range(14), repeat=2), look, list)


def test_beyond_a_centre_no_line_of_outcomes_says_more_than_the_centres():
    """A sum of what is shown is known to whoever has seen what is shown."""
    rows = [dict(zip("abc", counts, strict=True)) for counts in
            product((0, 2, 5, 9), repeat=3)]  # fmt: skip

    alike = defaultdict(set)
    for here, there in product(rows, repeat=2):
        lines = [suppress_row(row, threshold=LIMIT) for row in (here, there)]
        wider = [sum(line[0][v] or 0 for line in lines) for v in "abc"]
        alike[str(lines)].add(str(wider))
    assert all(len(found) == 1 for found in alike.values())
    assert any(HIDDEN in suppress_row(row, threshold=LIMIT)[0].values() for row in rows)
