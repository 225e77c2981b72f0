"""Beside a part of an assessment stand its aims, the plan's goals and their scores."""

from datetime import date

import pytest
from django.urls import reverse

from cases.bearing import AIMS_OF, OF_THE_WHOLE
from cases.built_in import BUILT_IN
from cases.elements import BY_CODE
from cases.outcomes import Aim, Outcome
from cases.queries.bearing import bearing
from evaluation.models import Rater
from information_sharing.categories import Category
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    AssessmentFactory,
    GoalFactory,
    PersonFactory,
    PlanFactory,
)
from tests.factories.evaluation import OutcomeRatingFactory
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 1)


@pytest.fixture
def family():
    return household()


@pytest.fixture
def sheet(family):
    return AssessmentFactory(case=family.case, person=family.child)


@pytest.fixture
def goal(family):
    return GoalFactory(
        plan=PlanFactory(case=family.case),
        person=family.child,
        category=Category.DEVELOPMENT,
        words="Maya asks for what she wants.",
        target=8,
    )


def beside(sheet, viewer, code="1.1.3"):
    return bearing(viewer=viewer, assessment=sheet, element=BY_CODE[code])


def test_goals_towards_its_aims_stand_there_with_first_and_last_score(
    family, sheet, goal
):
    OutcomeRatingFactory(goal=goal, score=3, rated_on=ON)
    OutcomeRatingFactory(goal=goal, score=6, stage="CLOSING", rated_on=date(2026, 9, 1))
    OutcomeRatingFactory(goal=goal, score=4, rater=Rater.PARENT, rated_on=ON)
    OutcomeRatingFactory(
        goal=goal, score=None, no_score="TOO_YOUNG", rater=Rater.CHILD, rated_on=ON
    )

    (shown,) = beside(sheet, team_member(family.case)).goals

    assert (shown.words, shown.target) == (goal.words, 8)
    assert [(each.rater, each.words) for each in shown.scores] == [
        ("Practitioner", "3 (1 June 2026), then 6 (1 September 2026)"),
        ("Parent or carer", "4 (1 June 2026)"),
    ]


def test_a_goal_towards_other_aims_ended_or_of_another_child_is_not_there(
    family, sheet, goal
):
    goal.aims = [Aim.EW3]
    goal.save()
    sister = PersonFactory(case=family.case)
    GoalFactory(plan=goal.plan, person=sister)
    viewer = team_member(family.case)

    assert beside(sheet, viewer).goals == ()
    assert [each.words for each in beside(sheet, viewer, "3.3").goals] == [goal.words]
    assert [each.words for each in beside(sheet, viewer, "C2").goals] == [goal.words]


def test_a_goal_and_a_score_that_are_not_shared_are_not_there(family, sheet, goal):
    hidden = GoalFactory(
        plan=goal.plan, person=family.child, category=Category.WELLBEING
    )
    OutcomeRatingFactory(goal=hidden, rated_on=ON)
    OutcomeRatingFactory(goal=goal, category=Category.WELLBEING, rated_on=ON)
    therapy = TeamFactory()
    share(family, therapy)
    therapist, worker = member_of(therapy), team_member(family.case)

    (shown,) = beside(sheet, therapist).goals
    assert (shown.words, shown.scores) == (goal.words, ())
    assert len(beside(sheet, worker).goals) == 2


def test_how_the_child_stands_under_its_outcomes_is_said(family, sheet):
    said = {"goal": None, "case": family.case, "person": family.child, "rated_on": ON}
    said["category"] = Category.DEVELOPMENT
    OutcomeRatingFactory(outcome=Outcome.ENJOY_AND_ACHIEVE, score=5, **said)
    OutcomeRatingFactory(outcome=Outcome.BE_HEALTHY, score=2, **said)

    (shown,) = beside(sheet, team_member(family.case)).outcomes

    assert shown.words == "Enjoy and achieve"
    assert shown.scores[0].words == "5 (1 June 2026)"


def test_of_a_small_child_only_what_says_something_is_named(family, sheet):
    viewer = team_member(family.case)
    sheet.person.born_on = date(2024, 1, 1)
    assert Aim.BH3.label not in beside(sheet, viewer, "1.1.1").aims

    sheet.person.born_on = date(2012, 1, 1)
    assert Aim.BH3.label in beside(sheet, viewer, "1.1.1").aims


def test_the_page_of_a_part_shows_it_and_a_part_in_words_does_not(
    client, family, sheet, goal
):
    client.force_login(team_member(family.case))

    def page(code):
        args = [family.case.pk, sheet.pk, code]
        return client.get(reverse("cases:element", args=args)).content.decode()

    part = page("1.1.3")
    assert "What the plan has for this" in part
    assert Aim.EA1.label in part
    assert goal.words in part
    assert "What the plan has for this" not in page("H2")


def test_every_aim_and_every_heading_has_its_place():
    asked = {each.code: each for kind in BUILT_IN for each in kind.elements}
    assert set(AIMS_OF) == {code for code, each in asked.items() if not each.in_words}
    assert set(asked) >= OF_THE_WHOLE
    assert {aim for aims in AIMS_OF.values() for aim in aims} == set(Aim)
