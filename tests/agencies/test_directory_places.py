"""Where and when a service is there: rows are added and taken away one by one."""

import datetime

import pytest
from django.urls import reverse

from agencies.commands import service_places
from agencies.models import RoleName
from information_sharing.exceptions import NotPossibleNow
from tests.factories.agencies import CentreFactory, TeamMembershipFactory
from tests.factories.agencies_centre import (
    LocationFactory,
    PostcodeFactory,
    ServiceAtLocationFactory,
    ServiceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    """Return somebody who keeps the directory for her agency."""
    return TeamMembershipFactory(role=RoleName.AGENCY_ADMINISTRATOR).practitioner


@pytest.fixture
def service(keeper):
    """Return a service of her agency."""
    return ServiceFactory(agency=keeper.memberships.get().team.agency)


@pytest.fixture
def client(client, keeper):
    """Return a browser in which she is signed in."""
    client.force_login(keeper)
    return client


def address(name, **kwargs):
    """Return an address of the directory."""
    return reverse(f"agencies:{name}", kwargs=kwargs)


def test_places_and_times_are_added_and_taken_away_one_by_one(client, service):
    PostcodeFactory(postcode="WX1 1AA", latitude=51.5)
    centre = CentreFactory(name="Mill centre", latitude=51.4, longitude=-2.6)
    path = address("service-places", service=service.pk)
    new = {
        "adds": "place",
        "place-at": "new",
        "place-name": "Hall",
        "place-postcode": "wx1 1aa",
    }
    client.post(path, new)
    client.post(path, {"adds": "place", "place-at": centre.pk, "place-words": "Desk"})
    hall, mill = service.at_locations.order_by("location__name")
    when = {
        "adds": "time",
        "time-weekday": "2",
        "time-opens": "9am",
        "time-closes": "11am",
        "time-every_weeks": "2",
    }
    client.post(path, when | {"time-where": mill.pk})
    client.post(path, when)
    page = client.get(path).content.decode()

    assert (hall.location.latitude, mill.location.centre) == (51.5, centre)
    assert page.count("Wednesdays, 9am to 11am, every 2 weeks") == 4
    assert "Choose a place" in page
    client.post(
        address(
            "remove-time", time_given=service.times.filter(at_location=None).get().pk
        )
    )
    client.post(address("remove-place", place_given=mill.pk))
    assert not service.times.exists()
    assert service.at_locations.get() == hall


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"adds": "place"}, "Select place"),
        ({"adds": "place", "place-at": "new"}, "Enter the name of the new place"),
        (
            {
                "adds": "time",
                "time-weekday": "1",
                "time-opens": "9am",
                "time-closes": "8am",
                "time-every_weeks": "1",
            },
            "Until must be later than From",
        ),
        ({"adds": "time", "time-weekday": "9"}, "Select day from the list"),
        ({"adds": "nothing"}, "Add a place"),
    ],
)
def test_a_place_or_time_that_cannot_be_is_refused(client, service, sent, said):
    page = client.post(address("service-places", service=service.pk), sent)

    assert page.status_code == 200
    assert said in page.content.decode()


def test_limits_of_places_and_times(service, keeper, monkeypatch):
    monkeypatch.setattr(service_places, "MOST", 1)
    hall = LocationFactory()
    there = service_places.add_place(service=service, at=hall, by=keeper)
    when = service_places.When(1, datetime.time(9), datetime.time(10))
    service_places.add_time(service=service, when=when, at=there, by=keeper)

    for wrong in (hall, LocationFactory()):
        with pytest.raises(NotPossibleNow):
            service_places.add_place(service=service, at=wrong, by=keeper)
    for at in (None, ServiceAtLocationFactory()):
        with pytest.raises(NotPossibleNow):
            service_places.add_time(service=service, when=when, at=at, by=keeper)
