"""The page about roles, for everybody who has signed in."""

import pytest
from django.urls import reverse

from agencies.models import RoleName
from information_sharing.models import AccessEvent
from information_sharing.roles import ROLES
from tests.factories.agencies import TeamMembershipFactory

pytestmark = pytest.mark.django_db
ADDRESS = reverse("information_sharing:roles")


@pytest.mark.parametrize("role", RoleName)
def test_everybody_reads_what_every_role_may(client, role):
    client.force_login(TeamMembershipFactory(role=role).practitioner)

    page = client.get(ADDRESS).content.decode()

    assert all(role.display_name in page for role in ROLES.values())
    assert "Lead professional" in page
    assert AccessEvent.objects.filter(event="ROLES_VIEWED").count() == 1


def test_every_role_name_has_its_words():
    assert set(ROLES) == set(RoleName)
