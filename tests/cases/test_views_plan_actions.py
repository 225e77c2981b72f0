"""The pages of an action: who is offered, who may end it, what is kept."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Action
from information_sharing.categories import Category
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import ActionFactory, GoalFactory, PlanFactory
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


def action_fields(owner, **fields):
    due = timezone.localdate() + timedelta(days=3)
    return {
        "words": "Book the group.",
        "owner_kind": "practitioner",
        "practitioner": str(owner.pk),
        "due_on_day": due.day,
        "due_on_month": due.month,
        "due_on_year": due.year,
        "category": "PLAN",
        **fields,
    }


def text(response):
    return response.content.decode()


def test_the_plan_page_shows_goals_actions_and_dates(client, family, plan, visitor):
    today = timezone.localdate()
    goal = GoalFactory(plan=plan, words=SCRIPT, person=family.child)
    ActionFactory(goal=goal, due_on=today + timedelta(days=3))
    ActionFactory(goal=goal, due_on=today - timedelta(days=2))

    response = client.get(url("plan", family))

    page = text(response)
    assert response.status_code == 200
    assert "(in 3 days)" in page
    assert "overdue, 2 days ago" in page
    assert "Ready for school" in page
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert [e.event for e in AccessEvent.objects.all()] == ["PLAN_VIEWED"]


def test_an_action_is_added(client, family, plan, visitor):
    goal = GoalFactory(plan=plan, category=Category.HEALTH)
    page = client.get(url("add-action", family, goal.pk))
    assert page.context_data["form"]["category"].value() == "HEALTH"

    response = client.post(url("add-action", family, goal.pk), action_fields(visitor))

    assert response.url == url("plan", family)
    assert Action.objects.get().owner == visitor


@pytest.mark.parametrize("kind", ["team", "person"])
def test_a_team_or_a_family_member_owns_an_action(client, family, plan, visitor, kind):
    goal = GoalFactory(plan=plan)
    owner = family.case.recording_team if kind == "team" else family.mother
    fields = action_fields(visitor, owner_kind=kind, **{kind: str(owner.pk)})

    client.post(url("add-action", family, goal.pk), fields)

    assert Action.objects.get().owner == owner


def test_only_those_who_can_see_the_case_are_offered(
    client, family, plan, visitor, therapy
):
    share(family, therapy)
    member_of(therapy, first_name="Joan", last_name="Okafor")
    stranger = outsider()
    goal = GoalFactory(plan=plan)

    page = text(client.get(url("add-action", family, goal.pk)))

    assert "Joan Okafor" in page
    assert str(stranger) not in page
    fields = action_fields(stranger)
    response = client.post(url("add-action", family, goal.pk), fields)
    assert "Select practitioner from the list" in text(response)


def test_an_owner_who_cannot_see_the_kind_is_refused_in_words(
    client, family, plan, visitor, therapy
):
    share(family, therapy)
    joan = member_of(therapy, first_name="Joan", last_name="Okafor")
    goal = GoalFactory(plan=plan)

    response = client.post(url("add-action", family, goal.pk), action_fields(joan))

    page = text(response)
    assert response.status_code == 200
    assert "Joan Okafor cannot see the plan" in page
    assert "Book the group." in page
    assert not Action.objects.exists()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"owner_kind": ""}, "Who will do it?"),
        ({"practitioner": ""}, "Select who will do it"),
        ({"owner_kind": "team"}, "Select who will do it"),
        ({"practitioner": "nonsense"}, "Select practitioner from the list"),
        ({"due_on_day": "31", "due_on_month": "2"}, "must be a real date"),
        ({"due_on_year": "2020"}, "must be today or in the future"),
        ({"due_on_year": ""}, "must include a year"),
        ({"words": ""}, "Enter what will be done"),
        ({"category": "NONSENSE"}, "from the list"),
    ],
)
def test_an_action_with_a_fault_keeps_what_was_typed(
    client, family, plan, visitor, fields, message
):
    goal = GoalFactory(plan=plan)
    sent = action_fields(visitor) | fields

    response = client.post(url("add-action", family, goal.pk), sent)

    assert response.status_code == 200
    assert message in text(response)
    assert not Action.objects.exists()


def test_a_goal_of_another_case_is_not_found(client, family, visitor):
    other = GoalFactory()

    response = client.get(url("add-action", family, other.pk))

    assert response.status_code == 404
    assert client.get(url("add-action", family, uuid.uuid4())).status_code == 404


def test_the_owner_ends_an_action(client, family, plan, therapy):
    share(family, therapy)
    joan = member_of(therapy)
    action = ActionFactory(
        goal__plan=plan, category=Category.HEALTH, owner_practitioner=joan
    )
    client.force_login(joan)

    assert client.get(url("end-action", family, action.pk)).status_code == 200
    response = client.post(url("end-action", family, action.pk), {"status": "DONE"})

    assert response.url == url("plan", family)
    action.refresh_from_db()
    assert action.status == "DONE"


def test_an_action_that_is_not_shared_is_not_found(client, family, plan, therapy):
    share(family, therapy)
    action = ActionFactory(goal__plan=plan)
    client.force_login(member_of(therapy))

    assert client.get(url("end-action", family, action.pk)).status_code == 404


def test_an_action_of_another_case_is_not_found(client, family, visitor):
    assert client.get(url("end-action", family, ActionFactory().pk)).status_code == 404


def test_somebody_else_s_action_is_refused_with_the_reason(
    client, family, plan, therapy
):
    share(family, therapy)
    action = ActionFactory(goal__plan=plan, category=Category.HEALTH)
    client.force_login(member_of(therapy))

    assert client.get(url("end-action", family, action.pk)).status_code == 403


def test_dropping_an_action_needs_a_word_why(client, family, plan, visitor):
    action = ActionFactory(goal__plan=plan)
    target = url("end-action", family, action.pk)

    response = client.post(target, {"status": "DROPPED"})

    assert "Write why it is not needed any more" in text(response)
    sent = {"status": "DROPPED", "progress": "They moved."}
    assert client.post(target, sent).status_code == 302


def test_an_action_ended_meanwhile_says_who_ended_it(client, family, plan, visitor):
    other = team_member(family.case)
    action = ActionFactory(goal__plan=plan, done=True, ended_by=other)
    target = url("end-action", family, action.pk)

    assert f"{other} has marked this as “Done”" in text(client.get(target))
    response = client.post(target, {"status": "DONE", "progress": "My own words"})

    page = text(response)
    assert response.status_code == 200
    assert f"{other} has already marked this as “done”" in page
    assert "My own words" in page
