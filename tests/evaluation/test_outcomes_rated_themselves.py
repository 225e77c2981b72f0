"""An outcome that was rated itself counts where no goal under it was rated twice."""

import pytest

from cases.outcomes import Outcome
from evaluation.counting import BETTER, NO_CHANGE, NOT_YET_KNOWN, WORSE, Period
from evaluation.outcomes_report import compute_for
from evaluation.presenting import account
from evaluation.scope import Whose
from tests.evaluation.test_outcomes_report import (
    days_ago,
    goal_for,
    rated,
    report_on,
    row_of,
    verdict_of,
)
from tests.evaluation.town import this_quarter
from tests.factories.agencies import TeamFactory
from tests.factories.cases import ReviewFactory
from tests.factories.evaluation import FrameworkFactory, OutcomeRatingFactory
from tests.people import household

pytestmark = pytest.mark.django_db


@pytest.fixture
def team(db):
    return TeamFactory()


@pytest.fixture
def family(team, monkeypatch):
    """One family whose counts no report would show."""
    monkeypatch.setattr("evaluation.outcomes_report.threshold", lambda: 1)
    return household(recording_team=team)


def outcome_rated(family, *scores, outcome="EA", rater="PRACTITIONER", start=70):
    """Rate an outcome of the child at the start, then at a review each ten days."""
    for order, score in enumerate(scores):
        day = days_ago(start - 10 * order)
        review = ReviewFactory(case=family.case, held_on=day) if order else None
        OutcomeRatingFactory(
            goal=None, case=family.case, person=family.child, outcome=outcome,
            category="PLAN", rater=rater, score=score, rated_on=day, review=review,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("scores", "verdict"),
    [((3, 6), BETTER), ((5, 5), NO_CHANGE), ((6, 9, 4), WORSE), ((3,), NOT_YET_KNOWN)],
)
def test_it_counts_where_no_goal_was_rated_twice(team, family, scores, verdict):
    rated(goal_for(family), 4)
    outcome_rated(family, *scores)

    assert verdict_of(team) == [verdict]


def test_goals_come_first(team, family):
    rated(goal_for(family), 5, 5)
    outcome_rated(family, 1, 10)

    row = row_of(report_on(team), "EA")

    assert row["counts"][NO_CHANGE] == 1
    assert row["means"] == {"baseline": "5.0", "latest": "5.0"}


def test_it_counts_before_the_word_of_a_review_and_by_one_rater(team, family):
    goal_for(family)
    outcome_rated(family, 8)
    outcome_rated(family, 2, 7, rater="PARENT")

    row = row_of(report_on(team), "EA")

    assert row["counts"][BETTER] == 1
    assert row["means"] == {"baseline": "2.0", "latest": "7.0"}


def test_an_outcome_without_a_goal_is_not_counted_and_no_later_rating_is(team, family):
    goal_for(family)
    outcome_rated(family, 2, 9, outcome="SS")
    outcome_rated(family, 5, 9, start=5)

    snapshot = report_on(team)

    assert row_of(snapshot, "SS")["total"] == 0
    assert row_of(snapshot, "EA")["counts"][NOT_YET_KNOWN] == 1


def test_by_another_framework_it_does_not_count(team, family):
    """Its outcomes are no sum of the five: what was said of one says nothing of them."""
    goal_for(family)
    outcome_rated(family, 2, 9)
    local = FrameworkFactory()
    assert Outcome.ENJOY_AND_ACHIEVE == "EA"

    period = this_quarter()
    snapshot = compute_for(Whose.at(team.centre), Period(**period), local)

    assert not any(row["counts"][BETTER] for row in snapshot["outcomes"])


def test_the_report_says_so(team):
    told = " ".join(account(report_on(team)).how_counted)

    assert "the rating of the outcome itself counts" in told
    assert "Where neither was rated again, the last review" in told
