"""Somebody leaves the manager's team; somebody is invited into the administrator's."""

from agencies.inviting import digest_of
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.agencies_agreed import BodyActionFactory
from tests.factories.agencies_people import AccountInvitationFactory, LeavingFactory

SECRET = "an-address-that-stands"  # noqa: S105


def plant_coming_and_going(people) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    manager, administrator = people["team_manager"], people["agency_administrator"]
    team = manager.memberships.get().team
    place = TeamMembershipFactory(team=team)
    TeamMembershipFactory(team=team)
    BodyActionFactory(owner=place.practitioner, agency=team.agency)
    return {
        "leaving": LeavingFactory(membership=place, started_by=manager),
        "held": "body-actions",
        "account_invitation": AccountInvitationFactory(
            team=administrator.memberships.get().team,
            invited_by=administrator,
            digest=digest_of(f"{SECRET}-{administrator.pk}"),
        ),
        "join_secret": f"{SECRET}-{administrator.pk}",
    }
