"""Goals and actions: who writes them, for whom, and who may end them."""

import datetime

import pytest

from cases.commands.plan import (
    ActionText,
    GoalText,
    add_action,
    add_goal,
    end_action,
)
from cases.models import Action, Goal, Plan
from evaluation.models import OutcomeRating
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import ActionFactory, GoalFactory, PersonFactory
from tests.people import (
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
SOON = datetime.date(2026, 12, 1)
HEALTH_AND_PLAN = [Category.HEALTH.value, Category.PLAN.value]


@pytest.fixture
def family():
    return household()


@pytest.fixture
def visitor(family):
    return team_member(family.case)


@pytest.fixture
def therapy():
    return TeamFactory(name="Speech and language therapy")


@pytest.fixture
def therapist(therapy):
    return member_of(therapy, first_name="Joan", last_name="Okafor")


def text(**fields):
    return GoalText(words="We want Maya to talk.", aims=["EA1"], **fields)


def goal_in(family, visitor, **fields):
    return add_goal(case=family.case, goal=text(**fields), by=visitor)


def act(goal, by, owner, category=Category.PLAN.value):
    return add_action(
        goal=goal,
        action=ActionText("Book the group.", owner, SOON, category),
        by=by,
    )


def test_a_goal_is_written_with_its_baseline(family, visitor):
    scores = {"PRACTITIONER": 3, "PARENT": 0, "CHILD": None}

    goal = add_goal(
        case=family.case, goal=text(person=family.child), baseline=scores, by=visitor
    )

    assert goal.plan == Plan.objects.get(case=family.case)
    ratings = OutcomeRating.objects.filter(goal=goal, review__isnull=True)
    assert {r.rater: r.score for r in ratings} == {"PRACTITIONER": 3, "PARENT": 0}
    assert {(r.category, r.person) for r in ratings} == {("PLAN", family.child)}
    assert [e.event for e in AccessEvent.objects.all()] == ["GOAL_WRITTEN"]
    assert "talk" not in str(AccessEvent.objects.get().details)


def test_all_goals_share_one_plan(family, visitor):
    goal_in(family, visitor)
    goal_in(family, visitor)

    assert Plan.objects.filter(case=family.case).count() == 1


def test_the_lead_writes_in_the_kinds_that_the_family_agreed_to(family):
    lead = lead_professional(family, categories=HEALTH_AND_PLAN)

    assert goal_in(family, lead, category=Category.HEALTH.value).pk
    with pytest.raises(AccessDenied, match="housing and money is not shared"):
        goal_in(family, lead, category=Category.HOUSING_MONEY.value)


def test_others_write_no_goals(family, therapy, therapist):
    share(family, therapy)

    for other in (therapist, outsider()):
        with pytest.raises(AccessDenied):
            goal_in(family, other, category=Category.HEALTH.value)
    assert not Goal.objects.exists()


def test_a_goal_is_about_somebody_of_this_family_whom_the_writer_sees(family, visitor):
    lead = lead_professional(family, categories=HEALTH_AND_PLAN)

    with pytest.raises(AccessDenied, match="person is not shared"):
        goal_in(family, visitor, person=PersonFactory())
    with pytest.raises(AccessDenied, match="person is not shared"):
        goal_in(family, lead, person=family.father)
    assert goal_in(family, visitor, person=family.father).person == family.father


@pytest.mark.parametrize("category", ["IDENTITY", "CONTACT", "CHRONOLOGY"])
def test_a_goal_is_no_name_address_or_contact(family, visitor, category):
    with pytest.raises(NotPossibleNow, match="Choose another kind"):
        goal_in(family, visitor, category=category)


def test_nothing_is_written_in_a_closed_case(visitor):
    family = household(closed=True)
    by = team_member(family.case)
    goal = GoalFactory(plan__case=family.case)
    action = ActionFactory(goal=goal)

    with pytest.raises(NotPossibleNow, match="closed"):
        goal_in(family, by)
    with pytest.raises(NotPossibleNow, match="closed"):
        act(goal, by, by)
    with pytest.raises(NotPossibleNow, match="closed"):
        end_action(action=action, status="DONE", by=by)


def test_an_action_takes_its_person_from_the_goal(family, visitor):
    goal = goal_in(family, visitor, person=family.child)

    action = act(goal, visitor, visitor)

    assert (action.person, action.owner) == (family.child, visitor)
    assert AccessEvent.objects.filter(event="ACTION_WRITTEN").count() == 1


def test_the_owner_must_be_able_to_see_the_kind(family, visitor, therapy, therapist):
    share(family, therapy)
    goal = goal_in(family, visitor)

    with pytest.raises(NotPossibleNow, match="Joan Okafor cannot see the plan"):
        act(goal, visitor, therapist)

    assert act(goal, visitor, therapist, Category.HEALTH.value).owner == therapist


def test_a_team_must_have_somebody_who_can_see_it(family, visitor, therapy):
    goal = goal_in(family, visitor)
    share(family, therapy)

    with pytest.raises(NotPossibleNow, match="share health first"):
        act(goal, visitor, therapy, Category.HEALTH.value)

    member_of(therapy)
    action = act(goal, visitor, therapy, Category.HEALTH.value)
    assert action.owner == therapy
    with pytest.raises(NotPossibleNow, match="cannot see the plan"):
        act(goal, visitor, therapy)


def test_the_owner_must_see_the_person_as_well(family, visitor, therapy, therapist):
    share(family, therapy)
    goal = goal_in(family, visitor, person=family.father)

    with pytest.raises(NotPossibleNow, match="cannot see health about Daniel Okoro"):
        act(goal, visitor, therapist, Category.HEALTH.value)


def test_what_the_owner_check_allows_is_what_the_owner_sees(
    family, visitor, therapy, therapist
):
    share(family, therapy)
    for person in (None, family.child, family.father):
        goal = goal_in(family, visitor, person=person)
        for category in ("HEALTH", "DEVELOPMENT", "PLAN", "HOUSING_MONEY"):
            try:
                action = act(goal, visitor, therapist, category)
            except NotPossibleNow:
                action = ActionFactory(goal=goal, category=category)
                allowed = False
            else:
                allowed = True
            shown = access.visible_facts(therapist, Action.objects.filter(pk=action.pk))
            assert shown.exists() == allowed


def test_a_stranger_cannot_own_an_action(family, visitor):
    goal = goal_in(family, visitor)

    with pytest.raises(NotPossibleNow, match="cannot see the plan"):
        act(goal, visitor, outsider())


def test_somebody_of_the_family_may_own_an_action(family, visitor):
    goal = goal_in(family, visitor)

    assert act(goal, visitor, family.mother).owner == family.mother
    with pytest.raises(AccessDenied, match="person is not shared"):
        act(goal, visitor, PersonFactory())


def test_others_write_no_actions(family, visitor, therapy, therapist):
    share(family, therapy)
    goal = goal_in(family, visitor, category=Category.HEALTH.value)

    with pytest.raises(AccessDenied):
        act(goal, therapist, therapist, Category.HEALTH.value)
