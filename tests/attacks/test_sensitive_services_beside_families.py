"""A sensitive service where agencies talk about themselves: named and counted nowhere (R13)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import Commitment
from agencies.queries import agreements, promises
from agencies.queries import bodies as queries
from tests.agencies.test_promises import contacts
from tests.factories.agencies import TeamFactory
from tests.factories.agencies_agreed import (
    BodyFactory,
    BodyMemberFactory,
    CommitmentFactory,
)
from tests.factories.agencies_people import (
    PracticeStoryFactory,
    TrainingEventFactory,
    TrainingPlaceFactory,
)
from tests.people import centre_manager, member_of, outsider

pytestmark = pytest.mark.django_db


@pytest.fixture
def refuge():
    """Return a team that is not named beside a family."""
    return TeamFactory(name="Harbour canary", is_sensitive=True)


def promised(team):
    """Return a promise of this team that the record could count for half a year."""
    made = timezone.localdate() - timedelta(days=200)
    return CommitmentFactory(
        agency=team.agency, team=team, amount=Decimal(5), made_on=made,
        measure=Commitment.Measure.FIRST_CONTACT, words="We call soon.",
    )  # fmt: skip


def called(team):
    """Let the team call ten families that were referred to it a hundred days ago."""
    then = timezone.localdate() - timedelta(days=100)
    contacts(team, days=1, number=10, received=then)


def test_what_a_sensitive_team_promises_is_neither_named_nor_counted(client, refuge):
    other = TeamFactory(name="Speech")
    kept, named = promised(refuge), promised(other)
    called(refuge), called(other)
    reader = outsider()
    client.force_login(reader)

    told = promises.lines(viewer=reader, promises=[kept, named])

    assert told[0].recorded is None
    assert told[0].agreed == "First contact within 5 working days"
    assert "About 10 of 10 families" in told[1].recorded.words
    assert told[1].agreed.endswith("by Speech")
    for name, args in (("promises", []), ("promises-file", []), ("promise", [kept.pk])):
        page = client.get(reverse(f"agencies:{name}", args=args)).content.decode()
        assert "We call soon." in page
        assert "Harbour canary" not in page
    offered = agreements.teams_to_promise(viewer=reader)
    assert set(offered) >= {other}
    assert refuge not in offered


def test_who_may_be_given_a_seat_tells_nobody_who_works_there(client, refuge):
    hers, other = member_of(refuge), member_of(TeamFactory())
    body = BodyFactory(centre=refuge.centre)
    manager = centre_manager(body.centre)

    assert other in queries.colleagues_here(viewer=manager)
    assert hers not in queries.colleagues_here(viewer=manager)
    assert hers in queries.colleagues_here(viewer=member_of(refuge))

    seat = BodyMemberFactory(body=body, practitioner=hers, agency=refuge.agency)
    assert hers in queries.colleagues_here(viewer=manager, seat=seat)
    client.force_login(manager)
    page = client.get(reverse("agencies:change-body-member", args=[seat.pk]))
    assert page.context_data["form"].initial["practitioner"] == hers


def test_a_day_of_learning_and_a_story_do_not_say_who_works_there(client, refuge):
    hers, other = member_of(refuge), member_of(TeamFactory())
    event = TrainingEventFactory(held_on=timezone.localdate())
    for person in (hers, other):
        agency = person.memberships.get().team.agency
        TrainingPlaceFactory(event=event, practitioner=person, agency=agency)
        PracticeStoryFactory(
            written_by=person, released_by=person, released_at=timezone.now()
        )
    client.force_login(centre_manager(refuge.centre))

    for name, args in (("training", [event.pk]), ("who-came", [event.pk])):
        page = client.get(reverse(f"agencies:{name}", args=args)).content.decode()
        assert str(hers) in page
        assert str(refuge.agency) not in page
        assert str(other.memberships.get().team.agency) in page
    stories = client.get(reverse("agencies:practice-stories")).content.decode()
    assert f"told by {other}" in stories
    assert f"told by {hers}" not in stories
