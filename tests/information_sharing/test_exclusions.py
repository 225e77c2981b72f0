"""What a family said no to: it beats every inclusion, and what it shut stays shut (R6)."""

import datetime

import pytest
from django.utils import timezone

from information_sharing import access
from information_sharing.models import SharingDecision
from tests.factories.agencies import TeamFactory
from tests.factories.information_sharing import (
    ConsentExclusionFactory,
    GrantFactory,
    SharingDecisionFactory,
)
from tests.people import consent_for, household, member_of, share

pytestmark = pytest.mark.django_db
Basis = SharingDecision.Basis


@pytest.fixture
def family():
    return household()


@pytest.fixture
def school():
    return TeamFactory()


def shared_without_consent(family, team, basis):
    """Share HEALTH of the child with the team on this basis, countersigned."""
    decision = SharingDecisionFactory(
        case=family.case,
        team=team,
        without_consent=True,
        basis=basis,
        people=[family.child],
        countersigned_at=timezone.now(),
        countersigned_by=member_of(family.case.recording_team),
    )
    return GrantFactory(decision=decision)


def not_them(family, team, **consent):
    """The family agrees to something, and says: not this team."""
    consent = consent_for(family, **consent)
    ConsentExclusionFactory(consent=consent, team=team)
    return consent


def withdrawn(consent):
    """Take the whole consent back."""
    consent.withdrawn_at, consent.withdrawn_by = timezone.now(), consent.recorded_by
    consent.save(update_fields=["withdrawn_at", "withdrawn_by"])


def sees(team, family) -> bool:
    return access.can_view_case(member_of(team), family.case)


def test_what_is_not_confidential_is_shut_by_a_no(family, school):
    shared_without_consent(family, school, Basis.NOT_CONFIDENTIAL)
    assert sees(school, family)

    not_them(family, school)

    assert not sees(school, family)


def test_taking_the_no_back_does_not_open_what_it_had_shut(family, school):
    shared_without_consent(family, school, Basis.NOT_CONFIDENTIAL)
    withdrawn(not_them(family, school))

    assert not sees(school, family)


def test_a_decision_after_the_no_was_taken_back_opens(family, school):
    withdrawn(not_them(family, school))
    shared_without_consent(family, school, Basis.NOT_CONFIDENTIAL)

    assert sees(school, family)


@pytest.mark.parametrize("basis", [Basis.DUTY, Basis.PUBLIC_INTEREST])
def test_a_duty_and_the_public_interest_are_not_shut_by_a_no(family, school, basis):
    shared_without_consent(family, school, basis)
    not_them(family, school)

    assert sees(school, family)


@pytest.mark.parametrize("days", [(-400, -35), (35, 400)])
def test_a_no_outside_its_days_shuts_nothing_younger(family, school, days):
    given, ends = (timezone.localdate() + datetime.timedelta(days=d) for d in days)
    not_them(family, school, given_on=given, expires_on=ends)
    share(family, school)

    assert sees(school, family)
