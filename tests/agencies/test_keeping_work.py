"""What is old or ends soon waits on the list of whoever keeps it, and of nobody else."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import RoleName
from agencies.offers import schemes
from agencies.queries.keeping_work import work_items
from tests.factories.agencies import PractitionerFactory, TeamMembershipFactory
from tests.factories.agencies_centre import (
    CentreOfferFactory,
    FundingStreamFactory,
    ServiceFactory,
)

pytestmark = pytest.mark.django_db


def in_days(number):
    return timezone.localdate() + datetime.timedelta(days=number)


@pytest.fixture
def place():
    """Return the place of a centre's manager."""
    return TeamMembershipFactory(role=RoleName.MANAGER)


def said(person):
    return [(each.kind, each.words) for each in work_items(viewer=person)]


def stream(centre, days, **more):
    ends = in_days(days)
    return FundingStreamFactory(centre=centre, ends_on=ends, **more)


def test_money_that_ends_within_half_a_year_waits_for_the_centres_manager(
    place, client
):
    centre, other = place.team.centre, TeamMembershipFactory(role=RoleName.MANAGER)
    soon = stream(centre, 180, name="Early talk grant")
    stream(centre, 181)
    by = PractitionerFactory()
    stream(centre, 10, ended_at=timezone.now(), ended_by=by)
    FundingStreamFactory(centre=centre, ends_on=None)

    (item,) = work_items(viewer=place.practitioner)

    assert item.words == "Early talk grant ends: see what falls with it"
    assert item.due_on == soon.ends_on
    client.force_login(place.practitioner)
    assert item.url in client.get("/").text
    assert client.get(item.url).status_code == 200
    assert said(other.practitioner) == []


def test_lines_of_an_offer_to_look_at_again_are_counted_by_list(place):
    centre = place.team.centre
    for item, days in (("debt", 0), ("midwives", -3), ("play", 4)):
        CentreOfferFactory(
            centre=centre, scheme="family_hub", item=item, review_on=in_days(days)
        )
    CentreOfferFactory(scheme="family_hub", item="debt", review_on=in_days(-1))

    (item,) = work_items(viewer=place.practitioner)

    listed = schemes()["family_hub"].name
    assert item.words == f"2 lines of what {centre} offers to look at again: {listed}"
    assert item.url == reverse("agencies:core-offer", args=[centre.pk, "family_hub"])


def test_old_entries_wait_for_the_agencys_keeper_as_a_number():
    role = RoleName.AGENCY_ADMINISTRATOR
    place = TeamMembershipFactory(role=role)
    agency, long_ago = place.team.agency, timezone.now() - datetime.timedelta(days=200)
    by = place.practitioner
    ServiceFactory(agency=agency)
    ServiceFactory(agency=agency, verified_at=long_ago, verified_by=by)
    ServiceFactory(agency=agency, verified_at=timezone.now(), verified_by=by)
    ServiceFactory()

    (item,) = work_items(viewer=by)

    assert item.words.startswith("2 services to check")
    assert item.url == reverse("agencies:my-services")


def test_nobody_else_hears_of_it(place):
    centre, agency = place.team.centre, place.team.agency
    stream(centre, 5)
    ServiceFactory(agency=agency)
    worker = TeamMembershipFactory(team=place.team).practitioner

    assert said(worker) == []
    place.ended_at, place.ended_by = timezone.now(), worker
    place.save()
    assert said(place.practitioner) == []
