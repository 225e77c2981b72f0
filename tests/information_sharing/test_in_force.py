"""Which places and which consents stand today: each condition, and its last day."""

import datetime

import pytest
from django.utils import timezone

from agencies.models import TeamMembership
from information_sharing.models import Consent
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.information_sharing import ConsentFactory
from tests.people import household, outsider

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def test_a_place_stands_from_its_first_day_to_its_last():
    today, someone = timezone.localdate(), outsider()
    standing = {
        TeamMembershipFactory(starts_on=today, ends_on=today),
        TeamMembershipFactory(starts_on=today - DAY, ends_on=None),
    }
    gone = TeamFactory(agency__left_at=timezone.now(), agency__left_by=someone)
    for over in (
        {"ends_on": today - DAY},
        {"starts_on": today + DAY},
        {"ended_at": timezone.now(), "ended_by": someone},
        {"practitioner__is_active": False},
        {"team": gone},
    ):
        TeamMembershipFactory(**over)

    places = TeamMembership.objects.in_force()

    assert set(places.exclude(practitioner=someone)) == standing


def test_a_consent_stands_until_its_last_day_unless_taken_back_or_replaced():
    today, case = timezone.localdate(), household().case
    now, by = timezone.now(), case.opened_by
    standing = {
        ConsentFactory(case=case, given_on=today, expires_on=today),
        ConsentFactory(case=case),
    }
    for over in (
        {"withdrawn_at": now, "withdrawn_by": by},
        {"superseded_at": now, "superseded_by": by},
        {"given_on": today - 2 * DAY, "expires_on": today - DAY},
        {"given_on": today + DAY},
    ):
        ConsentFactory(case=case, **over)

    assert set(Consent.objects.in_force()) == standing
    assert {one for one in Consent.objects.all() if one.stands} == standing
