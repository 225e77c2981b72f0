"""What an agreement says of itself as days pass, and who minds it."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from information_sharing import access
from tests.agencies.agreed import partners
from tests.factories.agencies import AgreementFactory, CentreFactory
from tests.factories.agencies_agreed import AgreementShareFactory, CommitmentFactory
from tests.people import centre_manager

pytestmark = pytest.mark.django_db
OVER, NOT_YET = "Over: its last day has passed", "Signed: not in force yet"


@pytest.fixture
def who():
    return partners()


def day(number):
    return timezone.localdate() + datetime.timedelta(days=number)


@pytest.mark.parametrize(
    ("starts", "ends", "stands"),
    [
        (-9, None, "In force"),
        (-9, 0, "In force"),
        (0, 1, "In force"),
        (-9, -1, OVER),
        (1, None, NOT_YET),
    ],
)
def test_nothing_is_called_in_force_before_or_after_its_days(
    client, who, starts, ends, stands
):
    made = AgreementFactory(
        starts_on=day(starts), ends_on=None if ends is None else day(ends)
    )
    client.force_login(who.nurse)

    for path in (
        reverse("agencies:agreements"),
        reverse("agencies:agreement", args=[made.pk]),
    ):
        page = client.get(path).content.decode()
        assert f">{stands}</strong>" in page
    assert client.get(reverse("agencies:print-agreement", args=[made.pk]))


def test_who_drafts_for_a_centre_minds_its_agreements_and_no_others(who):
    centre = CentreFactory()
    manager = centre_manager(centre)

    assert list(access.drafters_of(AgreementFactory(centre=centre))) == [manager]
    assert list(access.drafters_of(AgreementFactory())) == [who.commissioner]


def test_money_days_and_measures_are_compared_with_the_text(client, who):
    old = AgreementFactory(title="Speech", review_on=day(1), agency=who.health)
    new = AgreementFactory(
        title="Speech", review_on=day(400), agency=who.health, supersedes=old, version=2
    )
    for row, pounds, hours in ((old, 24000, 60), (new, 6000, 40)):
        AgreementShareFactory(agreement=row, agency=who.health, pounds=pounds)
        CommitmentFactory(
            agreement=row,
            agency=who.health,
            words="We come.",
            measure="STAFF_HOURS",
            amount=hours,
        )
    client.force_login(who.nurse)

    page = client.get(reverse("agencies:compare-agreements", args=[new.pk]))

    said = page.content.decode()
    for words in ("£24,000", "£6,000", "Gives 60 hours", "Gives 40 hours"):
        assert words in said
    assert "Looked at again: changed" in said
    assert "<li>Title</li>" in said
