"""What may be asked of the open API, and how it answers what may not."""

import datetime

import pytest
from django.utils import timezone

from agencies import api
from agencies.models import Service
from tests.factories.agencies_centre import (
    LocationFactory,
    PostcodeFactory,
    ServiceAtLocationFactory,
    ServiceFactory,
    ServiceTimeFactory,
    TaxonomyTermFactory,
)
from tests.people import outsider

pytestmark = pytest.mark.django_db
ROOT = "/open-referral"
NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def service():
    """A service for one to four, on Tuesday morning, at a place."""
    found = ServiceFactory(name="Toddlers", youngest=12, oldest=48)
    found.needs.add(TaxonomyTermFactory())
    place = ServiceAtLocationFactory(
        service=found, location=LocationFactory(latitude=51.5, longitude=-2.6)
    )
    nine, noon = datetime.time(9), datetime.time(12)
    ServiceTimeFactory(
        service=found, at_location=place, weekday=1, opens=nine, closes=noon
    )
    PostcodeFactory(postcode="WX1 1AA", latitude=51.51, longitude=-2.6)
    return found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"search": "toddlers"}, True),
        ({"search": "teenagers"}, False),
        ({"minimum_age": "1"}, True),
        ({"minimum_age": "1.5"}, False),
        ({"maximum_age": "4"}, True),
        ({"maximum_age": "3"}, False),
        ({"start_time": "09:00", "end_time": "12:00:00"}, True),
        ({"start_time": "09:30"}, False),
        ({"day": "TU"}, True),
        ({"day": "tuesday"}, True),
        ({"day": "WE"}, False),
        ({"modified_after": "2020-01-01T00:00:00Z"}, True),
        ({"modified_after": "2099-01-01"}, False),
        ({"organization_id": NOBODY}, False),
        ({"taxonomy_id": NOBODY}, False),
        ({"taxonomy_term_id": NOBODY}, False),
        ({"postcode": "wx11aa", "proximity": "1200"}, True),
        ({"postcode": "WX1 1AA", "proximity": "1000"}, False),
        ({"postcode": "WX1"}, True),
        ({"something": "else", "page": "", "full": "false"}, True),
    ],
)
@pytest.mark.parametrize("path", ["services", "service_at_locations"])
def test_what_is_asked_narrows(client, service, path, asked, found):
    said = client.get(f"{ROOT}/{path}", asked).json()

    assert said["total_items"] == int(found)
    assert said["empty"] is not found


def test_by_the_keys_that_the_answers_give(client, service):
    need = service.needs.get()
    ServiceFactory()
    terms = client.get(f"{ROOT}/taxonomy_terms", {"taxonomy_id": need.taxonomy_id})
    key = terms.json()["contents"][0]["id"]

    for asked in (
        {"taxonomy_term_id": key},
        {"taxonomy_id": need.taxonomy_id},
        {"organization_id": service.agency_id},
    ):
        said = client.get(f"{ROOT}/services", asked).json()
        assert [each["name"] for each in said["contents"]] == ["Toddlers"]


@pytest.mark.parametrize(
    "asked",
    [
        {"page": "0"},
        {"page": "-1"},
        {"page": "x"},
        {"page": "99999999999999999999"},
        {"per_page": "101"},
        {"per_page": "10001", "minimal": "true"},
        {"taxonomy_id": "x"},
        {"taxonomy_term_id": "'; drop table"},
        {"organization_id": "1"},
        {"minimum_age": "nan"},
        {"maximum_age": "1e999"},
        {"minimum_age": "-1"},
        {"start_time": "25:00"},
        {"end_time": "noon"},
        {"day": "someday"},
        {"modified_after": "yesterday"},
        {"search": "a\0b"},
        {"search": "a" * 201},
        {"postcode": "ZZ99 9ZZ"},
        {"proximity": "100"},
        {"postcode": "WX1 1AA", "proximity": "far"},
        {"full": "perhaps"},
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(client, service, asked):
    response = client.get(f"{ROOT}/services", asked)

    assert response.status_code == 400
    assert response["Access-Control-Allow-Origin"] == "*"
    [(name, words)] = response.json().items()
    assert name in asked
    assert all(words)


def test_in_short_all_at_once(client, service):
    ServiceFactory.create_batch(60)

    said = client.get(f"{ROOT}/services", {"minimal": "true"}).json()

    assert said["size"] == said["total_items"] == 61
    assert set(said["contents"][0]) == {"id", "last_modified", "modified_date"}


def test_the_nearest_place_stands_first(client, service):
    far = ServiceFactory(name="A far one")
    away = LocationFactory(latitude=51.9, longitude=-2.6)
    ServiceAtLocationFactory(service=far, location=away)

    said = client.get(f"{ROOT}/service_at_locations", {"postcode": "WX1 1AA"}).json()

    names = [each["service"]["name"] for each in said["contents"]]
    assert names == ["Toddlers", "A far one"]


def test_an_answer_that_has_not_changed_is_not_sent_again(client, service):
    path = f"{ROOT}/services/{service.pk}"
    first = client.get(path)

    again = client.get(path, headers={"if-none-match": first["ETag"]})
    Service.objects.update(
        changed_at=timezone.now(), changed_by=outsider(), name="Tots"
    )
    third = client.get(path, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert again["Access-Control-Allow-Origin"] == "*"
    assert third.status_code == 200
    assert first["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written(client, service, method):
    for path in ("/", "/services", f"/services/{service.pk}", "/openapi.json"):
        assert getattr(client, method)(f"{ROOT}{path}").status_code == 405


def test_what_is_not_there_is_404_in_json(client):
    for kind in ("services", "taxonomies", "taxonomy_terms", "service_at_locations"):
        response = client.get(f"{ROOT}/{kind}/{NOBODY}")

        assert response.status_code == 404
        assert response.json()["detail"]
        assert response["Access-Control-Allow-Origin"] == "*"


def test_who_asks_too_often_waits(client, monkeypatch):
    monkeypatch.setattr(api, "MOST", 2)
    ask = {"REMOTE_ADDR": "192.0.2.77"}

    answers = [client.get(f"{ROOT}/taxonomies", **ask) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1]["Retry-After"]) <= 60
    other = client.get(f"{ROOT}/taxonomies", REMOTE_ADDR="192.0.2.78")
    assert other.status_code == 200


def test_it_describes_itself(client):
    said = client.get(f"{ROOT}/openapi.json")

    schema = said.json()
    assert schema["openapi"].startswith("3.")
    assert schema["servers"][0]["url"].endswith(ROOT)
    assert set(schema["paths"]) == {
        "/",
        "/services",
        "/services/{service}",
        "/taxonomies",
        "/taxonomies/{taxonomy}",
        "/taxonomy_terms",
        "/taxonomy_terms/{taxonomy_term}",
        "/service_at_locations",
        "/service_at_locations/{service_at_location}",
    }
    asked = schema["paths"]["/services"]["get"]["parameters"]
    assert {"search", "postcode", "full"} <= {each["name"] for each in asked}
    listed = schema["components"]["schemas"]["ServicePage"]["properties"]
    assert {"contents", "total_items", "empty"} <= set(listed)
    assert client.get(f"{ROOT}/").json()["openapi_url"].endswith("/openapi.json")
