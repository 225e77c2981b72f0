"""The directory is searched by words, need, age, place and hour, all in one query."""

import datetime
from math import asin, cos, radians, sin, sqrt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from agencies.commands.taxonomies import take_in_word_lists
from agencies.models import Service, TaxonomyTerm
from agencies.queries.distances import Point, point_of
from agencies.queries.search import Order, Wanted, find_services
from tests.benchmarks.bench_directory import fill
from tests.factories.agencies import AgencyFactory, TeamFactory
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
HERE = Point(51.5, -2.6)
NINE, NOON = datetime.time(9), datetime.time(12)


def names(*, viewer=None, **wanted):
    found = find_services(Wanted(**wanted), viewer=viewer or AnonymousUser())
    return [service.name for service in found]


def at(service, latitude, longitude=HERE.longitude):
    place = LocationFactory(latitude=latitude, longitude=longitude)
    return ServiceAtLocationFactory(service=service, location=place)


def crow(one, other):
    north = radians(other.latitude - one.latitude)
    east = radians(other.longitude - one.longitude)
    both = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * 6371 * asin(sqrt(sin(north / 2) ** 2 + both * sin(east / 2) ** 2))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("babies", True),
        ("baby -singing", True),
        ("baby -massage", False),
        ('"baby massage"', True),
        ("singing or swim", True),
        ("otters", True),
        ("ba\0by", True),
        ("and the", False),
        ('"" & ( ', False),
        ("", True),
    ],
)
def test_words_are_looked_for_in_what_a_service_and_its_agency_are_called(words, found):
    ServiceFactory(
        name="Baby massage",
        for_whom="Swimming comes later.",
        agency=AgencyFactory(name="Little Otters"),
    )

    assert names(words=words) == (["Baby massage"] if found else [])


def test_the_better_answer_stands_first():
    ServiceFactory(name="A play group", description="Sometimes we sing.")
    ServiceFactory(name="Sing and sign", summary="We sing songs to sing.")

    assert names(words="sing") == ["A play group", "Sing and sign"]
    assert names(words="sing", order=Order.RANK) == ["Sing and sign", "A play group"]


def test_what_a_need_is_called_finds_what_helps_with_it_after_what_says_so():
    take_in_word_lists(by=None)
    debt = TaxonomyTerm.objects.get(taxonomy__code="needs", name="Benefits and debt")
    fear = TaxonomyTerm.objects.get(taxonomy__code="needs", code="domestic-abuse")
    well = TaxonomyTerm.objects.filter(taxonomy__code="outcomes").first()
    ServiceFactory(name="Advice drop-in", summary="Bills and forms.").needs.add(debt)
    ServiceFactory(name="Money course", summary="Out of debt.")
    ServiceFactory(name="Somebody to call").needs.add(fear, well)

    assert names(words="debt", order=Order.RANK) == ["Money course", "Advice drop-in"]
    assert names(words="domestic abuse") == ["Somebody to call"]
    assert names(words="debt -forms") == ["Money course"]
    assert names(words=well.name) == []


def test_a_wider_need_finds_what_lies_beneath_it():
    wide = TaxonomyTermFactory()
    narrow = TaxonomyTermFactory(parent=wide, taxonomy=wide.taxonomy)
    narrowest = TaxonomyTermFactory(parent=narrow, taxonomy=wide.taxonomy)
    for name, term in (("Wide", wide), ("Narrow", narrow), ("Narrowest", narrowest)):
        ServiceFactory(name=name).needs.add(term)
    ServiceFactory(name="Another").needs.add(TaxonomyTermFactory())

    assert names(needs=(wide.pk,)) == ["Narrow", "Narrowest", "Wide"]
    assert names(needs=(narrow.pk,)) == ["Narrow", "Narrowest"]
    assert names(taxonomy=wide.taxonomy_id) == ["Narrow", "Narrowest", "Wide"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"age": 12}, True),
        ({"age": 24}, True),
        ({"age": 11}, False),
        ({"age": 25}, False),
        ({"age_from": 20, "age_to": 60}, True),
        ({"age_from": 25}, False),
        ({"age_to": 11}, False),
        ({"youngest_from": 0}, True),
        ({"youngest_from": 12, "oldest_to": 24}, True),
        ({"youngest_from": 13}, False),
        ({"oldest_to": 23}, False),
        ({"area": "Riverside"}, True),
        ({"area": "Northfield"}, False),
        ({"language": "Polish"}, True),
        ({"language": "Welsh"}, False),
        ({"route": "SELF"}, True),
        ({"route": "PANEL"}, False),
        ({"statuses": ("ACTIVE", "CLOSING")}, True),
        ({"statuses": ("CLOSED",)}, False),
        ({"weekday": 1, "at": NINE}, True),
        ({"weekday": 1, "at": NOON}, False),
        ({"weekday": 2, "at": NINE}, False),
        ({"opens_from": NINE, "closes_by": NOON}, True),
        ({"opens_from": datetime.time(9, 1)}, False),
    ],
)
def test_each_thing_wanted_narrows_alone(wanted, found):
    service = ServiceFactory(
        name="Toddlers",
        youngest=12,
        oldest=24,
        areas=["Riverside"],
        languages=["Polish"],
        routes=["SELF"],
    )
    ServiceTimeFactory(service=service, weekday=1, opens=NINE, closes=NOON)

    assert names(**wanted) == (["Toddlers"] if found else [])


def test_a_service_that_names_no_age_and_no_area_is_for_everybody():
    ServiceFactory(name="Anybody")

    assert names(age=900, area="Northfield") == ["Anybody"]


def test_distance_is_as_the_crow_flies_from_the_nearest_of_its_places():
    near, far = ServiceFactory(name="Near"), ServiceFactory(name="Far")
    ServiceFactory(name="At home")
    at(near, 51.52), at(near, 51.9), at(far, 51.56, -2.7)

    found = find_services(
        Wanted(near=HERE, order=Order.DISTANCE), viewer=AnonymousUser()
    )

    assert [each.name for each in found] == ["Near", "Far", "At home"]
    assert found[0].km == pytest.approx(crow(HERE, Point(51.52, -2.6)), abs=0.001)
    assert found[1].km == pytest.approx(crow(HERE, Point(51.56, -2.7)), abs=0.001)
    assert found[2].km is None
    assert names(near=HERE, within_km=3) == ["Near"]
    assert names(near=HERE, within_km=9.7) == ["Far", "Near"]
    assert names(near=HERE, within_km=9.5) == ["Near"]


@pytest.mark.parametrize("direction", [(1, 0), (-1, 0), (0, 1), (0, -1)])
def test_no_box_is_smaller_than_its_circle(direction):
    north, east = direction
    there = Point(60 + north * 0.4495, -2.6 + east * 0.899)
    at(ServiceFactory(name="At the edge"), there.latitude, there.longitude)

    assert names(near=Point(60, -2.6), within_km=crow(Point(60, -2.6), there) + 0.01)


def test_who_is_not_signed_in_finds_what_is_public():
    ServiceFactory(name="For all")
    ServiceFactory(name="For colleagues", is_public=False)

    assert names() == ["For all"]
    assert names(is_public=False) == ["For all"]
    assert names(viewer=outsider()) == ["For all", "For colleagues"]
    assert names(viewer=outsider(), is_public=False) == ["For colleagues"]


def test_where_a_sensitive_team_is_cannot_be_found_out_from_outside():
    service = ServiceFactory(name="Refuge", team=TeamFactory(is_sensitive=True))
    at(service, 51.5)
    near = Wanted(near=HERE, order=Order.DISTANCE)

    [found] = find_services(near, viewer=AnonymousUser())

    assert found.km is None
    assert list(found.at_locations.all()) == []
    assert names(near=HERE, within_km=99) == []
    assert names(near=HERE, within_km=99, viewer=outsider()) == ["Refuge"]


def test_what_was_changed_since():
    now = timezone.now()
    changed = ServiceFactory(name="Changed")
    Service.objects.update(recorded_at=now - datetime.timedelta(days=9))
    Service.objects.filter(pk=changed.pk).update(changed_at=now, changed_by=outsider())
    ServiceFactory(name="New")

    since = now - datetime.timedelta(days=1)
    assert names(changed_since=since) == ["Changed", "New"]


def test_a_postcode_or_its_district_is_a_point():
    PostcodeFactory(postcode="WX1 1AA", latitude=51.5, longitude=-2.6)
    PostcodeFactory(postcode="WX1 1AB", latitude=51.7, longitude=-2.8)
    PostcodeFactory(postcode="WX11 1AB", latitude=53.0, longitude=-1.0)

    assert point_of(" wx11aa") == Point(51.5, -2.6)
    middle = point_of("wx1")
    assert (middle.latitude, middle.longitude) == pytest.approx((51.6, -2.7))
    assert point_of("WX2") is None
    assert point_of("") is None
    assert point_of("\0%_\\" * 9) is None


def test_three_hundred_take_as_many_queries_as_ten(django_assert_num_queries):
    take_in_word_lists(by=None)
    wanted = Wanted(near=HERE, order=Order.DISTANCE)
    for size in (10, 300):
        fill(size)
        Service.objects.update(is_public=True)
        with django_assert_num_queries(5):
            found = list(find_services(wanted, viewer=AnonymousUser()))
            for each in found:
                assert [need.taxonomy.name for need in each.needs.all()]
                assert [place.location.name for place in each.at_locations.all()]
                assert [time.at_location.location.name for time in each.times.all()]
        assert len(found) == size
