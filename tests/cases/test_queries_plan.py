"""The plan page shows what is shared, and nothing else (R4)."""

import datetime

import pytest

from cases.models import Action
from cases.queries.plan import SOMEBODY, open_actions, plan_page
from evaluation.commands.ratings import rate_goal
from information_sharing import access
from information_sharing.categories import Category
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    ActionFactory,
    GoalFactory,
    GoalProgressFactory,
    PlanFactory,
    ReviewFactory,
)
from tests.people import (
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def plan(family):
    return PlanFactory(case=family.case)


@pytest.fixture
def visitor(family):
    return team_member(family.case)


@pytest.fixture
def therapy():
    return TeamFactory(name="Speech and language therapy")


@pytest.fixture
def therapist(therapy):
    return member_of(therapy)


def shown(viewer, family):
    return plan_page(viewer=viewer, case=family.case)


def words(page):
    return {card.goal.words for card in page.goals}


def test_a_therapist_sees_only_goals_and_actions_of_her_kinds(
    family, plan, visitor, therapy, therapist
):
    share(family, therapy)
    health = GoalFactory(plan=plan, words="Hearing", category=Category.HEALTH)
    home = GoalFactory(plan=plan, words="Damp", category=Category.HOUSING_MONEY)
    ActionFactory(goal=health, words="Test her hearing.")
    ActionFactory(goal=health, words="Ring the bank.", category=Category.HOUSING_MONEY)
    ActionFactory(goal=home, words="Listen to her chest.", category=Category.HEALTH)

    page = shown(therapist, family)

    assert words(page) == {"Hearing"}
    (card,) = page.goals
    assert [line.action.words for line in card.actions] == ["Test her hearing."]
    others = [line.action.words for line in page.other_actions]
    assert others == ["Listen to her chest."]
    assert not page.shows_plan
    assert not page.can_write
    everything = shown(visitor, family)
    assert words(everything) == {"Hearing", "Damp"}
    assert everything.other_actions == ()
    assert everything.shows_all


def test_goals_about_somebody_who_is_not_covered_are_not_shown(
    family, plan, therapy, therapist
):
    share(family, therapy)
    GoalFactory(plan=plan, person=family.father, category=Category.HEALTH)
    GoalFactory(
        plan=plan, person=family.child, category=Category.HEALTH, words="Hearing"
    )

    assert words(shown(therapist, family)) == {"Hearing"}


def test_an_owner_in_the_family_is_named_only_where_shared(
    family, plan, visitor, therapy, therapist
):
    share(family, therapy)
    goal = GoalFactory(plan=plan, category=Category.HEALTH)
    ActionFactory(goal=goal, owner_practitioner=None, owner_person=family.father)

    (line,) = shown(therapist, family).goals[0].actions
    assert line.owner == SOMEBODY
    (line,) = shown(visitor, family).goals[0].actions
    assert line.owner == "Daniel Okoro"


def test_reviews_and_their_dates_belong_to_the_plan(
    family, plan, visitor, therapy, therapist
):
    share(family, therapy)
    goal = GoalFactory(plan=plan, category=Category.HEALTH)
    review = ReviewFactory(case=family.case)
    GoalProgressFactory(goal=goal, review=review)

    page = shown(visitor, family)
    assert page.reviews == (review,)
    assert page.next_review_on == review.next_review_on
    narrow = shown(therapist, family)
    assert narrow.reviews == ()
    assert narrow.next_review_on is None
    assert len(narrow.goals[0].progress) == 1


def test_ratings_run_from_the_baseline_to_the_latest(family, plan, visitor):
    goal = GoalFactory(plan=plan)
    days = [datetime.date(2026, 9, 1), datetime.date(2026, 10, 1)]
    rate_goal(goal=goal, scores={"PARENT": 2}, rated_on=days[0], by=visitor)
    for day, score in zip(days, (4, 7), strict=True):
        review = ReviewFactory(case=family.case, held_on=day)
        rate_goal(
            goal=goal,
            scores={"PARENT": score, "CHILD": 5},
            rated_on=day,
            by=visitor,
            review=review,
        )

    parent, child = shown(visitor, family).goals[0].ratings

    assert (parent.start.score, [r.score for r in parent.since]) == (2, [4, 7])
    assert (child.start, [r.score for r in child.since]) == (None, [5, 5])


def test_aims_are_grouped_by_outcome(family, plan, visitor):
    GoalFactory(plan=plan, aims=["EA1", "BH1", "EA-P"])

    healthy, enjoy = shown(visitor, family).goals[0].outcomes

    assert (healthy.outcome, len(healthy.aims)) == ("Be healthy", 1)
    assert (enjoy.outcome, len(enjoy.aims)) == ("Enjoy and achieve", 2)


def test_who_may_end_an_action_agrees_with_access(
    family, plan, visitor, therapy, therapist
):
    share(family, therapy)
    goal = GoalFactory(plan=plan, category=Category.HEALTH)
    ActionFactory(goal=goal, owner_practitioner=therapist)
    ActionFactory(goal=goal, owner_practitioner=None, owner_agency=therapy.agency)
    ActionFactory(goal=goal, owner_practitioner=visitor)
    ActionFactory(goal=goal, owner_practitioner=None, owner_person=family.mother)
    lead = lead_professional(family)

    for viewer in (visitor, therapist, member_of(therapy), lead, outsider()):
        page = shown(viewer, family)
        lines = [line for card in page.goals for line in card.actions]
        said = {line.action.pk for line in lines if line.can_end}
        allowed = {
            action.pk
            for action in Action.objects.all()
            if access.can_end_action(viewer, action)
        }
        assert said == allowed


def test_nothing_can_be_ended_twice_or_in_a_closed_case(plan, visitor, family):
    ActionFactory(goal__plan=plan, done=True)
    closed = household(closed=True)
    ActionFactory(goal__plan__case=closed.case)

    (line,) = shown(visitor, family).goals[0].actions
    assert not line.can_end
    page = shown(team_member(closed.case), closed)
    assert not page.goals[0].actions[0].can_end
    assert not page.can_write


def test_open_actions_are_those_to_do_that_the_viewer_sees(
    family, plan, visitor, therapy, therapist
):
    share(family, therapy)
    goal = GoalFactory(plan=plan, category=Category.HEALTH)
    ActionFactory(goal=goal, words="Hearing test")
    ActionFactory(goal=goal, done=True)
    ActionFactory(goal=goal, category=Category.PLAN)

    assert len(open_actions(viewer=visitor, case=family.case)) == 2
    (line,) = open_actions(viewer=therapist, case=family.case)
    assert line.action.words == "Hearing test"


def test_the_number_of_queries_does_not_grow(
    family, plan, visitor, django_assert_max_num_queries
):
    for _ in range(6):
        goal = GoalFactory(plan=plan, person=family.child)
        for _ in range(4):
            ActionFactory(goal=goal)
        review = ReviewFactory(case=family.case)
        GoalProgressFactory(goal=goal, review=review)

    with django_assert_max_num_queries(13):
        shown(visitor, family)
