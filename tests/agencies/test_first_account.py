"""A new installation: from an empty database to the first invitation, by hand."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from agencies.models import Agency, Practitioner, RoleName, Team
from information_sharing.models import AccessEvent
from tests.agencies.inviting import PASSWORD
from tests.factories.agencies import TeamFactory

pytestmark = pytest.mark.django_db
HEALTH = {
    "agency": "Northside health",
    "kind": "HEALTH",
    "centre": "Northside centre",
    "area": "Northside",
    "by": "runs-the-site",
}


@pytest.fixture
def site():
    """Return who runs the site: made by Django's own command, in no team."""
    call_command(
        "createsuperuser",
        interactive=False,
        username="runs-the-site",
        email="site@example.org",
    )
    return Practitioner.objects.get()


def invite(**more):
    """Invite the agency's administrator as the README says."""
    said = {"first_name": "Ann", "last_name": "Low", "profession": "Office manager"}
    said |= {"team": "Northside visitors", "role": "AGENCY_ADMINISTRATOR"}
    call_command("invite_account", "ann@example.org", **(said | more))


def test_from_nothing_to_the_first_administrator_who_invites_the_rest(
    site, client, mailoutbox, django_capture_on_commit_callbacks
):
    call_command("set_up_team", "Northside visitors", **HEALTH)
    with django_capture_on_commit_callbacks(execute=True):
        invite(by="runs-the-site")
    link = re.search(r"/join/[^/\s]+/", mailoutbox[0].body)[0]

    client.post(link, {"password": PASSWORD, "again": PASSWORD})

    account = Practitioner.objects.get(email="ann@example.org")
    place = account.memberships.get()
    assert (place.team.name, place.role) == (
        "Northside visitors",
        RoleName.AGENCY_ADMINISTRATOR,
    )
    client.force_login(account)
    assert client.get(reverse("agencies:invite-account")).status_code == 200
    event = AccessEvent.objects.get(event="AGENCY_CHANGED")
    assert (event.by, event.target) == (site, place.team.agency_id)


def test_a_second_team_joins_what_is_there(site):
    call_command("set_up_team", "Northside visitors", **HEALTH)
    said = {
        "agency": "northside HEALTH",
        "centre": "Northside centre",
        "by": HEALTH["by"],
    }
    call_command("set_up_team", "Talk", sensitive=True, **said)

    talk = Team.objects.get(name="Talk")
    assert talk.agency == Team.objects.get(name="Northside visitors").agency
    assert talk.is_sensitive
    assert not Team.objects.get(name="Northside visitors").is_sensitive


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("New", {"kind": ""}, "of which kind"),
        ("New", {"area": ""}, "which area"),
        ("New", {"by": "nobody"}, "Nobody signs in as nobody"),
        ("old team", {}, "already"),
        ("New", {"agency": "Gone"}, "has left"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_made(site, name, more, said):
    gone = TeamFactory(name="Old team", agency__name="Gone").agency
    Agency.objects.filter(pk=gone.pk).update(left_at="2026-01-01T00:00Z", left_by=site)

    with pytest.raises(CommandError, match=said):
        call_command("set_up_team", name, **(HEALTH | more))

    assert (Team.objects.count(), Agency.objects.count()) == (1, 1)


def test_who_runs_the_site_sees_no_family(site, client):
    client.force_login(site)

    assert (
        "No family is shared with you here." in client.get(reverse("cases:list")).text
    )
    assert client.get(reverse("agencies:invite-account")).status_code == 403
