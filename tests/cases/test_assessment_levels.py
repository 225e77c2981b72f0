"""The levels of need under their local names: four or five."""

import pytest
from django.urls import reverse

from agencies.models import RoleName
from cases.commands.levels import Level, name_levels
from cases.models import LevelOfNeed
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.factories.agencies import CentreFactory, TeamFactory, TeamMembershipFactory
from tests.factories.cases_record import ViewOfNeedFactory
from tests.people import centre_manager, outsider

pytestmark = pytest.mark.django_db
FOUR = [Level(number, f"Step {number}") for number in range(1, 5)]


@pytest.fixture
def manager():
    return centre_manager(CentreFactory())


def names():
    return list(LevelOfNeed.objects.values_list("name", flat=True))


def test_the_manager_gives_local_names_and_a_fifth(manager):
    name_levels(levels=[*FOUR, Level(5, "Child protection")], by=manager)

    assert names() == ["Step 1", "Step 2", "Step 3", "Step 4", "Child protection"]


def test_the_fifth_is_left_out_again(manager):
    name_levels(levels=[*FOUR, Level(5, "Step 5")], by=manager)
    name_levels(levels=[*FOUR, Level(5, "")], by=manager)

    assert len(names()) == 4


def test_a_level_that_was_chosen_is_not_left_out(manager):
    five = LevelOfNeed.objects.create(number=5, name="Step 5")
    ViewOfNeedFactory(level=five)

    with pytest.raises(NotPossibleNow, match="in use"):
        name_levels(levels=[*FOUR, Level(5, "")], by=manager)


def test_the_first_four_keep_a_name(manager):
    with pytest.raises(NotPossibleNow, match="Level 2 needs a name"):
        name_levels(levels=[Level(2, "")], by=manager)


def test_only_the_manager_names_them(client):
    with pytest.raises(AccessDenied):
        name_levels(levels=FOUR, by=outsider())
    client.force_login(outsider())
    assert client.get(reverse("cases:levels")).status_code == 403
    role = RoleName.INFORMATION_OFFICER
    officer = TeamMembershipFactory(team=TeamFactory(), role=role).practitioner
    client.force_login(officer)
    assert client.get(reverse("cases:levels")).status_code == 403


def test_naming_them_on_the_page(client, manager):
    client.force_login(manager)
    url = reverse("cases:levels")
    said = {f"name-{number}": f"Step {number}" for number in range(1, 6)}

    assert client.get(url).context_data["form"]["name-1"].value() == "Universal"
    assert client.post(url, said).url == url
    assert len(names()) == 5
    said["name-3"] = ""
    assert client.post(url, said).status_code == 200
