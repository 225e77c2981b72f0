"""Words about a third person pasted into a plan: who reads them, who takes them home."""

import pytest
from django.urls import reverse

from information_sharing.naming import Naming
from tests.factories.cases import GoalFactory, PlanFactory
from tests.people import share

pytestmark = pytest.mark.django_db

PASTED = "From his file: Daniel has a court date and has moved in with Sharon."


@pytest.fixture
def plan(family):
    """The plan of the family."""
    return PlanFactory(case=family.case)


def test_a_goal_about_the_father_is_read_only_where_he_is_shared(
    client, family, plan, therapy, therapist, worker
):
    GoalFactory(plan=plan, person=family.father, category="HEALTH", words=PASTED)
    share(family, therapy)
    page = reverse("cases:plan", args=[family.case.pk])

    client.force_login(worker)
    assert "Sharon" in client.get(page).content.decode()
    client.force_login(therapist)
    assert "Sharon" not in client.get(page).content.decode()


def test_a_goal_of_another_kind_is_not_read_by_a_team_that_sees_health(
    client, family, plan, therapy, therapist
):
    GoalFactory(plan=plan, person=family.child, category="OFFENDING", words=PASTED)
    share(family, therapy)
    client.force_login(therapist)

    page = client.get(reverse("cases:plan", args=[family.case.pk]))

    assert "Sharon" not in page.content.decode()


def test_what_is_handed_to_a_person_marks_words_about_others(family):
    people = [family.child, family.mother, family.father]

    assert Naming(family.child, people).names_others(PASTED)
