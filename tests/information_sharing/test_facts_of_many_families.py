"""All facts asked for at once are the facts of each family together.

PostgreSQL 18 once planned this question wrongly, and facts were missing from lists.
"""

import pytest

from cases.models import Contribution
from information_sharing import access
from information_sharing.categories import Category
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AssessmentFactory, ContributionFactory
from tests.people import household, lead_professional, member_of, share, team_member

FAMILIES = 12
WRITTEN = ("1.1.1", Category.HEALTH), ("3.3", Category.HOUSING_MONEY)

pytestmark = pytest.mark.django_db


@pytest.fixture
def therapy():
    return TeamFactory(name="Therapy")


@pytest.fixture
def families(therapy):
    """Return families of one recording team, most of them shared with therapy."""
    team = TeamFactory()
    made = [household(recording_team=team) for _ in range(FAMILIES)]
    for number, family in enumerate(made):
        if number % 4:
            share(family, therapy)
        assessment = AssessmentFactory(person=family.child)
        for element, category in WRITTEN:
            ContributionFactory(
                assessment=assessment, element=element, category=category
            )
    return made


def test_the_whole_is_the_sum_of_its_parts(families, therapy):
    viewers = [
        member_of(therapy),
        team_member(families[0].case),
        lead_professional(families[0]),
    ]
    for viewer in viewers:
        each = {
            fact
            for family in families
            for fact in access.visible_facts(
                viewer, Contribution.objects.filter(case=family.case)
            )
        }

        assert set(access.visible_facts(viewer, Contribution.objects.all())) == each
        assert each


def test_the_therapist_sees_the_health_of_the_shared_children(families, therapy):
    seen = access.visible_facts(member_of(therapy), Contribution.objects.all())

    shared = [family for number, family in enumerate(families) if number % 4]
    assert {fact.person for fact in seen} == {family.child for family in shared}
    assert {fact.category for fact in seen} == {Category.HEALTH}
