"""Listing a family on another basis: by whom, with a reason, and its end."""

import pytest
from django.urls import reverse

from information_sharing.models import AccessEvent, Listing
from tests.factories.information_sharing_life import ListingFactory
from tests.information_sharing.listed import MAYA, listed_household
from tests.people import household, outsider, share, team_member

pytestmark = pytest.mark.django_db
REASON = {"basis": "DUTY", "reason": "A court order of 3 November."}


def address(case):
    return reverse("information_sharing:listing", args=[case.pk])


def end(listing):
    return reverse(
        "information_sharing:end-listing", args=[listing.case_id, listing.pk]
    )


def test_a_coordinator_lists_the_children(client, family, viewer):
    response = client.post(address(family.case), REASON)

    listing = Listing.objects.get()
    assert response.url == address(family.case)
    assert (listing.basis, listing.reason) == ("DUTY", REASON["reason"])
    event = AccessEvent.objects.get(by=viewer)
    assert (event.event, event.details) == ("FAMILY_LISTED", {"basis": "DUTY"})
    assert REASON["reason"] in client.get(address(family.case)).content.decode()


def test_a_reason_is_asked(client, family, viewer):
    body = client.post(address(family.case), REASON | {"reason": ""}).content.decode()

    assert "Enter reason" in body
    assert not Listing.objects.exists()


def test_listed_twice_on_one_basis_is_refused(client, family, viewer):
    ListingFactory(case=family.case)

    body = client.post(address(family.case), REASON).content.decode()

    assert "listed on this basis already" in body
    assert Listing.objects.count() == 1


def test_a_closed_case_is_not_listed(client):
    family = household(closed=True)
    client.force_login(team_member(family.case))

    body = client.post(address(family.case), REASON).content.decode()

    assert "This case is closed" in body


def test_a_listing_ends_without_a_reason(client, family, viewer):
    listing = ListingFactory(case=family.case)

    client.post(end(listing))

    listing.refresh_from_db()
    assert listing.ended_by == viewer
    assert AccessEvent.objects.get(by=viewer).event == "FAMILY_UNLISTED"
    client.post(end(listing))
    assert AccessEvent.objects.filter(event="FAMILY_UNLISTED").count() == 1


def test_a_listing_of_another_case_is_not_ended_here(client, family, viewer):
    listing = ListingFactory(case=household().case)
    path = reverse("information_sharing:end-listing", args=[family.case.pk, listing.pk])

    assert client.post(path).status_code == 404
    listing.refresh_from_db()
    assert listing.ended_at is None


def test_who_reads_part_of_it_does_not_list_and_a_stranger_knows_of_nothing(
    client, family, therapy, therapist
):
    share(family, therapy)
    listing = ListingFactory(case=family.case)

    client.force_login(therapist)
    assert client.get(address(family.case)).status_code == 403
    assert client.post(address(family.case), REASON).status_code == 403
    assert client.post(end(listing)).status_code == 403

    client.force_login(outsider())
    assert client.get(address(family.case)).status_code == 404
    assert client.post(end(listing)).status_code == 404


def test_the_family_can_be_told_who_found_it(client):
    family, searcher = listed_household(), outsider()
    client.force_login(searcher)
    client.post(reverse("information_sharing:index"), MAYA)
    client.force_login(team_member(family.case))

    body = client.get(address(family.case)).content.decode()

    assert f"{searcher}. I begin to work with this child" in body
    assert "Who found this family (1)" in body
