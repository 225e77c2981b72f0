"""What is not shared changes nothing: no count, no order, no mark, no length."""

import datetime
import re

import pytest
from django.urls import reverse

from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    ActionFactory,
    AddressFactory,
    AssessmentFactory,
    ContributionFactory,
    GoalFactory,
    PersonFactory,
    PlanFactory,
)
from tests.people import household, member_of, share

pytestmark = pytest.mark.django_db

HERS = ("home", "cases:list", "cases:api-list")
OF_A_CASE = ("cases:detail", "cases:plan", "cases:assessment", "cases:api-detail")
ONE_TIME = re.compile(rb'name="_once" value="[^"]+"|nonce="[^"]+"|[A-Za-z0-9]{64}')


@pytest.fixture
def families():
    """Three families that the therapist sees a part of, each with an assessment."""
    team = TeamFactory()
    found = [household() for _ in range(3)]
    for family in found:
        share(family, team)
        ContributionFactory(assessment=AssessmentFactory(person=family.child))
        plan = PlanFactory(case=family.case)
        GoalFactory(plan=plan, person=family.child, category="HEALTH")
    return team, found


def add_hidden_facts(family):
    """Write what is not shared with the therapist: late actions, people, addresses."""
    plan = family.case.plan_set.first() if hasattr(family.case, "plan_set") else None
    plan = plan or family.case.plan
    late = datetime.date(2026, 1, 5)
    for category in ("PLAN", "HOUSING_MONEY", "MENTAL_HEALTH", "SAFEGUARDING"):
        goal = GoalFactory(plan=plan, person=family.child, category=category)
        ActionFactory(goal=goal, due_on=late, status="TO_DO")
    for category in ("HEALTH", "DEVELOPMENT"):
        goal = GoalFactory(plan=plan, person=family.father, category=category)
        ActionFactory(goal=goal, due_on=late, status="TO_DO")
    AddressFactory(person=family.child)
    PersonFactory(case=family.case, given_name="Aaron", family_name="Aaronson")
    ContributionFactory(
        assessment=family.case.assessments.get(),
        element="3.1.1",
        category="FAMILY",
    )


def pages(client, families):
    """Return what each page says, as far as it does not change by itself."""
    paths = [reverse(name) for name in HERS]
    for family in families:
        paths += [reverse(name, args=[family.case.pk]) for name in OF_A_CASE]
    return {path: ONE_TIME.sub(b"", client.get(path).content) for path in paths}


@pytest.mark.usefixtures("standing_clock")
def test_pages_stay_the_same_when_hidden_facts_are_added(client, families):
    team, found = families
    client.force_login(member_of(team))
    pages(client, found)
    before = pages(client, found)

    add_hidden_facts(found[1])

    after = pages(client, found)
    changed = [path for path in before if before[path] != after[path]]
    assert changed == []
