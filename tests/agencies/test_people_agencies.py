"""The page of an agency: read by everybody, kept by those who keep its entry."""

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands.agencies import verify_agency
from agencies.models import RoleName
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.agencies.opened import opened
from tests.factories.agencies import AgencyFactory, TeamFactory, TeamMembershipFactory
from tests.factories.agencies_people import TermMeaningFactory
from tests.people import outsider

pytestmark = pytest.mark.django_db
LIST = reverse("agencies:agencies")


@pytest.fixture
def agency():
    return AgencyFactory(name="Community health")


@pytest.fixture
def keeper(agency):
    role = RoleName.AGENCY_ADMINISTRATOR
    return TeamMembershipFactory(
        team__agency=agency, team__name="Health office", role=role
    ).practitioner


def route(name, agency):
    return reverse(f"agencies:{name}", args=[agency.pk])


def test_its_keeper_says_what_it_is_for_and_that_it_is_right(client, agency, keeper):
    client.force_login(keeper)
    words = {"mission": "Health of small children.", "limits": "No school children."}

    path = route("describe-agency", agency)
    answer = client.post(path, opened(client, path, **words))
    page = client.get(answer.url).content.decode()

    assert "Health of small children." in page
    assert "No school children." in page
    assert f"Last checked by {keeper}" in page
    agency.refresh_from_db()
    assert agency.verified_by == keeper


def test_everybody_reads_it_with_its_teams_and_its_own_words(client, agency, keeper):
    TeamFactory(agency=agency, name="A hidden team", is_sensitive=True)
    TermMeaningFactory(agency=agency, term__name="Case", meaning="A child, to us.")
    client.force_login(outsider())

    page = client.get(route("agency", agency)).content.decode()

    assert "Health office" in page
    assert "A child, to us." in page
    assert "A hidden team" not in page
    assert "Change this page" not in page
    client.force_login(keeper)
    assert "A hidden team" in client.get(route("agency", agency)).content.decode()


def test_who_works_in_a_sensitive_service_is_not_named_as_having_checked(
    client, agency, keeper
):
    client.force_login(keeper)
    client.post(route("confirm-agency", agency))
    TeamMembershipFactory(practitioner=keeper, team__is_sensitive=True)
    client.force_login(outsider())

    page = client.get(route("agency", agency)).text

    assert "Last checked, " in page
    assert str(keeper) not in page


def test_nobody_of_another_agency_changes_it(client, agency):
    stranger = TeamMembershipFactory(role=RoleName.AGENCY_ADMINISTRATOR).practitioner
    client.force_login(stranger)

    assert client.get(route("describe-agency", agency)).status_code == 403
    assert client.post(route("confirm-agency", agency)).status_code == 403
    with pytest.raises(AccessDenied):
        verify_agency(agency=agency, by=stranger)
    agency.refresh_from_db()
    assert agency.verified_at is None


def test_one_press_says_that_it_was_checked(client, agency, keeper):
    client.force_login(keeper)

    page = client.post(route("confirm-agency", agency), follow=True)

    assert f"Last checked by {keeper}" in page.content.decode()


def test_an_agency_that_left_is_not_listed_and_not_changed(client, agency, keeper):
    client.force_login(outsider())
    assert "Community health" in client.get(LIST).content.decode()
    agency.left_at, agency.left_by = timezone.now(), keeper
    agency.save()

    assert "Community health" not in client.get(LIST).content.decode()
    with pytest.raises((AccessDenied, NotPossibleNow)):
        verify_agency(agency=agency, by=keeper)
