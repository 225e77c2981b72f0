"""What has an end is open a second before it and shut at it, on the page as in `access`.

Midnight is London's, on the nights the clocks change as on any other.
"""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from information_sharing import access, explaining
from information_sharing.models import Consent, Grant
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.information_sharing import GrantFactory, SharingDecisionFactory
from tests.factories.information_sharing_office import EmergencyAccessFactory
from tests.people import consent_for, household, member_of, share

pytestmark = pytest.mark.django_db

LONDON = ZoneInfo("Europe/London")
SECOND = datetime.timedelta(seconds=1)
NIGHTS = [datetime.date(2026, 10, 25), datetime.date(2027, 3, 28)]
NOON = datetime.datetime(2026, 10, 24, 12, tzinfo=LONDON)
LONG_AGO = datetime.date(2026, 1, 5)


def midnight_after(day):
    """Return the first moment of the following day in London, whatever the clocks do."""
    following = day + datetime.timedelta(days=1)
    return datetime.datetime.combine(following, datetime.time(), LONDON).astimezone(
        datetime.UTC
    )


def sees(person, case):
    """Whether she sees the case; every way of asking must say the same."""
    client = Client()
    client.force_login(person)
    answers = {
        client.get(case.get_absolute_url()).status_code == 200,
        access.visible_cases(person).filter(pk=case.pk).exists(),
        access.can_view_case(person, case),
        bool(explaining.explain(person, case)),
        any(person in reason.readers for reason in explaining.who_can_see(case)),
        person.has_perm("cases.see_identity", case),
    }
    [answer] = answers
    return answer


def ends_at(clock, moment, person, case):
    """Assert that it is open until this moment and not from then on."""
    with clock(moment - SECOND):
        assert sees(person, case)
    with clock(moment):
        assert not sees(person, case)


@pytest.fixture
def family(clock):
    """A family, and a therapist with whom nothing is shared yet."""
    with clock(NOON):
        return household()


@pytest.fixture
def therapist(clock):
    """Someone of another team."""
    return member_of(TeamFactory())


@pytest.mark.parametrize("day", NIGHTS)
def test_a_consent_runs_to_the_end_of_its_last_day(clock, family, therapist, day):
    with clock(NOON):
        team = therapist.memberships.get().team
        consent = consent_for(family, team, given_on=LONG_AGO, expires_on=day)
        share(family, team, consent=consent)

    ends_at(clock, midnight_after(day), therapist, family.case)


@pytest.mark.parametrize("day", NIGHTS)
def test_a_grant_and_a_place_run_to_the_end_of_their_last_day(clock, family, day):
    with clock(NOON):
        membership = TeamMembershipFactory()
        consent = consent_for(family, membership.team, given_on=LONG_AGO)
        consent.expires_on = day + datetime.timedelta(days=90)
        consent.save(update_fields=["expires_on"])
        grant = share(family, membership.team, consent=consent)
        Grant.objects.filter(pk=grant.pk).update(ends_on=day)
    ends_at(clock, midnight_after(day), membership.practitioner, family.case)

    Grant.objects.filter(pk=grant.pk).update(ends_on=None)
    membership.ends_on = day
    membership.save(update_fields=["ends_on"])
    ends_at(clock, midnight_after(day), membership.practitioner, family.case)


@pytest.mark.parametrize("day", NIGHTS)
def test_an_urgent_decision_waits_for_its_second_person_and_no_longer(
    clock, family, therapist, day
):
    deadline = midnight_after(day) + datetime.timedelta(hours=1, minutes=30)
    with clock(NOON):
        decision = SharingDecisionFactory(
            case=family.case,
            team=therapist.memberships.get().team,
            without_consent=True,
            people=[family.child],
            urgent=True,
            countersign_by=deadline,
        )
        GrantFactory(decision=decision)

    ends_at(clock, deadline, therapist, family.case)


@pytest.mark.parametrize("day", NIGHTS)
def test_an_emergency_counts_hours_that_have_passed(clock, family, day):
    """Two hours over the night of the change are two hours, not one and not three."""
    opened = midnight_after(day - datetime.timedelta(days=1))
    with clock(opened):
        membership = TeamMembershipFactory()
        EmergencyAccessFactory(case=family.case, membership=membership, hours=2)

    after = opened + datetime.timedelta(hours=2)
    ends_at(clock, after, membership.practitioner, family.case)


def test_a_consent_begins_with_its_first_day(clock, family, therapist):
    day = NIGHTS[0]
    with clock(NOON):
        team = therapist.memberships.get().team
        consent = consent_for(family, team, given_on=LONG_AGO)
        share(family, team, consent=consent)
        Consent.objects.filter(pk=consent.pk).update(given_on=day)

    begins = midnight_after(day - datetime.timedelta(days=1))
    with clock(begins - SECOND):
        assert not sees(therapist, family.case)
    with clock(begins):
        assert sees(therapist, family.case)
