"""The open API says what the standard says, to anybody, of the directory alone."""

import datetime
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import vRecur
from jsonschema import Draft202012Validator

from agencies.models import Agency, Service
from tests.agencies import open_referral_facts as facts
from tests.agencies.open_referral_client import Directory
from tests.factories.agencies import AgencyFactory
from tests.factories.agencies_centre import (
    LocationFactory,
    ServiceAtLocationFactory,
    ServiceFactory,
    ServiceTimeFactory,
    TaxonomyTermFactory,
)
from tests.people import household, outsider, team_member

pytestmark = pytest.mark.django_db
ROOT = "/open-referral"
OURS = ("agencies_", "cases_", "information_sharing_", "lead_prof", "evaluation_")


def full_service(**kwargs):
    """Return a service with one of everything."""
    told = {
        "name": "Talking walk-in",
        "description": "Half an hour.",
        "for_whom": "Any family.",
        "youngest": 6,
        "oldest": 59,
        "areas": ["Riverside"],
        "languages": ["Polish"],
        "pounds": "1.50",
        "cost": "each time",
        "website": "https://wexbourne.example/talk",
        "email": "talk@wexbourne.example",
        "telephone": "01632 960102",
        "agency": AgencyFactory(email="health@wexbourne.example"),
        "verified_at": timezone.now(),
        "verified_by": outsider(),
    }
    service = ServiceFactory(**told | kwargs)
    wide = TaxonomyTermFactory()
    service.needs.add(TaxonomyTermFactory(parent=wide, taxonomy=wide.taxonomy))
    hall = LocationFactory(address="1 Weir Road", town="Wexbourne", getting_in="Ramp.")
    place = ServiceAtLocationFactory(service=service, location=hall, words="Upstairs")
    start = datetime.date(2026, 9, 4)
    ServiceTimeFactory(
        service=service, at_location=place, weekday=4, every_weeks=2, starts_on=start
    )
    ServiceTimeFactory(service=service, term_time_only=True)
    return service


def check(schema, said):
    validator = Draft202012Validator(
        schema, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(said)] == []


def test_every_answer_is_of_the_standard(client):
    service = full_service()
    ServiceFactory(name="Nothing known", summary="", agency=AgencyFactory())
    place, term = service.at_locations.get(), service.needs.get()
    answers = {
        "/": facts.ABOUT,
        "/services": facts.page_of(facts.SERVICE),
        "/services?full=true": facts.page_of(facts.SERVICE),
        "/services?search=talking&per_page=1&page=9": facts.page_of(facts.SERVICE),
        f"/services/{service.pk}": facts.SERVICE,
        "/taxonomies": facts.page_of(facts.TAXONOMY),
        f"/taxonomies/{term.taxonomy_id}": facts.TAXONOMY,
        "/taxonomy_terms": facts.page_of(facts.TERM),
        f"/taxonomy_terms/{term.pk}": facts.TERM,
        "/service_at_locations": facts.page_of(facts.SERVICE_AT_LOCATION),
        "/service_at_locations?full=true": facts.page_of(facts.SERVICE_AT_LOCATION),
        f"/service_at_locations/{place.pk}": facts.SERVICE_AT_LOCATION,
    }

    for path, schema in answers.items():
        response = client.get(ROOT + path)

        assert response.status_code == 200, path
        assert response["Access-Control-Allow-Origin"] == "*"
        check(schema, response.json())


def test_a_client_rebuilds_every_service_from_the_pages(client):
    services = [full_service(name=f"Talk {number}") for number in range(7)]
    services += ServiceFactory.create_batch(4)
    ServiceFactory(is_public=False)

    rebuilt = Directory(client, per_page=3).services()

    assert len(rebuilt) == 11
    for service in services:
        copy = rebuilt[str(service.pk)]
        assert copy.name == service.name
        assert copy.agency == service.agency.name
        assert copy.months == (service.youngest, service.oldest)
        assert copy.needs == {str(term.pk) for term in service.needs.all()}
        assert copy.languages == service.languages
        assert copy.areas == service.areas
        assert copy.pounds == (float(service.pounds) if service.pounds else None)
        assert copy.telephone == service.telephone
        assert copy.places == {
            (there.location.name, there.location.latitude, there.location.postcode)
            for there in service.at_locations.all()
        }
        assert copy.times == {
            (time.weekday, f"{time.opens:%H:%M}", time.every_weeks, time.starts_on)
            for time in service.times.all()
        }


def test_times_are_rules_that_a_calendar_reads(client):
    service = full_service()

    said = client.get(f"{ROOT}/services/{service.pk}").json()["schedules"]

    fortnight = next(each for each in said if each["interval"] == 2)
    rule = vRecur.from_ical(
        "FREQ={freq};INTERVAL={interval};BYDAY={byday}".format(**fortnight)
    )
    assert (rule["FREQ"], rule["INTERVAL"], rule["BYDAY"]) == (["WEEKLY"], [2], ["FR"])
    assert datetime.date.fromisoformat(fortnight["dtstart"]).weekday() == 4
    weekly = next(each for each in said if each["interval"] == 1)
    assert weekly["notes"] == "In term time only."


@pytest.mark.parametrize(
    ("ours", "theirs", "alert"),
    [
        ({"status": "PLANNED"}, "inactive", "Planned."),
        ({"status": "ACTIVE"}, "active", None),
        ({"status": "PAUSED"}, "temporarily closed", "Closed for a while."),
        ({"status": "CLOSED"}, "defunct", None),
        (
            {"status": "CLOSING", "closes_on": datetime.date(2099, 1, 5)},
            "active",
            "2099",
        ),
        (
            {"status": "CLOSING", "closes_on": datetime.date(2020, 1, 5)},
            "defunct",
            None,
        ),
    ],
)
def test_status(client, ours, theirs, alert):
    service = ServiceFactory(**ours)

    said = client.get(f"{ROOT}/services/{service.pk}").json()

    assert said["status"] == theirs
    assert alert in said.get("alert", "") if alert else "alert" not in said


def test_what_took_its_place_is_said_where_it_is_public(client):
    after = ServiceFactory(name="The new one")
    service = ServiceFactory(status="CLOSED", successor=after)
    path = f"{ROOT}/services/{service.pk}"

    assert client.get(path).json()["alert"] == "Instead: The new one."
    Service.objects.filter(pk=after.pk).update(is_public=False)
    assert "alert" not in client.get(path).json()


@pytest.mark.parametrize("log_in", [False, True])
def test_nothing_is_said_of_what_is_not_public(client, log_in):
    hidden = [full_service(is_public=False), full_service()]
    Agency.objects.filter(pk=hidden[1].agency_id).update(
        left_at=timezone.now(), left_by=outsider()
    )
    if log_in:
        client.force_login(outsider())

    for service in hidden:
        place = service.at_locations.get()
        assert client.get(f"{ROOT}/services/{service.pk}").status_code == 404
        path = f"{ROOT}/service_at_locations/{place.pk}"
        assert client.get(path).status_code == 404
    assert client.get(f"{ROOT}/services").json()["contents"] == []
    assert client.get(f"{ROOT}/service_at_locations").json()["contents"] == []


def test_no_table_of_cases_is_reached(client):
    family = household()
    client.force_login(team_member(family.case))
    service = full_service()
    place, term = service.at_locations.get(), service.needs.get()
    paths = ["/", "/openapi.json", "/services", "/services?full=1&search=talk&day=MO"]
    paths += [f"/services/{service.pk}", "/services?minimal=1", "/taxonomies"]
    paths += [f"/taxonomies/{term.taxonomy_id}", "/taxonomy_terms"]
    paths += [f"/taxonomy_terms/{term.pk}", "/service_at_locations?full=1"]
    paths += [f"/service_at_locations/{place.pk}"]

    with CaptureQueriesContext(connection) as read:
        answers = [client.get(f"{ROOT}{path}") for path in paths]

    assert {answer.status_code for answer in answers} == {200}
    tables = {
        word for q in read for word in q["sql"].split('"') if word.startswith(OURS)
    }
    assert {name for name in tables if "." not in name} <= DIRECTORY
    whole = json.dumps([answer.json() for answer in answers])
    assert family.case.reference not in whole


DIRECTORY = {
    f"agencies_{name}"
    for name in (
        "service", "service_needs", "serviceatlocation", "servicetime", "location",
        "agency", "team", "taxonomy", "taxonomyterm", "postcode", "practitioner",
    )
}  # fmt: skip
"""`practitioner` is read by signing in itself, which every page does."""


def test_as_many_queries_for_many_as_for_few(client):
    """Two of them begin and end the request."""

    def reads(upto):
        while Service.objects.count() < upto:
            full_service()
        counts = []
        for path in ("services", "services?full=1", "service_at_locations?full=1"):
            with CaptureQueriesContext(connection) as queries:
                said = client.get(f"{ROOT}/{path}").json()
            assert said["size"] == upto
            counts.append(len(queries))
        return counts

    assert reads(3) == reads(12) == [4, 8, 9]
