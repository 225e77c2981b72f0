"""Who keeps an entry of the directory: its own agency, and nobody else's keeper."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands import directory as commands
from agencies.commands import service_places
from agencies.models import RoleName, Service, TaxonomyTerm
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.agencies.opened import opened
from tests.factories.agencies import (
    TeamFactory,
    TeamMembershipFactory,
)
from tests.factories.agencies_centre import (
    LocationFactory,
    ServiceAtLocationFactory,
    ServiceFactory,
    ServiceTimeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    """Return somebody who keeps the directory for her agency."""
    role = RoleName.AGENCY_ADMINISTRATOR
    return TeamMembershipFactory(role=role).practitioner


@pytest.fixture
def agency(keeper):
    """Return her agency."""
    return keeper.memberships.get().team.agency


@pytest.fixture
def service(agency):
    """Return a service of her agency."""
    return ServiceFactory(agency=agency, name="Chatter group", waiting=3)


@pytest.fixture
def client(client, keeper):
    """Return a browser in which she is signed in."""
    client.force_login(keeper)
    return client


def address(name, **kwargs):
    """Return an address of the directory."""
    return reverse(f"agencies:{name}", kwargs=kwargs)


def test_a_service_is_added_and_described_topic_by_topic(client, agency, keeper):
    what = {
        "name": "Baby café",
        "summary": "A cup of tea.",
        "status": "PLANNED",
        "is_public": "on",
    }
    added = client.post(address("add-service"), what)
    service = Service.objects.get(name="Baby café")
    assert added.url == address(
        "change-service", service=service.pk, service_part="whom"
    )
    term = TaxonomyTerm.objects.filter(taxonomy__code="needs").first()
    whom = {
        "youngest": "birth",
        "oldest": "4 years",
        "areas": "Riverside, Mill Lane",
        "languages": "",
    }
    whom |= {"needs": [term.pk]} if term else {}
    getting = {"routes": ["SELF"], "answers_within": "2", "who_decides": "The team"}
    contact = {"pounds": "1.50", "email": "a@example.org"}
    for part, said in (("whom", whom), ("getting", getting), ("contact", contact)):
        path = address("change-service", service=service.pk, service_part=part)
        client.post(path, opened(client, path, **said))

    service.refresh_from_db()
    assert (service.agency, service.status) == (agency, "PLANNED")
    assert (service.youngest, service.oldest) == (0, 59)
    assert service.areas == ["Riverside", "Mill Lane"]
    assert service.routes == ["SELF"]
    assert str(service.pounds) == "1.50"
    assert service.changed_by == keeper
    assert service.needs.count() == bool(term)
    again = client.get(added.url).content.decode()
    assert 'value="4 years"' in again
    assert 'value="birth"' in again
    assert AccessEvent.objects.filter(event="SERVICE_CHANGED").count() == 4


@pytest.mark.parametrize(
    ("part", "sent", "said"),
    [
        (
            "what",
            {"name": "Other group", "summary": "x", "status": "ACTIVE"},
            "has a service of this name",
        ),
        ("what", {}, "Enter name of the service"),
        ("whom", {"youngest": "old"}, "Say the age in months or years"),
        ("whom", {"youngest": "3 years", "oldest": "6 months"}, "must not be below"),
        ("whom", {"areas": "x" * 61}, "Write short names"),
        ("getting", {"answers_within": "-1"}, "0 or more"),
        ("contact", {"website": "not one"}, "valid URL"),
    ],
)
def test_what_is_wrong_is_said(client, service, part, sent, said):
    ServiceFactory(agency=service.agency, name="other group")
    path = address("change-service", service=service.pk, service_part=part)

    page = client.post(path, {"seen": opened(client, path)["seen"]} | sent)

    assert said in page.content.decode()
    assert (
        client.get(
            address("change-service", service=service.pk, service_part="no")
        ).status_code
        == 404
    )


def test_someone_with_two_agencies_chooses_whose_it_is(client, keeper):
    other = TeamMembershipFactory(practitioner=keeper, role=RoleName.TEAM_MANAGER).team
    sent = {
        "name": "Two hats",
        "summary": "x",
        "status": "ACTIVE",
        "agency": other.agency_id,
    }

    client.post(address("add-service"), sent | {"team": TeamFactory().pk})
    assert not Service.objects.exists()
    client.post(address("add-service"), sent | {"team": other.pk})

    assert Service.objects.get().agency == other.agency


def test_closing_says_when_and_what_follows(client, service, agency):
    after = ServiceFactory(name="Talk and play")
    path = address("close-service", service=service.pk)
    day = timezone.localdate() + datetime.timedelta(days=30)
    parts = dict(
        zip(
            ("closes_on_day", "closes_on_month", "closes_on_year"),
            (day.day, day.month, day.year),
            strict=True,
        )
    )

    assert "3 families are waiting" in client.get(path).content.decode()
    unknown = client.post(path, parts | {"successor": "Nowhere"}).content.decode()
    like = client.post(path, parts | {"successor": "Talk"}).content.decode()
    client.post(path, parts | {"successor": "talk and play"})

    assert "No service of this name" in unknown
    assert "Talk and play (" in like
    service.refresh_from_db()
    assert (service.status, service.closes_on, service.successor) == (
        "CLOSING",
        day,
        after,
    )
    page = client.get(address("service", service=service.pk)).content.decode()
    assert "This service closes on" in page
    again = {"name": "Chatter group", "summary": "x", "status": "ACTIVE"}
    path = address("change-service", service=service.pk, service_part="what")
    client.post(path, opened(client, path, **again))
    service.refresh_from_db()
    assert (service.status, service.closes_on, service.successor) == (
        "ACTIVE",
        None,
        None,
    )


def test_no_chain_leads_back_or_to_what_has_closed(service, keeper, agency):
    today = timezone.localdate()
    other = ServiceFactory(agency=agency, successor=service)
    closed = ServiceFactory(status="CLOSED")

    for wrong in (service, other, closed):
        with pytest.raises(NotPossibleNow):
            commands.close_service(
                service=service, closes_on=today, successor=wrong, by=keeper
            )
    commands.close_service(service=service, closes_on=today, by=keeper)
    service.refresh_from_db()
    assert service.status == "CLOSED"


def test_her_list_begins_with_what_nobody_checked(
    client, service, agency, keeper, django_assert_max_num_queries
):
    now = timezone.now()
    ServiceFactory(agency=agency, name="Fresh", verified_at=now, verified_by=keeper)
    ServiceFactory.create_batch(30, agency=agency, verified_at=now, verified_by=keeper)
    ServiceFactory(name="Of others")

    with django_assert_max_num_queries(14):
        page = client.get(address("my-services")).content.decode()
    client.post(address("verify-service", service=service.pk), {"next": "mine"})
    there = client.post(address("verify-service", service=service.pk))

    assert "1 to check" in page
    assert page.index("Chatter group") < page.index("Fresh")
    assert "Of others" not in page
    assert there.url == address("service", service=service.pk)
    service.refresh_from_db()
    assert service.verified_by == keeper
    assert "to check" not in client.get(address("my-services")).content.decode()
    assert "Still right" in client.get(there.url).content.decode()


def test_another_agencys_keeper_is_refused(client):
    theirs = ServiceFactory()
    place = ServiceAtLocationFactory(service=theirs)
    time = ServiceTimeFactory(service=theirs)

    for path in (
        address("change-service", service=theirs.pk, service_part="what"),
        address("close-service", service=theirs.pk),
        address("service-places", service=theirs.pk),
    ):
        assert client.get(path).status_code == 403
    for path in (
        address("verify-service", service=theirs.pk),
        address("remove-place", place_given=place.pk),
        address("remove-time", time_given=time.pk),
    ):
        assert client.post(path).status_code == 403
    page = client.get(address("service", service=theirs.pk)).content.decode()
    assert "Still right" not in page


def test_who_has_no_such_role_keeps_nothing(client, service, keeper):
    worker = TeamMembershipFactory(team=keeper.memberships.get().team).practitioner
    client.force_login(worker)

    assert client.get(address("my-services")).status_code == 403
    assert client.get(address("add-service")).status_code == 403
    with pytest.raises(AccessDenied):
        commands.verify_service(service=service, by=worker)
    with pytest.raises(AccessDenied):
        commands.add_service(agency=service.agency, said={}, by=worker)
    with pytest.raises(AccessDenied):
        service_places.add_place(service=service, at=LocationFactory(), by=worker)
