"""The pages of the plan: what they show, refuse, and keep of what was typed."""

import uuid

import pytest
from django.urls import reverse

from cases.models import Goal
from information_sharing.categories import Category
from tests.factories.agencies import TeamFactory
from tests.factories.cases import GoalFactory, PlanFactory
from tests.people import household, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert('x')</script> 👶🏽 مرحبا"


@pytest.fixture
def family():
    return household()


@pytest.fixture
def plan(family):
    return PlanFactory(case=family.case)


@pytest.fixture
def visitor(family, client):
    visitor = team_member(family.case)
    client.force_login(visitor)
    return visitor


@pytest.fixture
def therapy():
    return TeamFactory(name="Speech and language therapy")


def url(name, family, *more):
    return reverse(f"cases:{name}", args=[family.case.pk, *more])


def goal_fields(**fields):
    return {
        "words": "We want Maya to talk.",
        "about": "family",
        "aims": ["EA1", "BH-P"],
        "category": "PLAN",
        **fields,
    }


def text(response):
    return response.content.decode()


def test_a_therapist_is_told_that_the_plan_is_not_shared(client, family, plan, therapy):
    share(family, therapy)
    GoalFactory(plan=plan, words="CANARY-PLAN")
    GoalFactory(plan=plan, words="Hearing", category=Category.HEALTH)
    client.force_login(member_of(therapy))

    page = text(client.get(url("plan", family)))

    assert "The plan:</strong> not shared with you" in page
    assert "Hearing" in page
    assert "CANARY" not in page
    assert "Add a goal" not in page


def test_not_shared_looks_the_same_with_and_without_content(client, therapy):
    pages = []
    for words in ([], ["CANARY-PLAN"]):
        family = household(reference="TA-SAME-1" if words else "TA-SAME-2")
        share(family, therapy)
        for each in words:
            GoalFactory(plan__case=family.case, words=each)
        client.force_login(member_of(therapy))
        context = client.get(url("plan", family)).context_data["plan"]
        pages.append((context.goals, context.shows_plan, context.kinds))

    assert pages[0] == pages[1]


@pytest.mark.parametrize("name", ["plan", "add-goal", "record-review", "close"])
def test_a_stranger_finds_no_such_page(client, family, name):
    client.force_login(outsider())

    assert client.get(url(name, family)).status_code == 404


@pytest.mark.parametrize("name", ["add-goal", "record-review", "close"])
def test_a_reader_who_does_not_coordinate_is_told_why_not(
    client, family, therapy, name
):
    share(family, therapy)
    client.force_login(member_of(therapy))

    response = client.get(url(name, family))

    assert response.status_code == 403
    assert "the lead professional can do this" in text(response)


def test_a_goal_is_added(client, family, visitor):
    fields = goal_fields(about=str(family.child.pk), score_PARENT="4", words=SCRIPT)

    response = client.post(url("add-goal", family), fields)

    assert response.url == url("plan", family)
    goal = Goal.objects.get()
    assert (goal.person, goal.aims) == (family.child, ["EA1", "BH-P"])
    assert goal.words == SCRIPT
    said = {
        rating.rater: (rating.score, rating.no_score) for rating in goal.ratings.all()
    }
    assert said == {
        "PRACTITIONER": (None, "NOT_ASKED"),
        "PARENT": (4, ""),
        "CHILD": (None, "NOT_ASKED"),
    }


def test_the_form_of_a_goal_says_who_sees_each_kind(client, family, visitor):
    response = client.get(url("add-goal", family))

    page = text(response)
    assert response.context_data["form"]["category"].value() == "PLAN"
    assert "Who sees each kind of information now" in page
    assert str(family.case.recording_team) in page
    assert "Up to four" not in page


def test_more_than_four_goals_are_remarked_on_and_allowed(
    client, family, plan, visitor
):
    for _ in range(4):
        GoalFactory(plan=plan)

    page = text(client.get(url("add-goal", family)))

    assert "This plan has 4 goals already" in page
    assert client.post(url("add-goal", family), goal_fields()).status_code == 302


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"words": ""}, "Enter the goal in the family&#x27;s own words"),
        ({"words": "x" * 100_000}, "must be 50,000 characters or fewer"),
        ({"words": "a\x00b"}, "has a character in it that cannot be kept"),
        ({"aims": []}, "Select at least one aim"),
        ({"aims": ["ZZ9"]}, "Select aims of the five outcomes from the list"),
        ({"about": ""}, "Select an answer to “Who is it about?”"),
        ({"about": str(uuid.uuid4())}, "from the list"),
        ({"about": "nonsense"}, "from the list"),
        ({"category": "IDENTITY"}, "Select kind of information from the list"),
        ({"score_CHILD": "eleven"}, "Child&#x27;s rating must be a whole number"),
        ({"score_CHILD": "11"}, "from 0 to 10"),
        ({"score_CHILD": "-1"}, "from 0 to 10"),
        ({"score_CHILD": "4.5"}, "from 0 to 10"),
    ],
)
def test_a_goal_with_a_fault_keeps_what_was_typed(
    client, family, visitor, fields, message
):
    response = client.post(
        url("add-goal", family), goal_fields(looks_like="Typed text", **fields)
    )

    page = text(response)
    assert response.status_code == 200
    assert "There is a problem" in page
    assert message in page
    assert "Typed text" in page
    assert not Goal.objects.exists()


def test_a_goal_about_a_child_of_another_family_is_refused(client, family, visitor):
    other = household()

    response = client.post(
        url("add-goal", family), goal_fields(about=str(other.child.pk))
    )

    assert response.status_code == 200
    assert not Goal.objects.exists()


def test_sending_a_goal_twice_saves_it_once(client, family, visitor):
    fields = goal_fields(_once=str(uuid.uuid4()))

    client.post(url("add-goal", family), fields)
    again = client.post(url("add-goal", family), fields)

    assert again.status_code == 302
    assert Goal.objects.count() == 1


def test_a_draft_of_a_goal_comes_back(client, family, visitor):
    kept = goal_fields(_draft="1", words="Half a sent", score_PARENT="6")

    client.post(url("add-goal", family), kept)
    response = client.get(url("add-goal", family))

    form = response.context_data["form"]
    assert "Your draft is back" in text(response)
    assert form["words"].value() == "Half a sent"
    assert form["aims"].value() == ["EA1", "BH-P"]
    assert form["score_PARENT"].value() == "6"


def test_forms_of_a_closed_case_say_so(client):
    family = household(closed=True)
    client.force_login(team_member(family.case))

    for name in ("add-goal", "record-review", "close"):
        assert "This case is closed" in text(client.get(url(name, family)))
    response = client.post(url("add-goal", family), goal_fields())
    assert "This case is closed" in text(response)
