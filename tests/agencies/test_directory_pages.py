"""The directory as families and colleagues read it: one service, and finding one."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.directory_words import (
    ages_in_words,
    cost_in_words,
    distance_in_words,
    places_in_words,
)
from agencies.models import Service, TaxonomyTerm
from agencies.queries.finding import services_to_print
from agencies.queries.search import Wanted
from tests.factories.agencies import (
    CentreFactory,
    TeamFactory,
    TeamMembershipFactory,
)
from tests.factories.agencies_centre import (
    LocationFactory,
    PostcodeFactory,
    ServiceAtLocationFactory,
    ServiceFactory,
    ServiceTimeFactory,
    TaxonomyFactory,
    TaxonomyTermFactory,
)

pytestmark = pytest.mark.django_db
FIND = "/directory/"


def page_of(client, service):
    """Return what the page of a service says."""
    path = reverse("agencies:service", kwargs={"service": service.pk})
    return client.get(path)


def text_of(client, **asked):
    """Return what the search says."""
    return client.get(FIND, asked).content.decode()


def speech(**more):
    """Return a service with everything said of it."""
    said = {
        "name": "Chatter group",
        "summary": "Songs and talk for children who speak little.",
        "youngest": 18,
        "oldest": 59,
        "areas": ["Riverside"],
        "languages": ["Polish"],
        "routes": ["SELF", "PROFESSIONAL"],
        "how_to_refer": "Call on Mondays.",
        "who_decides": "The speech therapists",
        "answers_within": 5,
        "places": 8,
        "waiting": 3,
        "weeks_to_wait": 6,
        "pounds": 0,
        "telephone": "01632 960000",
    }
    return ServiceFactory(**said | more)


@pytest.mark.parametrize(
    ("youngest", "oldest", "words"),
    [
        (None, None, "All ages"),
        (0, None, "All ages"),
        (24, None, "From 2 years"),
        (None, 59, "From birth until the 5th birthday"),
        (6, 30, "From 6 months to 2 years 6 months"),
        (12, 12, "From 1 year to 1 year"),
        (132, 263, "From 11 years until the 22nd birthday"),
    ],
)
def test_ages_in_words(youngest, oldest, words):
    assert ages_in_words(youngest, oldest) == words


def test_distance_cost_and_room_in_words():
    assert distance_in_words(None, "x") == ""
    assert distance_in_words(0.01, "Hall") == "less than 100 m from Hall"
    assert distance_in_words(0.44, "Hall") == "400 m from Hall"
    assert distance_in_words(1.24, "Hall") == "1.2 km from Hall"
    assert cost_in_words(Service(pounds=0, cost="Bring fruit")) == "Free. Bring fruit"
    assert cost_in_words(Service(pounds=2)) == "£2"
    assert cost_in_words(Service()) == ""
    assert (
        places_in_words(Service(waiting=0, weeks_to_wait=0)) == "none waiting; no wait"
    )


def test_a_family_reads_a_service_without_log_in_and_no_name_of_staff(client):
    reader = TeamMembershipFactory(practitioner__last_name="Quillfeather")
    service = speech(verified_at=timezone.now(), verified_by=reader.practitioner)
    hall = ServiceAtLocationFactory(service=service, location__name="Mill Hall")
    ServiceTimeFactory(service=service, at_location=hall, every_weeks=2, term_time_only=True, ends_on=datetime.date(2030, 1, 7))  # fmt: skip
    ServiceTimeFactory(service=service, weekday=4, starts_on=datetime.date(2030, 1, 4))

    outside = page_of(client, service).content.decode()
    client.force_login(reader.practitioner)
    inside = page_of(client, service).content.decode()

    for words in (
        "From 18 months until the 5th birthday",
        "Families come or call themselves",
        "within 5 working days",
        "8 places; 3 waiting; about 6 weeks to wait",
        "Mill Hall",
        "Mondays, 9am to midday, every 2 weeks, in term time only, until 7 January 2030",
        "Fridays, 9am to midday, from 4 January 2030",
        "Polish",
        "Checked today",
    ):
        assert words in outside
    assert "Quillfeather" not in outside
    assert "Quillfeather said that it is right" in inside
    assert "Still right" not in inside


def test_what_is_for_colleagues_only_does_not_exist_outside(client):
    service = speech(is_public=False, name="Shielded help")

    assert page_of(client, service).status_code == 404
    assert "Shielded help" not in text_of(client)
    client.force_login(TeamMembershipFactory().practitioner)
    assert "it is for colleagues" in page_of(client, service).content.decode()
    assert "Shielded help" in text_of(client)


def test_a_closed_service_leads_to_what_takes_its_place(client):
    hidden = speech(name="Inside only", is_public=False)
    after = speech(name="Talk and play", successor=None)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    old = speech(
        name="Old group", status="CLOSING", closes_on=yesterday, successor=after
    )
    lost = speech(name="Lost group", status="CLOSED", successor=hidden)

    page, other = page_of(client, old).content.decode(), page_of(client, lost)

    assert "This service has closed on" in page
    assert "Talk and play" in page
    assert "Inside only" not in other.content.decode()
    found = text_of(client)
    assert "Talk and play" in found
    assert "Old group" not in found
    assert "Lost group" not in found


def test_an_agency_that_left_takes_its_services_with_it(client):
    gone = speech(name="Gone with them")
    gone.agency.left_at = timezone.now()
    gone.agency.left_by = TeamMembershipFactory().practitioner
    gone.agency.save()

    assert "Gone with them" not in text_of(client)
    assert page_of(client, gone).status_code == 404


def test_old_entries_say_so(client):
    by = TeamMembershipFactory().practitioner
    long_ago = timezone.now() - datetime.timedelta(days=300)
    page = page_of(client, speech(verified_at=long_ago, verified_by=by))

    assert "Call first" in page.content.decode()
    assert "Not checked yet" in page_of(client, speech(name="New")).content.decode()


def test_everything_narrows_together(client):
    needs = TaxonomyFactory(code="needs-of-test")
    TaxonomyTermFactory(taxonomy=needs)
    term = TaxonomyTerm.objects.filter(taxonomy__code="needs").first()
    service = speech()
    centre = CentreFactory(name="Riverside centre", latitude=51.4, longitude=-2.6)
    if term:
        service.needs.add(term)
    near = LocationFactory(name="Near hall", latitude=51.41, longitude=-2.6)
    hall = ServiceAtLocationFactory(service=service, location=near)
    ServiceTimeFactory(service=service, at_location=hall, weekday=2)
    speech(name="Debt advice", summary="Money.", youngest=None, oldest=11, languages=[], routes=["PANEL"])  # fmt: skip

    asked = {"q": "talk", "age": "3", "near": centre.pk, "within": "3", "day": "2",
             "language": "Polish", "selves": "on", "soon": "on"}  # fmt: skip
    if term:
        asked["need"] = term.pk
    page = text_of(client, **asked)

    assert "1 service found" in page
    assert "1.1 km from Riverside centre" in page
    assert "01632 960000" in page
    assert "Debt advice" not in page


def test_nothing_found_says_what_to_leave_out(client):
    speech()

    page = text_of(client, q="talk", age="9", selves="on")
    none = text_of(client, q="xylophone")

    assert "0 services found" in page
    assert "without the age: 1 service" in page
    assert "without the words" not in page
    assert "without the words: 1 service" in none
    assert "ask for help" in none


def test_what_is_not_understood_is_said_and_the_rest_is_found(client):
    PostcodeFactory(postcode="WX1 1AA")
    speech()

    wrong = text_of(client, postcode="QQ9 9QQ", q="talk")
    right = text_of(client, postcode="wx1 1aa")
    whence = text_of(client, within="3")
    odd = text_of(client, need="\0", near="x", age="99", page="zebra", q="\0")

    assert "We do not know where this postcode is" in wrong
    assert "1 service found" in wrong
    assert "There is a problem" in wrong
    assert "1 service found" in right
    assert "Say from where" in whence
    assert "Select" in odd


def test_the_right_contact_is_found_among_many(client, django_assert_max_num_queries):
    """T11: a search over a hundred entries and more finds contact and route."""
    ServiceFactory.create_batch(120)
    speech()

    with django_assert_max_num_queries(14):
        page = text_of(client, q="speaking little")
    every = text_of(client)

    assert "1 service found" in page
    assert "Families come or call themselves; A professional refers" in page
    assert "01632 960000" in page
    assert "121 services" in every
    assert "Page 1 of 7" in every
    assert "page=2" in every


def test_who_works_for_a_sensitive_service_is_not_named(client):
    hidden = TeamMembershipFactory(team__is_sensitive=True, practitioner__last_name="Quillfeather")  # fmt: skip
    service = speech(verified_at=timezone.now(), verified_by=hidden.practitioner)
    client.force_login(TeamMembershipFactory().practitioner)

    page = page_of(client, service).content.decode()

    assert "Checked today" in page
    assert "Quillfeather" not in page


def test_where_a_sensitive_team_is_stands_on_no_page_for_families(client):
    """R13: neither on the page of the service, nor in what is printed for families."""
    reader = TeamMembershipFactory().practitioner
    service = speech(team=TeamFactory(is_sensitive=True))
    ServiceAtLocationFactory(service=service, location__name="Quiet House")

    assert "Quiet House" not in page_of(client, service).content.decode()
    [printed] = services_to_print(Wanted(), viewer=reader)
    assert not printed.at_locations.all()
    client.force_login(reader)
    assert "Quiet House" in page_of(client, service).content.decode()
