"""The directory on paper: by need, each service once, only what families may know."""

import io

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from agencies.commands.taxonomies import take_in_word_lists
from agencies.models import TaxonomyTerm
from agencies.printed_directory import directory_pdf, printed
from agencies.queries.finding import services_to_print
from agencies.queries.search import Wanted
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.agencies_centre import (
    LocationFactory,
    ServiceAtLocationFactory,
    ServiceFactory,
    ServiceTimeFactory,
)

pytestmark = pytest.mark.django_db
PRINT = "/directory/print/"


@pytest.fixture
def reader(client):
    """Return somebody who is signed in."""
    reader = TeamMembershipFactory().practitioner
    client.force_login(reader)
    return reader


@pytest.fixture
def speech():
    """Return a service for two needs, at a place and a time."""
    take_in_word_lists(by=None)
    service = ServiceFactory(name="Chatter group", telephone="01632 960000")
    words = ("speech", "new-baby")
    service.needs.set(TaxonomyTerm.objects.filter(code__in=words))
    hall = LocationFactory(name="Market Hall", address="Market Square")
    there = ServiceAtLocationFactory(service=service, location=hall)
    ServiceTimeFactory(service=service, at_location=there)
    return service


def text_of(content):
    """Return what a PDF says."""
    pages = PdfReader(io.BytesIO(content)).pages
    return "\n".join(page.extract_text() for page in pages)


def test_sections_by_need_with_each_service_told_once(reader, speech):
    ServiceFactory(name="Allotment")
    found = services_to_print(Wanted(), viewer=reader)

    made = printed(found, made_at=timezone.now())

    assert [section.name for section in made.sections] == [
        "Family support",
        "Learning and development",
        "More services",
    ]
    first, second, rest = made.sections
    assert [one.service for one in first.entries] == [speech]
    assert [one.service for one in second.also] == [speech]
    assert [one.service.name for one in rest.entries] == ["Allotment"]
    assert [one.service.name for one in made.entries] == ["Allotment", "Chatter group"]


@pytest.mark.parametrize(("size", "wide"), [("a4", 595), ("a5", 420)])
def test_the_print_says_all_and_numbers_its_pages(client, reader, speech, size, wide):
    ServiceFactory(name="Hidden help", is_public=False)

    response = client.get(PRINT, {"size": size, "q": "play"})
    content = response.content
    text = text_of(content)

    assert response["Content-Type"] == "application/pdf"
    assert round(float(PdfReader(io.BytesIO(content)).pages[0].mediabox.width)) == wide
    assert PdfReader(io.BytesIO(content)).trailer["/Root"]["/MarkInfo"]["/Marked"]
    for words in ("Market Hall", "Market Square", "Mondays, 9am to midday", "01632 960000", "“play”", "See also", "Contents"):  # fmt: skip
        assert words in text
    assert "Hidden help" not in text
    assert reader.last_name not in text
    assert AccessEvent.objects.latest("pk").event == "DIRECTORY_PRINTED"


def test_the_same_directory_gives_the_same_file(reader, speech):
    made = printed(services_to_print(Wanted(), viewer=reader), made_at=timezone.now())

    assert directory_pdf(made, size="a5") == directory_pdf(made, size="a5")


def test_it_asks_which_size_or_for_less(client, reader, monkeypatch):
    assert "There is nothing to print" in client.get(PRINT).content.decode()
    ServiceFactory.create_batch(3)
    which = client.get(PRINT, {"q": "play", "size": "a9"}).content.decode()
    monkeypatch.setattr("agencies.views.print_directory.MOST", 2)
    many = client.get(PRINT, {"size": "a4"}).content.decode()

    assert "?q=play&amp;size=a5" in which
    assert "3 services are too many" in many
    client.logout()
    assert client.get(reverse("agencies:print-directory")).status_code == 302
