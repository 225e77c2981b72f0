"""The pages of a review and of closing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, GoalProgress, Review
from information_sharing.categories import Category
from tests.factories.cases import (
    ActionFactory,
    GoalFactory,
    PlanFactory,
    ReviewFactory,
)
from tests.people import household, lead_professional, team_member

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert('x')</script> 👶🏽 مرحبا"


@pytest.fixture
def family():
    return household()


@pytest.fixture
def goal(family):
    return GoalFactory(plan=PlanFactory(case=family.case))


@pytest.fixture
def visitor(family, client):
    visitor = team_member(family.case)
    client.force_login(visitor)
    return visitor


def url(name, family):
    return reverse(f"cases:{name}", args=[family.case.pk])


def parts(name, day):
    return {
        f"{name}_day": day.day,
        f"{name}_month": day.month,
        f"{name}_year": day.year,
    }


def fields(goal, **more):
    today = timezone.localdate()
    return {
        "mode": "MEETING",
        **parts("held_on", today),
        **parts("next_review_on", today + timedelta(days=60)),
        f"progress-{goal.pk}": "BETTER",
        f"PARENT-{goal.pk}": "7",
        **more,
    }


NO_DATE = {f"next_review_on_{part}": "" for part in ("day", "month", "year")}


def text(response):
    return response.content.decode()


def test_a_review_is_recorded(client, family, goal, visitor):
    sent = fields(goal, parent_words=SCRIPT)

    response = client.post(url("record-review", family), sent)

    assert response.url == url("plan", family)
    review = Review.objects.get()
    assert review.parent_words == SCRIPT
    assert review.goal_progress.get().progress == "BETTER"
    assert review.ratings.get(rater="PARENT").score == 7
    others = review.ratings.exclude(rater="PARENT").values_list("no_score", flat=True)
    assert list(others) == ["NOT_ASKED", "NOT_ASKED"]
    page = text(client.get(response.url))
    assert "<script>alert" not in page
    assert "Parent or carer" in page
    assert "Next review" in page


def test_every_visible_goal_needs_an_answer(client, family, goal, visitor):
    sent = fields(goal, **{f"progress-{goal.pk}": ""})

    response = client.post(url("record-review", family), sent)

    assert "Select how goal 1 has gone" in text(response)
    assert not Review.objects.exists()


def test_a_lead_is_asked_only_about_goals_she_sees(client, family, goal):
    hidden = GoalFactory(
        plan=goal.plan, category=Category.HOUSING_MONEY, words="CANARY-HOUSE"
    )
    client.force_login(lead_professional(family, categories=["HEALTH", "PLAN"]))

    assert "CANARY" not in text(client.get(url("record-review", family)))
    sent = fields(goal, **{f"progress-{hidden.pk}": "WORSE"})
    client.post(url("record-review", family), sent)

    assert {row.goal for row in GoalProgress.objects.all()} == {goal}


def test_a_lead_without_the_plan_is_told_why_not(client, family):
    client.force_login(lead_professional(family))

    response = client.get(url("record-review", family))

    assert response.status_code == 403
    assert "the plan is not shared with you" in text(response)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (NO_DATE, "one of them, not both"),
        ({"closing_reason": "Both."}, "one of them, not both"),
        ({"held_on_month": "2", "held_on_day": "30"}, "must be a real date"),
        ({"held_on_year": "2099"}, "must be today or in the past"),
        ({"next_review_on_year": "2020"}, "must be after the date of this one"),
        ({"mode": "PIGEON"}, "from the list"),
        ({"notes": "x" * 100_000}, "must be 50,000 characters or fewer"),
    ],
)
def test_a_review_with_a_fault_keeps_what_was_typed(
    client, family, goal, visitor, more, message
):
    sent = fields(goal, child_words="She smiled", **more)

    response = client.post(url("record-review", family), sent)

    page = text(response)
    assert response.status_code == 200
    assert message in page
    assert "She smiled" in page
    assert not Review.objects.exists()


def test_closing_without_a_reason_is_asked_for_the_reason_alone(
    client, family, goal, visitor
):
    sent = fields(goal, decision="CLOSE", closing_summary="You did it.", **NO_DATE)

    response = client.post(url("record-review", family), sent)

    page = text(response)
    assert "Enter the reason for closing" in page
    assert "one of them, not both" not in page
    assert not Review.objects.exists()


@pytest.mark.parametrize("score", ["eleven", "11", "-1", "4.5", "👶"])
def test_a_score_is_a_whole_number_from_0_to_10(client, family, goal, visitor, score):
    sent = fields(goal, **{f"CHILD-{goal.pk}": score})

    response = client.post(url("record-review", family), sent)

    expected = "Goal 1: Child&#x27;s rating must be a whole number from 0 to 10"
    assert expected in text(response)


def test_a_review_without_goals_can_be_recorded(client, family, visitor):
    today = timezone.localdate()
    sent = {"mode": "DESK", **parts("held_on", today), "closing_reason": "Moved."}
    sent["closing_summary"] = "You are well looked after where you go."

    response = client.post(url("record-review", family), sent)

    assert response.url == url("close", family)
    assert "Moved." in text(client.get(response.url))


def test_closing_lists_what_ends_with_it(client, family, goal, visitor):
    ActionFactory(goal=goal, words="Ring the bank.")

    page = text(client.get(url("close", family)))

    assert "1 action still to do" in page
    assert "Ring the bank." in page


def test_a_reason_from_an_older_review_is_not_offered(client, family, visitor):
    ReviewFactory(
        case=family.case,
        held_on=timezone.localdate() - timedelta(days=90),
        next_review_on=None,
        closing_reason="OLD",
    )
    ReviewFactory(case=family.case, held_on=timezone.localdate())

    assert "OLD" not in text(client.get(url("close", family)))


def test_closing_needs_a_reason_and_a_tick(client, family, visitor):
    response = client.post(url("close", family), {})

    page = text(response)
    assert "Enter why the work ends" in page
    assert "Tick the box once the family has been told" in page
    assert Case.objects.get(pk=family.case.pk).is_open


def test_the_team_closes_and_stays_on_the_case(client, family, visitor):
    sent = {"reason": "Needs met.", "confirmed": "on"}

    response = client.post(url("close", family), sent)

    assert response.url == family.case.get_absolute_url()
    assert "This case is closed" in text(client.post(url("close", family), sent))


def test_the_lead_closes_and_goes_to_the_list(client, family):
    client.force_login(lead_professional(family))

    response = client.post(
        url("close", family), {"reason": "Needs met.", "confirmed": "on"}
    )

    assert response.url == reverse("cases:list")
    assert client.get(family.case.get_absolute_url()).status_code == 404
