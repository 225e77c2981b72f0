"""The demo's directory answers what somebody on duty is asked (T11)."""

import time

import pytest
from django.contrib.auth.models import AnonymousUser

from agencies.models import Centre, Service, TaxonomyTerm
from agencies.queries.distances import point_of
from agencies.queries.search import RUNNING, Order, Wanted, find_services
from config.demo.directory import PLACES, fill_directory
from config.demo.people import make_people
from config.demo.places import make_places


@pytest.mark.django_db
def test_the_demo_finds_the_right_contact_and_route():
    teams = make_places()
    people = make_people(teams)
    began = time.monotonic()

    fill_directory(teams, people)

    assert time.monotonic() - began < 5
    assert Service.objects.count() > 100
    assert {s.status for s in Service.objects.all()} == set(Service.Status.values)
    assert not Centre.objects.filter(latitude__isnull=True).exists()
    speech = TaxonomyTerm.objects.get(code="speech")
    found = find_services(
        Wanted(
            needs=(speech.pk,),
            age=30,
            near=point_of("WX3 3AB"),
            order=Order.DISTANCE,
            statuses=RUNNING,
        ),
        viewer=AnonymousUser(),
    )
    assert found[0].telephone
    assert "Early talk group" in [service.name for service in found]
    assert [s.km for s in found if s.km] == sorted(s.km for s in found if s.km)
    worded = Wanted(words="afraid at home", order=Order.RANK)
    first = find_services(worded, viewer=AnonymousUser())[0]
    assert first.name == "Haven helpline"
    assert all(point_of(row[2]) for row in PLACES.values())


@pytest.mark.django_db
def test_no_place_of_a_sensitive_service_is_told():
    teams = make_places()
    fill_directory(teams, make_people(teams))

    hidden = Service.objects.filter(agency__name="Haven Wexbourne")

    assert hidden.count() == 4
    assert not hidden.filter(at_locations__isnull=False).exists()
