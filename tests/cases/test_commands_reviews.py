"""A review: who writes it, and exactly one of a next date and a reason to close."""

import datetime

import pytest

from cases.commands.reviews import GoalNews, ReviewText, record_review
from cases.models import GoalProgress, Review
from evaluation.commands.ratings import rate_goal
from evaluation.models import OutcomeRating
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import GoalFactory
from tests.people import (
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
HELD = datetime.date(2026, 11, 20)
NEXT = datetime.date(2027, 1, 20)


@pytest.fixture
def family():
    return household()


@pytest.fixture
def visitor(family):
    return team_member(family.case)


@pytest.fixture
def goal(family):
    return GoalFactory(
        plan__case=family.case, category=Category.HEALTH, person=family.child
    )


def review(**fields):
    return ReviewText(**{"held_on": HELD, "mode": "MEETING", **fields})


def record(family, by, news=(), **fields):
    fields = fields or {"next_review_on": NEXT}
    return record_review(
        case=family.case, review=review(**fields), news=list(news), by=by
    )


def test_progress_and_ratings_carry_the_goal_s_kind_and_person(family, visitor, goal):
    scores = {"PRACTITIONER": 5, "PARENT": None, "CHILD": 10}

    saved = record(family, visitor, [GoalNews(goal, "BETTER", "Talks.", scores)])

    progress = GoalProgress.objects.get(review=saved)
    assert (progress.category, progress.person) == ("HEALTH", family.child)
    ratings = OutcomeRating.objects.filter(review=saved)
    assert {r.rater: r.score for r in ratings} == {"PRACTITIONER": 5, "CHILD": 10}
    assert {(r.category, r.person, r.rated_on) for r in ratings} == {
        ("HEALTH", family.child, HELD)
    }
    assert [e.event for e in AccessEvent.objects.all()] == ["REVIEW_RECORDED"]
    assert "Talks" not in str(AccessEvent.objects.get().details)


def test_a_review_may_end_in_a_reason_to_close(family, visitor):
    ends = {"closing_reason": "Needs met.", "closing_summary": "She talks now."}
    assert record(family, visitor, **ends).next_review_on is None


@pytest.mark.parametrize(
    "ends", [{"notes": "x"}, {"next_review_on": NEXT, "closing_reason": "Both."}]
)
def test_neither_or_both_is_refused(family, visitor, ends):
    with pytest.raises(NotPossibleNow, match="one of them"):
        record(family, visitor, **ends)


def test_the_next_review_comes_after_this_one(family, visitor):
    with pytest.raises(NotPossibleNow, match="after this one"):
        record(family, visitor, next_review_on=HELD)


def test_a_goal_of_another_case_is_refused(family, visitor):
    with pytest.raises(AccessDenied, match="goal is not shared"):
        record(family, visitor, [GoalNews(GoalFactory(), "BETTER")])
    assert not Review.objects.exists()


def test_the_lead_reviews_what_she_sees(family, goal):
    hidden = GoalFactory(plan=goal.plan, category=Category.HOUSING_MONEY)
    lead = lead_professional(family, categories=["HEALTH", "PLAN"])

    assert record(family, lead, [GoalNews(goal, "WORSE")]).pk
    with pytest.raises(AccessDenied):
        record(family, lead, [GoalNews(hidden, "WORSE")])


def test_a_lead_who_does_not_see_the_plan_cannot_review(family):
    with pytest.raises(AccessDenied, match="the plan is not shared with you"):
        record(family, lead_professional(family))


def test_others_record_no_review(family):
    team = TeamFactory()
    share(family, team)

    for other in (member_of(team), outsider()):
        with pytest.raises(AccessDenied):
            record(family, other)


def test_no_review_in_a_closed_case():
    family = household(closed=True)

    with pytest.raises(NotPossibleNow, match="closed"):
        record(family, team_member(family.case))


def test_ratings_are_refused_where_the_kind_is_not_shared(family, goal):
    scores = {"PARENT": 4}

    with pytest.raises(AccessDenied):
        rate_goal(goal=goal, scores=scores, rated_on=HELD, by=outsider())
    assert not OutcomeRating.objects.exists()
