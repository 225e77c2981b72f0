"""What a closed survey found: right by a plain second count, and nobody alone in it."""

import random
from statistics import fmean, median, pstdev

import pytest

from evaluation.helps import helps_of
from evaluation.instruments import instruments
from evaluation.models import Ballot
from evaluation.queries.ballots import answers_of
from evaluation.queries.results import results_for
from evaluation.result_charts import drawn_profiles, gap_chart, gap_table
from evaluation.strategies import strategies, strategies_for
from information_sharing.exceptions import AccessDenied
from tests.factories.agencies import AgencyFactory
from tests.factories.evaluation_surveys import (
    BallotFactory,
    SurveyFactory,
    SurveyItemFactory,
)

RELATIONSHIPS = {"instrument": "four-factors", "dimension": "working-relationships"}
WHEN = "2026-10-01T09:00Z"


def closed(centre, by, **more):
    """Return a closed survey that asks four statements and two places in the order."""
    survey = SurveyFactory(
        centre=centre, status="CLOSED", made_by=by, opened_by=by, opened_at=WHEN,
        closed_by=by, closed_at=WHEN, **more,
    )  # fmt: skip
    SurveyItemFactory(survey=survey, code="WR1", **RELATIONSHIPS)
    SurveyItemFactory(survey=survey, code="WR6", is_reversed=True, **RELATIONSHIPS)
    SurveyItemFactory(survey=survey, code="WR7", words="The same say", **RELATIONSHIPS)
    processes = {"instrument": "four-factors", "dimension": "processes"}
    SurveyItemFactory(survey=survey, code="PR1", **processes)
    for code, dimension in (("RK1", "vision"), ("RK3", "communication")):
        asked = {"instrument": "success-factors", "dimension": dimension}
        SurveyItemFactory(survey=survey, code=code, kind="RANK", **asked)
    return survey


@pytest.fixture
def survey(team, manager):
    return closed(team.centre, manager)


def answered(survey, number, perspective="FRONT_LINE", agency=None, **answers):
    return BallotFactory.create_batch(
        number, survey=survey, perspective=perspective, agency=agency,
        is_answered=True, answers=answers,
    )  # fmt: skip


def found(survey, manager):
    return results_for(survey=survey, viewer=manager)


def test_a_profile_agrees_with_a_plain_count(survey, manager):
    rolled = random.Random(7)  # noqa: S311
    Ballot.objects.bulk_create(
        Ballot(
            survey=survey, digest=f"{n:064x}", perspective="FRONT_LINE",
            is_answered=True,
            answers={c: rolled.randint(0, 5) for c in ("WR1", "WR6", "WR7")},
        )
        for n in range(40)
    )  # fmt: skip
    said = [ballot.answers for ballot in Ballot.objects.all()]
    plain = [each[c] for each in said for c in ("WR1", "WR7") if each[c]]
    plain += [6 - each["WR6"] for each in said if each["WR6"]]

    [profile] = found(survey, manager).profiles
    [dimension] = profile.dimensions

    assert (dimension.items, dimension.score.n) == (3, len(plain))
    assert dimension.score.mean == pytest.approx(fmean(plain))
    assert dimension.score.median == median(plain)
    assert dimension.score.spread == pytest.approx(pstdev(plain))


def test_what_is_rated_high_and_low_with_reversed_items_turned(survey, manager):
    answered(survey, 9, WR1=4, WR6=5, WR7=2, PR1=5)

    results = found(survey, manager)

    assert [each.item.code for each in results.highest] == ["PR1", "WR1"]
    assert [each.item.code for each in results.lowest] == ["WR6", "WR7"]
    assert all(each.is_low for each in results.lowest)


def test_perspectives_stand_on_one_chart_and_the_widest_gap_is_named(survey, manager):
    answered(survey, 8, "FRONT_LINE", WR1=2, WR7=3)
    answered(survey, 6, "MANAGER", WR1=5, WR7=3)

    results = found(survey, manager)

    chart, gap = gap_chart(results), results.gaps[0]
    assert [entry.name for entry in chart.legend] == ["Managers", "Front line"]
    assert "Working relationships: managers 4, front line 2.5." in chart.description
    assert gap_table(results)[0][1] == [
        ("Managers", "4.0 (12)"),
        ("Front line", "2.5 (16)"),
    ]
    assert (gap.item.code, gap.kinder, gap.harder, gap.width) == (
        "WR1", "Managers", "Front line", 3,
    )  # fmt: skip


def test_a_small_perspective_is_on_no_chart_and_in_no_gap(survey, manager):
    answered(survey, 12, "FRONT_LINE", WR1=2)
    answered(survey, 4, "MANAGER", WR1=5)

    results = found(survey, manager)

    assert gap_chart(results) is None
    assert results.gaps == ()
    assert all(
        score.n >= 5
        for each in results.factors
        for score in each.by_perspective.values()
    )


def test_one_agency_without_an_equal_say_leads_to_strategies(survey, manager):
    """T8: its own low figure stands beside the others, with S1 and S7."""
    small, large = AgencyFactory(name="Open Door"), AgencyFactory(name="Health")
    answered(survey, 7, agency=small, WR7=2, WR1=4)
    answered(survey, 20, agency=large, WR7=4, WR1=4)

    [alone] = found(survey, manager).alone

    assert (alone.item.code, alone.agency) == ("WR7", "Open Door")
    assert (alone.score.mean, alone.others.mean) == (2, 4)
    assert [each.code for each in alone.strategies] == ["S1", "S7"]


def test_what_may_be_chance_accuses_no_agency(survey, manager):
    """Five who differ among themselves by as much say nothing of their agency."""
    small = AgencyFactory()
    for says in (1, 1, 2, 5, 5):
        answered(survey, 1, agency=small, WR7=says)
    answered(survey, 20, agency=AgencyFactory(), WR7=4)

    assert found(survey, manager).alone == ()


@pytest.mark.parametrize(("number", "says"), [(4, 1), (7, 3), (7, 4)])
def test_an_agency_that_is_small_or_not_low_is_not_named(survey, manager, number, says):
    answered(survey, number, agency=AgencyFactory(), WR7=says)
    answered(survey, 20, agency=AgencyFactory(), WR7=4)

    assert found(survey, manager).alone == ()


def test_the_order_here_stands_beside_the_practitioners(survey, manager):
    answered(survey, 5, RK1=4, RK3=1)
    answered(survey, 2, RK1=1, RK3=2)

    ranks = found(survey, manager).ranks

    assert [(e.name, e.here, e.guide) for e in ranks] == [
        ("Communication", 1, 3), ("Vision and purpose", 2, 1),
    ]  # fmt: skip
    assert ranks[0].mean == pytest.approx(9 / 7)


def test_the_first_round_stands_beside_what_was_asked_in_both(team, manager):
    first = closed(team.centre, manager)
    second = closed(team.centre, manager, baseline=first, months=6)
    answered(first, 6, WR1=2, PR1=3)
    answered(second, 6, WR1=4, WR7=3, PR1=4)

    results = found(second, manager)

    items = {each.item.code: each for each in results.items}
    assert (items["WR1"].before.mean, items["WR1"].score.mean) == (2, 4)
    assert items["WR7"].before is None
    dimensions = {e.name: e for p in results.profiles for e in p.dimensions}
    assert dimensions["Working relationships"].before is None
    assert dimensions["Working processes"].before.mean == 3
    [drawn] = drawn_profiles(results)
    assert [entry.name for entry in drawn.chart.legend] == ["This round", "First round"]


def test_nothing_is_told_while_it_is_open_nor_to_another(
    survey, manager, other_manager
):
    answered(survey, 9, WR1=4)
    with pytest.raises(AccessDenied):
        found(survey, other_manager)
    survey.status = "OPEN"
    assert found(survey, manager) is None


def test_every_figure_is_reckoned_from_groups_that_may_be_told(survey, manager):
    """Whatever the answers, no score rests on fewer than five."""
    rolled = random.Random(11)  # noqa: S311
    agencies = AgencyFactory.create_batch(3)
    for _ in range(60):
        who = rolled.choice(["FRONT_LINE", "MANAGER", "FAMILY", "COMMISSIONER"])
        says = {
            c: rolled.randint(0, 5) for c in ("WR1", "WR7") if rolled.random() < 0.6
        }
        answered(survey, 1, who, rolled.choice(agencies), **says)

    results = found(survey, manager)

    told = answers_of(survey=survey, viewer=manager).items
    groups = {group.n for item in told for group in item.groups}
    scores = [e.score for e in results.items]
    scores += [s for f in results.factors for s in f.by_perspective.values()]
    scores += [s for e in results.alone for s in (e.score, e.others)]
    assert min(groups) >= 5
    assert all(score.n >= 5 for score in scores)


def test_every_question_leads_to_a_strategy_and_no_strategy_to_nothing():
    every = [item for one in instruments().values() for item in one.items]
    codes = {item.code for item in every}
    places = {f"{item.instrument}/{item.dimension}" for item in every}
    for strategy in strategies().values():
        assert set(strategy.codes) <= codes
        assert set(strategy.dimensions) <= places
        assert strategy.evidence.endswith(".")
    for item in every:
        if item.kind in ("RATING", "IMPACT"):
            assert strategies_for(item.code, item.instrument, item.dimension), item
    assert strategies()["S5"].evidence.startswith("17 of 28 studies")


def test_each_strategy_is_told_once_with_all_that_calls_for_it(survey, manager):
    """Neither the page nor the document says the same advice over and over."""
    results = found(survey, manager)
    low = [each for each in results.lowest if each.is_low]

    helps = helps_of(results)

    codes = [each.strategy.code for each in helps]
    assert len(codes) == len(set(codes))
    called = {
        (s.code, e.item.code) for e in (*low, *results.alone) for s in e.strategies
    }
    told = {(each.strategy.code, said.code) for each in helps for said in each.said}
    assert told == called
