"""A file of services: taken out, brought back, looked at, written; nothing before."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agencies.commands.service_file import take_in_services
from agencies.commands.taxonomies import take_in_word_lists
from agencies.models import RoleName, Service, TaxonomyTerm
from information_sharing.exceptions import AccessDenied
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.agencies_centre import ServiceFactory
from tests.people import outsider

pytestmark = pytest.mark.django_db
BRING, CHECK = "/directory/file/", "/directory/file/check/"
DOWNLOAD = "/directory/file/services.csv"


@pytest.fixture
def keeper(client):
    """Somebody who keeps her agency's services, signed in."""
    take_in_word_lists(by=None)
    role = RoleName.AGENCY_ADMINISTRATOR
    membership = TeamMembershipFactory(role=role)
    client.force_login(membership.practitioner)
    return membership


def bring(client, agency, text):
    """Bring in a file; return the page that shows what it would change."""
    file = SimpleUploadedFile("services.csv", text.encode())
    return client.post(BRING, {"agency": agency.pk, "file": file}, follow=True)


def write(client, page):
    """Say yes to what the page shows."""
    digest = page.context["plan"].digest
    return client.post(CHECK, {"digest": digest}, follow=True)


def rows(page):
    return {row.key: row for row in page.context["plan"].rows}


def test_what_was_taken_out_changes_nothing_when_it_comes_back(client, keeper):
    agency = keeper.team.agency
    full = ServiceFactory(
        agency=agency,
        outside_key="A-1",
        name="=Sing",
        description="Two\nlines; and, commas",
        status="CLOSED",
        youngest=6,
        oldest=59,
        areas=["Mill Lane"],
        languages=["Polish", "Urdu"],
        routes=["SELF", "PANEL"],
        answers_within=5,
        pounds="1.50",
        telephone="+44 1632 960102",
        email="talk@wexbourne.example",
        website="https://wexbourne.example/talk",
        is_public=False,
    )
    full.needs.set(TaxonomyTerm.objects.filter(code__in=["speech", "drop-in"]))
    ServiceFactory(agency=agency, youngest=30, oldest=40)
    ServiceFactory()

    taken = client.get(DOWNLOAD).content.decode("utf-8-sig")
    page = bring(client, agency, taken)

    assert len(list(csv.reader(io.StringIO(taken)))) == 3
    assert page.context["plan"].counts["As it is"] == 2
    assert "nothing to write" in page.content.decode()


def test_a_file_adds_and_changes_what_was_seen(client, keeper):
    agency = keeper.team.agency
    old = ServiceFactory(agency=agency, outside_key="A", name="Old", cost="a pound")
    file = (
        "key;name;in a sentence;to age;words;about the price;colour\n"
        'A;New name;;;"speech, Drop-in";-;red\n'
        "B;Cook;Cook and eat.;4 years;;;\n"
    )

    page = bring(client, agency, file)

    assert Service.objects.count() == 1
    assert page.context["plan"].unused == ("colour",)
    told = {c.title: (c.before, c.after) for c in rows(page)["A"].changes}
    assert told == {
        "Name": ("Old", "New name"),
        "Words": ("", "drop-in, speech"),
        "About the price": ("a pound", ""),
    }
    assert [row.kind for row in page.context["plan"].rows] == ["New", "Changed"]
    assert {c.after for c in rows(page)["B"].changes} >= {"Cook", "4 years", "yes"}
    done = write(client, page)
    assert "2 services written" in done.content.decode()
    old.refresh_from_db()
    assert (old.name, old.cost, old.summary) == ("New name", "", "A place to play.")
    assert {need.code for need in old.needs.all()} == {"speech", "drop-in"}
    assert old.changed_by == keeper.practitioner
    new = Service.objects.get(outside_key="B")
    assert (new.oldest, new.agency, new.status) == (59, agency, "ACTIVE")
    event = AccessEvent.objects.filter(event="SERVICE_CHANGED").get()
    assert event.details == {"rows": 2}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (",Cook,Eat", "Key must be there"),
        ("A,,Eat", "needs a name"),
        ("A,Cook,", "in a sentence"),
        ("A,Cook,Eat,4 weeks", "From age"),
        ("A,Cook,Eat,4 years,2 years", "To age must not be below"),
        ("A,Cook,Eat,,,telepathy", "no word “telepathy”"),
        ("A,Cook,Eat,,,,Closed", "To close it"),
        ("A,Cook,Eat,,,,,maybe", "yes or no"),
        ("A,Cook,Eat,,,,,,FRIENDS", "SELF, PROFESSIONAL or PANEL"),
        ("A,Cook,Eat,,,,,,,-3", "Price"),
        ("A,Cook,Eat,,,,,,,,not an address", "E-mail"),
        (f"A,{'x' * 121},Eat", "Name"),
        ("A,Cook,Eat\nA,Other,Eat", "more than once"),
        ("A,Cook,Eat\nB,cook,Eat", "has this name"),
        ("A,Stands already,Eat", "has this name"),
    ],
)
def test_each_row_says_what_to_mend_and_none_is_written(client, keeper, line, problem):
    agency = keeper.team.agency
    ServiceFactory(agency=agency, name="Stands already")
    head = "key,name,summary,youngest,oldest,needs,status,public,routes,price,email\n"

    page = bring(client, agency, f"{head}{line}\nZ,Good row,Fine\n")

    said = " ".join(p for row in page.context["plan"].rows for p in row.problems)
    assert problem in said
    assert not rows(page)["Z"].problems
    done = write(client, page)
    assert "Nothing was written" in done.content.decode()
    assert Service.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "nothing in this file"),
        ("name,summary\nCook,Eat", "“Key” is missing"),
        ("key,name\n" + "A,B\n" * 2001, "more than 2,000 rows"),
        ("key,name\n", "no row below it"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused(client, keeper, text, words):
    page = bring(client, keeper.team.agency, text)

    assert words in page.content.decode()
    assert "plan" not in page.context


def test_what_changed_meanwhile_is_looked_at_again(client, keeper):
    agency = keeper.team.agency
    service = ServiceFactory(agency=agency, outside_key="A", name="Old")
    page = bring(client, agency, "key,name\nA,New\n")
    Service.objects.filter(pk=service.pk).update(name="Changed by a colleague")

    done = write(client, page)

    service.refresh_from_db()
    assert service.name == "Changed by a colleague"
    assert "Look at the file again" in done.content.decode()
    assert "Services that you keep" in write(client, done).content.decode()
    service.refresh_from_db()
    assert service.name == "New"


def test_only_its_keeper_touches_an_agencys_services(client, keeper):
    other = ServiceFactory(outside_key="A", name="Theirs")
    page = bring(client, other.agency, "key,name\nA,Ours\n")

    assert "plan" not in page.context
    assert client.get(DOWNLOAD, {"agency": other.agency_id}).status_code == 404
    assert client.get(DOWNLOAD, {"agency": "x"}).status_code == 404
    with pytest.raises(AccessDenied):
        take_in_services(agency=other.agency, rows=[], by=keeper.practitioner)
    client.force_login(outsider())
    assert client.get(BRING).status_code == 403
    assert client.get(CHECK).status_code == 403


def test_nothing_waits_without_a_file(client, keeper):
    for answer in (client.get(CHECK), client.post(CHECK)):
        assert answer.url == reverse("agencies:bring-services")


def test_two_thousand_rows_take_as_many_queries_as_ten(
    client, keeper, django_assert_max_num_queries
):
    lines = "".join(f"K{n},Service {n},Something\n" for n in range(2000))

    page = bring(client, keeper.team.agency, f"key,name,summary\n{lines}")

    with django_assert_max_num_queries(25):
        assert client.get(CHECK).status_code == 200
    assert page.context["plan"].counts["New"] == 2000
