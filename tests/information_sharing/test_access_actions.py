"""Who may say that an action is done: each branch of the rule, from both sides."""

import pytest

from cases.models import Action, Plan
from cases.queries.plan import plan_page
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import ActionFactory, GoalFactory, PlanFactory
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
    OversightFactory,
)
from tests.people import consent_for, lead_professional, member_of, share

pytestmark = pytest.mark.django_db

HEALTH, PLAN = Category.HEALTH, Category.PLAN
ALL = [category.value for category in Category]
NOT_SHARED = "not shared with you"
ONLY_COORDINATORS = "Only the team that opened the case"
READING_ONLY = "for reading only"
EXCEPTIONS = [EmergencyAccessFactory, OversightFactory]


def sharing_all(family, team, **fields):
    consent = consent_for(family, team, categories=ALL)
    return share(family, team, consent=consent, **fields)


def plan_action(family, **fields):
    """Return an action of the family's plan; there is one plan only."""
    owner = {"owner_practitioner": None} if "owner_agency" in fields else {}
    plan = Plan.objects.filter(case=family.case).first()
    goal = GoalFactory(plan=plan or PlanFactory(case=family.case))
    return ActionFactory(goal=goal, **owner | fields)


def sees_by(exception, case, person=None):
    """Open the case by an exception to this person, or to somebody new."""
    membership = person.memberships.get() if person else TeamMembershipFactory()
    exception(case=case, membership=membership)
    return membership.practitioner


def test_the_one_who_owns_an_action_ends_it(family, therapy, therapist):
    sharing_all(family, therapy)
    action = plan_action(family, owner_practitioner=therapist)

    access.check_can_end_action(therapist, action)
    assert access.can_end_action(therapist, action)


def test_who_sees_an_action_of_others_does_not_end_it(family, therapy, therapist):
    sharing_all(family, therapy)
    others = TeamFactory().agency
    for action in (plan_action(family), plan_action(family, owner_agency=others)):
        assert not access.can_end_action(therapist, action)
        with pytest.raises(AccessDenied, match=ONLY_COORDINATORS):
            access.check_can_end_action(therapist, action)


def test_anybody_of_the_agency_ends_the_agencys_action(family, therapy, therapist):
    sharing_all(family, therapy)
    elsewhere = TeamFactory()
    sharing_all(family, elsewhere)
    action = plan_action(family, owner_agency=therapy.agency)
    colleague, former = member_of(elsewhere), member_of(elsewhere)
    sister = TeamFactory(agency=therapy.agency)
    TeamMembershipFactory(practitioner=colleague, team=sister)
    TeamMembershipFactory(practitioner=former, team=sister, ended=True)

    access.check_can_end_action(therapist, action)
    assert access.can_end_action(colleague, action)
    assert not access.can_end_action(former, action)


def test_an_agency_that_sees_nothing_ends_nothing(family, therapy, therapist):
    action = plan_action(family, owner_agency=therapy.agency)
    own = plan_action(family, owner_practitioner=therapist)

    for each in (action, own):
        with pytest.raises(AccessDenied, match=NOT_SHARED):
            access.check_can_end_action(therapist, each)


def test_an_action_outside_what_is_shared_is_not_ended(family, therapy, therapist):
    share(family, therapy)
    plan = plan_action(family, owner_practitioner=therapist)
    about_father = plan_action(
        family, owner_practitioner=therapist, category=HEALTH, person=family.father
    )
    about_child = plan_action(
        family, owner_practitioner=therapist, category=HEALTH, person=family.child
    )

    for unseen in (plan, about_father):
        with pytest.raises(AccessDenied, match=NOT_SHARED):
            access.check_can_end_action(therapist, unseen)
    assert access.can_end_action(therapist, about_child)


def test_those_who_coordinate_end_any_action_they_see(family, therapist, by):
    action = plan_action(family, owner_practitioner=therapist)
    leader = lead_professional(family, categories=["PLAN"])
    health = plan_action(family, category=HEALTH)

    access.check_can_end_action(by, action)
    assert access.can_end_action(by, health)
    assert access.can_end_action(leader, action)
    assert not access.can_end_action(leader, health)


@pytest.mark.parametrize("exception", EXCEPTIONS)
def test_an_action_seen_by_an_exception_alone_is_not_ended(family, exception):
    visitor = sees_by(exception, family.case)
    team = visitor.memberships.get().team
    for action in (
        plan_action(family),
        plan_action(family, owner_practitioner=visitor),
        plan_action(family, owner_agency=team.agency),
    ):
        assert access.visible_facts(visitor, Action.objects.filter(pk=action.pk))
        with pytest.raises(AccessDenied, match=READING_ONLY):
            access.check_can_end_action(visitor, action)


@pytest.mark.parametrize("exception", EXCEPTIONS)
def test_what_only_the_exception_shows_is_not_ended(
    family, therapy, therapist, exception
):
    share(family, therapy)
    sees_by(exception, family.case, therapist)
    shown = plan_action(family, owner_practitioner=therapist)
    shared = plan_action(
        family, owner_practitioner=therapist, category=HEALTH, person=family.child
    )

    with pytest.raises(AccessDenied, match=READING_ONLY):
        access.check_can_end_action(therapist, shown)
    assert access.can_end_action(therapist, shared)
    page = plan_page(viewer=therapist, case=family.case)
    lines = [line for card in page.goals for line in card.actions]
    assert [line.action for line in lines if line.can_end] == [shared]
    assert shown in {line.action for line in lines}
