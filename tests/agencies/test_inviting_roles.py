"""What an agency may make somebody, and whom it may let in again."""

import pytest
from django.core.management import call_command

from agencies.commands import inviting as commands
from agencies.models import AccountInvitation, Agency, RoleName
from information_sharing.exceptions import NotPossibleNow
from tests.agencies.inviting import PASSWORD, invited
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.agencies_people import AccountInvitationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return TeamFactory()


@pytest.mark.parametrize(
    "role",
    [
        RoleName.INFORMATION_OFFICER,
        RoleName.SAFEGUARDING_LEAD,
        RoleName.AUDITOR,
        RoleName.COMMISSIONER,
        RoleName.SYSTEM_ADMINISTRATOR,
        RoleName.MANAGER,
    ],
)
def test_no_agency_makes_an_officer_who_answers_for_all(administrator, team, role):
    with pytest.raises(NotPossibleNow):
        commands.invite(invited=invited(team, role=role), by=administrator)


def test_the_agency_of_a_centre_says_who_manages_it_and_the_site_makes_officers(
    administrator, team
):
    team.agency.kind = Agency.Kind.CHILDRENS_CENTRE
    team.agency.save()
    asked = invited(team, role=RoleName.MANAGER)
    assert commands.invite(invited=asked, by=administrator).role == RoleName.MANAGER

    call_command(
        "invite_account",
        "olive@example.org",
        first_name="Olive",
        last_name="Hart",
        profession="Officer",
        team=team.name,
        role=RoleName.INFORMATION_OFFICER,
        by=administrator.username,
    )
    made = AccountInvitation.objects.get(email="olive@example.org")
    assert made.role == RoleName.INFORMATION_OFFICER


def closed(place):
    place.practitioner.is_active = False
    place.practitioner.save()
    return place.practitioner


def test_no_agency_opens_again_what_another_one_closed(administrator, team):
    old = closed(TeamMembershipFactory(practitioner__email="nell@example.org"))

    with pytest.raises(NotPossibleNow, match="another agency"):
        commands.invite(invited=invited(team), by=administrator)

    one = AccountInvitationFactory(email=old.email, team=team, digest="d")
    AccountInvitation.objects.filter(pk=one.pk).update(digest=commands.digest_of("s"))
    assert commands.make_account(secret="s", password=PASSWORD, by=None) is None
    old.refresh_from_db()
    assert not old.is_active


def test_who_comes_back_is_what_she_is_invited_as(administrator, team):
    place = TeamMembershipFactory(
        team__agency=team.agency,
        role=RoleName.TEAM_MANAGER,
        practitioner__email="nell@example.org",
    )
    old = closed(place)
    one = commands.invite(invited=invited(team), by=administrator)
    AccountInvitation.objects.filter(pk=one.pk).update(digest=commands.digest_of("s"))

    commands.make_account(secret="s", password=PASSWORD, by=None)

    (live,) = old.memberships.filter(ended_at__isnull=True)
    assert (live.team, live.role) == (team, RoleName.PRACTITIONER)
