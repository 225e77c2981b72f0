"""Each child counts once per outcome, by the rule that the report itself states."""

import datetime
import json

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.models import Case, Goal
from evaluation.counting import BETTER, NO_CHANGE, NOT_YET_KNOWN, VERDICTS, WORSE
from evaluation.outcomes_report import compute
from tests.evaluation.town import add_children, this_quarter, today
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    GoalFactory,
    GoalProgressFactory,
    PersonFactory,
    PlanFactory,
    ReviewFactory,
)
from tests.factories.evaluation import OutcomeRatingFactory
from tests.people import household

pytestmark = pytest.mark.django_db


def days_ago(days):
    return today() - datetime.timedelta(days=days)


def row_of(snapshot, code):
    return next(row for row in snapshot["outcomes"] if row["code"] == code)


def report_on(team, **period):
    return compute(team.centre, **(this_quarter() | period))


@pytest.fixture
def team(db):
    return TeamFactory()


@pytest.fixture
def family(team):
    return household(recording_team=team)


@pytest.fixture
def no_suppression(monkeypatch):
    """The counts of one family, which no report would show."""
    monkeypatch.setattr("evaluation.outcomes_report.threshold", lambda: 1)


def goal_for(family, *, person="child", aims=("EA1",)):
    plan = getattr(family.case, "plan", None) or PlanFactory(case=family.case)
    whom = getattr(family, person) if person else None
    return GoalFactory(plan=plan, person=whom, aims=list(aims))


def rated(goal, *scores, rater="PRACTITIONER", start=70):
    """Rate a goal at the start, then at a review each ten days."""
    for order, score in enumerate(scores):
        day = days_ago(start - 10 * order)
        review = ReviewFactory(case=goal.case, held_on=day) if order else None
        OutcomeRatingFactory(
            goal=goal, rater=rater, score=score, rated_on=day, review=review
        )


def verdict_of(team, code="EA", **period):
    """The only child's verdict."""
    counts = row_of(report_on(team, **period), code)["counts"]
    return [verdict for verdict, number in counts.items() if number]


@pytest.mark.parametrize(
    ("scores", "verdict"),
    [
        ((3, 6), BETTER),
        ((5, 5), NO_CHANGE),
        ((5, 8, 5), NO_CHANGE),
        ((6, 9, 2), WORSE),
        ((4,), NOT_YET_KNOWN),
        ((), NOT_YET_KNOWN),
    ],
)
def test_baseline_is_set_against_the_latest(
    team, family, no_suppression, scores, verdict
):
    rated(goal_for(family), *scores)

    assert verdict_of(team) == [verdict]


def test_rating_after_the_period_is_not_counted(team, family, no_suppression):
    rated(goal_for(family), 3, 3, 9)
    began = timezone.now() - datetime.timedelta(days=80)
    Case.objects.update(opened_at=began)
    Goal.objects.update(written_at=began)

    assert verdict_of(team, ends_on=days_ago(55)) == [NO_CHANGE]


def test_rating_before_the_period_is_a_baseline_but_not_the_latest(
    team, family, no_suppression
):
    rated(goal_for(family), 3, 9)

    assert verdict_of(team, starts_on=days_ago(30)) == [NOT_YET_KNOWN]


def test_baseline_and_review_of_one_day_are_told_apart(team, family, no_suppression):
    goal = goal_for(family)
    review = ReviewFactory(case=family.case, held_on=days_ago(3))
    OutcomeRatingFactory(goal=goal, score=8, rated_on=days_ago(3), review=review)
    OutcomeRatingFactory(goal=goal, score=2, rated_on=days_ago(3))

    assert verdict_of(team) == [BETTER]


def test_one_raters_pair_is_taken_the_practitioners_first(team, family, no_suppression):
    goal = goal_for(family)
    rated(goal, 2, 6, rater="PARENT", start=69)
    rated(goal, 9, 5, rater="CHILD", start=68)
    assert verdict_of(team) == [BETTER]

    rated(goal, 7)
    assert verdict_of(team) == [BETTER]

    review = ReviewFactory(case=family.case, held_on=days_ago(2))
    OutcomeRatingFactory(goal=goal, score=3, rated_on=days_ago(2), review=review)
    assert verdict_of(team) == [WORSE]


def test_means_over_the_goals_of_an_outcome_are_compared(team, family, no_suppression):
    rated(goal_for(family), 4, 9)
    rated(goal_for(family), 6, 3)
    rated(goal_for(family), 1)

    snapshot = report_on(team)

    assert row_of(snapshot, "EA")["counts"][BETTER] == 1
    assert row_of(snapshot, "EA")["means"] == {"baseline": "5.0", "latest": "6.0"}


def test_child_counts_once_per_outcome_and_once_in_all(team, family, no_suppression):
    goal_for(family, aims=["EA1", "EA4", "BH1"])
    goal_for(family, aims=["EA2"])

    snapshot = report_on(team)

    assert snapshot["children"] == 1
    assert [row["total"] for row in snapshot["outcomes"]] == [1, 0, 1, 0, 0]


def test_goal_for_nobody_in_particular_is_every_childs(team, family, no_suppression):
    PersonFactory(case=family.case)
    PersonFactory(case=family.case, unborn=True)
    rated(goal_for(family, person=None), 3, 6)

    snapshot = report_on(team)

    assert snapshot["children"] == 3
    assert row_of(snapshot, "EA")["counts"][BETTER] == 3


def test_goal_for_an_adult_is_not_a_childs(team, family, no_suppression):
    goal_for(family, person="mother")

    assert report_on(team)["children"] == 0


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ([BETTER], BETTER),
        ([WORSE], WORSE),
        ([NO_CHANGE], NO_CHANGE),
        ([NOT_YET_KNOWN], NOT_YET_KNOWN),
        ([BETTER, WORSE], NO_CHANGE),
        ([BETTER, BETTER, WORSE, NOT_YET_KNOWN], BETTER),
    ],
)
def test_without_a_second_rating_the_review_says(
    team, family, no_suppression, words, verdict
):
    review = ReviewFactory(case=family.case, held_on=days_ago(8))
    for word in words:
        goal = goal_for(family)
        rated(goal, 4)
        GoalProgressFactory(goal=goal, review=review, progress=word)

    assert verdict_of(team) == [verdict]


def test_only_the_latest_review_of_the_period_says(team, family, no_suppression):
    goal = goal_for(family)
    for days, word in ((20, WORSE), (8, BETTER), (100, WORSE)):
        review = ReviewFactory(case=family.case, held_on=days_ago(days))
        GoalProgressFactory(goal=goal, review=review, progress=word)

    assert verdict_of(team) == [BETTER]


def test_only_cases_of_the_centre_open_in_the_period(team, no_suppression):
    goal_for(household(recording_team=team, closed=True))
    goal_for(household())

    assert report_on(team)["children"] == 1
    before = {"starts_on": days_ago(80), "ends_on": days_ago(20)}
    assert report_on(team, **before)["children"] == 0


def test_small_numbers_stay_inside(team):
    add_children(team, {BETTER: 8, NO_CHANGE: 6, WORSE: 2})
    add_children(team, {BETTER: 3}, aims=["SS1"])

    snapshot = report_on(team)

    learning, safety = row_of(snapshot, "EA"), row_of(snapshot, "SS")
    assert learning["total"] == 16
    assert list(learning["counts"].values()) == [None, 6, None, 0]
    assert safety["total"] is None
    assert set(safety["counts"].values()) == {None}
    assert safety["means"] is None
    assert snapshot["children"] is None


def test_threshold_may_be_raised_but_not_lowered(team, settings):
    add_children(team, {BETTER: 8})
    settings.SUPPRESSION_THRESHOLD = 9
    assert row_of(report_on(team), "EA")["total"] is None

    settings.SUPPRESSION_THRESHOLD = 1
    assert report_on(team)["threshold"] == 5


def test_snapshot_names_nobody_and_can_be_kept(team):
    goals = add_children(team, {BETTER: 6})

    kept = json.dumps(report_on(team))

    assert "Test" not in kept
    assert not any(str(pk) in kept for g in goals for pk in (g.pk, g.case_id))


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(numbers=st.lists(st.integers(0, 9), min_size=4, max_size=4))
def test_no_small_count_leaves_whatever_the_children(db, numbers):
    team = TeamFactory()
    add_children(team, dict(zip(VERDICTS, numbers, strict=True)))

    row = row_of(report_on(team), "EA")

    for number in (*row["counts"].values(), row["total"]):
        assert number is None or number == 0 or number >= 5


def test_queries_do_not_grow_with_the_centre(team, django_assert_num_queries):
    add_children(team, {BETTER: 40})

    with django_assert_num_queries(4):
        report_on(team)
