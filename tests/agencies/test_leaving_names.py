"""Leaving names no sensitive service, and gives no place from beside (R2, R13)."""

import pytest
from django.urls import reverse

from agencies.commands import leaving as commands
from agencies.models import RoleName
from agencies.queries import leaving as queries
from information_sharing.commands.accounts import end_place
from information_sharing.exceptions import AccessDenied
from tests.agencies.leaving import SOON
from tests.factories.agencies import TeamFactory, TeamMembershipFactory

pytestmark = pytest.mark.django_db
KEPT_APART = "Safe haven"


@pytest.fixture
def haven(team):
    return TeamFactory(agency=team.agency, name=KEPT_APART, is_sensitive=True)


def page(client, leaving, viewer):
    client.force_login(viewer)
    one = client.get(reverse("agencies:leaving", args=[leaving.pk])).content.decode()
    many = client.get(reverse("agencies:leavings")).content.decode()
    return one + many


def test_a_manager_moves_nobody_into_a_team_that_she_does_not_manage(
    place, manager, team, haven
):
    there = TeamFactory(agency=team.agency)
    for wanted in (there, haven):
        with pytest.raises(AccessDenied):
            commands.begin(membership=place, last_day=SOON, to_team=wanted, by=manager)
    assert list(queries.teams_to_move_to(viewer=manager)) == [team]

    TeamMembershipFactory(team=there, practitioner=manager, role=RoleName.TEAM_MANAGER)
    assert commands.begin(membership=place, last_day=SOON, to_team=there, by=manager)


def test_where_somebody_moves_is_told_to_those_who_know_of_that_service(
    place, manager, administrator, haven, client
):
    leaving = commands.begin(
        membership=place, last_day=SOON, to_team=haven, by=administrator
    )

    assert KEPT_APART not in page(client, leaving, manager)
    assert queries.ANOTHER in page(client, leaving, manager)
    for knows in (administrator, place.practitioner):
        assert KEPT_APART in page(client, leaving, knows)


def test_a_second_place_and_those_who_answer_to_her_are_not_named_either(
    place, manager, haven, client
):
    leaver = place.practitioner
    TeamMembershipFactory(team=haven, practitioner=leaver)
    elsewhere = TeamFactory(name="Quiet house", is_sensitive=True)
    TeamMembershipFactory(
        team=elsewhere, supervisor=leaver, practitioner__last_name="Mortlake"
    )
    leaving = commands.begin(membership=place, last_day=SOON, by=manager)
    address = reverse("agencies:hand-on", args=[leaving.pk, "supervised"])

    seen = page(client, leaving, manager) + client.get(address).content.decode()
    assert "Mortlake" not in seen
    assert "Quiet house" not in seen
    assert KEPT_APART not in seen

    seen = page(client, leaving, leaver) + client.get(address).content.decode()
    assert "Mortlake" in seen
    assert KEPT_APART in seen


def test_whose_place_was_ended_at_once_begins_nowhere_when_the_rest_is_finished(
    place, administrator, team
):
    there = TeamFactory(agency=team.agency)
    leaving = commands.begin(
        membership=place, last_day=SOON, to_team=there, by=administrator
    )
    end_place(membership=place, by=administrator)

    commands.finish(leaving=leaving, by=administrator)

    place.refresh_from_db()
    assert (place.ends_on, place.ended_by) == (None, administrator)
    assert not there.memberships.filter(practitioner=place.practitioner).exists()
