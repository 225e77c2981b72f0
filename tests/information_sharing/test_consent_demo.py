"""The demo's consents with a history: each is made by the commands, and stands."""

from types import SimpleNamespace

import pytest

from config.demo import consents
from config.demo.sharing import SUPPORT, THERAPY, agree
from information_sharing.models import (
    Consent,
    ConsentReview,
    Narrowing,
    Objection,
    TellingTask,
)
from tests.factories.agencies import TeamFactory
from tests.people import member_of, share

pytestmark = pytest.mark.django_db
NURSERY = "Little Otters nursery staff"


@pytest.fixture
def story(family, by):
    """A family of the demo that has agreed, and shares with speech therapy."""
    teams = {name: TeamFactory(name=name) for name in (THERAPY, SUPPORT, NURSERY)}
    town = SimpleNamespace(teams=teams, people={"joan": member_of(teams[THERAPY])})
    found = SimpleNamespace(
        town=town, number=0, case=family.case, by=by, mother=family.mother,
        child=family.child,
    )  # fmt: skip
    agree(found)
    share(family, teams[THERAPY], consent=family.case.consents.get())
    return found


MADE = {
    0: lambda: Consent.objects.filter(replaces__isnull=False),
    2: lambda: TellingTask.objects.filter(team__name=THERAPY),
    5: Objection.objects.all,
    8: lambda: Consent.objects.filter(grants__isnull=False),
    9: ConsentReview.objects.all,
    11: Narrowing.objects.all,
}


@pytest.mark.parametrize("number", MADE)
def test_each_life_of_a_consent(story, number):
    story.number = number

    consents.live(story)

    assert MADE[number]().exists()
    assert Consent.objects.filter(case=story.case, superseded_at=None).count() == 1
