"""Consents that end soon, have ended, or want asking again since a birthday (R14)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from information_sharing import commands
from information_sharing.models import AccessEvent
from information_sharing.queries.consents_due import consents_due, why_due
from tests.factories.cases import PersonFactory
from tests.factories.information_sharing_life import NarrowingFactory
from tests.information_sharing.walker import text
from tests.information_sharing.walks import agreement, in_days
from tests.people import consent_for, household, lead_professional, member_of, share

pytestmark = pytest.mark.django_db
ADDRESS = "information_sharing:consents-due"


def turned(family, age, days_ago):
    """Return a child who became this old so many days ago."""
    birthday = in_days(-days_ago)
    born = birthday.replace(year=birthday.year - age, day=min(birthday.day, 28))
    return PersonFactory(case=family.case, given_name="Ada", born_on=born)


def due(viewer):
    return {consent.pk for consent in consents_due(viewer=viewer)}


@pytest.mark.parametrize(
    ("ends", "listed"),
    [(0, True), (60, True), (61, False), (-1, True), (-60, True), (-61, False)],
)
def test_sixty_days_before_and_after_its_end(family, therapy, by, ends, listed):
    consent_for(family, therapy, given_on=in_days(-300), expires_on=in_days(ends))

    assert bool(due(by)) is listed


@pytest.mark.parametrize(
    ("age", "days_ago", "listed"),
    [(12, 5, True), (16, 5, True), (12, 200, False), (13, 5, False), (12, -9, False)],
)
def test_a_birthday_since_it_was_given(family, therapy, by, age, days_ago, listed):
    child = turned(family, age, days_ago)
    consent_for(family, therapy, people=[child], given_on=in_days(-90))

    assert bool(due(by)) is listed


def test_why_it_is_listed_is_said_without_a_name(family, therapy, by):
    consent_for(family, therapy, people=[turned(family, 16, 5)], given_on=in_days(-90))
    consent_for(
        family, therapy, people=[turned(family, 12, 5)], given_on=in_days(-90),
        expires_on=in_days(-3),
    )  # fmt: skip
    consent_for(
        family, therapy, people=[turned(family, 12, 5)], given_on=in_days(-90),
        expires_on=in_days(3),
    )  # fmt: skip

    over, soon, grown = (why_due(consent) for consent in consents_due(viewer=by))

    assert over[0].startswith("It ended on")
    assert soon[0].startswith("It ends on")
    assert "12 or over" in soon[1]
    assert grown == ["A child in it is now 16 or over: ask the young person."]


def test_what_was_settled_is_not_listed(family, therapy, by):
    child = turned(family, 16, 5)
    said = {"given_on": in_days(-90), "people": [child, family.mother]}
    narrowed = consent_for(family, therapy, **said)
    NarrowingFactory(consent=narrowed, category="", person=child)
    own = consent_for(family, therapy, **{**said, "people": [child]})
    own.given_by = child
    own.save()
    soon = {"given_on": in_days(-90), "expires_on": in_days(9)}
    withdrawn = consent_for(family, therapy, **soon)
    commands.withdraw_consent(consent=withdrawn, reason="No.", by=by)
    for_one = consent_for(family, therapy, **soon)
    commands.withdraw_consent(consent=for_one, reason="No.", by=by, team=therapy)
    renewed = consent_for(family, therapy, **soon)
    commands.change_consent(
        consent=renewed, agreement=agreement(family, therapy), by=by
    )

    assert due(by) == set()


def test_closed_cases_and_those_of_others_are_left_out(family, therapy, by):
    soon = {"given_on": in_days(-90), "expires_on": in_days(9)}
    consent = consent_for(family, therapy, **soon)
    share(family, therapy)
    leader = lead_professional(family)
    assert due(by) == due(leader) == {consent.pk}
    assert due(member_of(therapy)) == set()

    family.case.status, family.case.closed_at = "CLOSED", timezone.now()
    family.case.closed_by = by
    family.case.save()

    assert due(by) == set()


def test_the_page_lists_references_and_no_names(client, family, therapy, viewer):
    consent = consent_for(family, therapy, given_on=in_days(-90), expires_on=in_days(9))

    page = text(client.get(reverse(ADDRESS)))

    assert "Consents to renew (1)" in page
    assert family.case.reference in page
    assert (
        reverse("information_sharing:consent", args=[family.case.pk, consent.pk])
        in page
    )
    assert "Ward" not in page
    assert AccessEvent.objects.get().event == "CONSENTS_DUE_LISTED"


def test_an_empty_page_says_what_comes_here(client, family, viewer):
    assert "No consent needs renewing now." in text(client.get(reverse(ADDRESS)))


def test_pages_and_queries(
    client, therapy, viewer, family, django_assert_max_num_queries
):
    team = family.case.recording_team
    soon = {"given_on": in_days(-90), "expires_on": in_days(9)}
    for _ in range(26):
        consent_for(household(recording_team=team), therapy, **soon)

    with django_assert_max_num_queries(15):
        page = text(client.get(reverse(ADDRESS)))

    assert "Consents to renew (26)" in page
    assert client.get(reverse(ADDRESS), {"page": 2}).context_data["page"].number == 2
