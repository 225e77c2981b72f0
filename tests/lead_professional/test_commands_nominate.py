"""Only people in teams the family agreed to are asked, one at a time (R6, R20)."""

import pytest
from django.utils import timezone

from agencies.models import RoleName, TeamMembership
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Consent, ConsentTeam
from lead_professional import commands
from lead_professional.commands import Wishes
from lead_professional.models import Nomination
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import CaseFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def support():
    return TeamFactory(name="Riverside family support")


@pytest.fixture
def tom(support):
    return member_of(support, first_name="Tom", last_name="Reed")


def ask(family, nominee, team, by=None):
    return commands.nominate(
        case=family.case,
        nominee=nominee,
        team=team,
        wishes=Wishes("We would like Tom."),
        by=by or team_member(family.case),
    )


def test_a_member_of_an_agreed_team_is_asked(family, support, tom):
    consent = consent_for(family, support)

    nomination = ask(family, tom, support)

    assert nomination.is_waiting
    assert nomination.consent == consent
    assert nomination.family_wish == "We would like Tom."


def test_asking_is_one_event_that_names_no_wish(family, support, tom):
    consent_for(family, support)

    nomination = ask(family, tom, support)

    event = AccessEvent.objects.get(event="LEAD_NOMINATED")
    assert (event.case, event.target) == (family.case, nomination.pk)
    assert "We would like" not in str(event.details)


def test_the_present_lead_may_ask_for_another(family, support, tom):
    lead = lead_professional(family)
    consent_for(family, support)

    assert ask(family, tom, support, by=lead).nominee == tom


def test_nobody_else_may_ask(family, support, tom):
    consent_for(family, support)
    therapy = TeamFactory()
    share(family, therapy)

    for stranger in (outsider(), member_of(therapy), tom):
        with pytest.raises(AccessDenied):
            ask(family, tom, support, by=stranger)
    assert not Nomination.objects.exists()


def test_without_consent_nobody_is_asked(family, support, tom):
    with pytest.raises(NotPossibleNow, match="has not agreed"):
        ask(family, tom, support)


def test_consent_of_another_family_does_not_count(family, support, tom):
    consent_for(household(), support)

    with pytest.raises(NotPossibleNow, match="has not agreed"):
        ask(family, tom, support)


def test_consent_for_other_purposes_does_not_count(family, support, tom):
    consent_for(family, support, purposes=[Consent.Purpose.STATISTICS])

    with pytest.raises(NotPossibleNow, match="has not agreed"):
        ask(family, tom, support)


def test_expired_consent_does_not_count(family, support, tom):
    consent_for(family, support, expired=True)

    with pytest.raises(NotPossibleNow, match="has not agreed"):
        ask(family, tom, support)


def test_withdrawn_consent_does_not_count(family, support, tom):
    consent = consent_for(family, support)
    ConsentTeam.objects.filter(consent=consent).update(
        withdrawn_at=timezone.now(), withdrawn_by=consent.recorded_by
    )

    with pytest.raises(NotPossibleNow, match="has not agreed"):
        ask(family, tom, support)


def test_an_exclusion_of_the_team_beats_the_consent(family, support, tom):
    consent = consent_for(family, support)
    ConsentExclusionFactory(consent=consent, team=support)

    with pytest.raises(NotPossibleNow, match="has not agreed"):
        ask(family, tom, support)


def test_an_exclusion_of_the_agency_beats_the_consent(family, support, tom):
    consent = consent_for(family, support)
    ConsentExclusionFactory(consent=consent, team=None, agency=support.agency)

    with pytest.raises(NotPossibleNow, match="has not agreed"):
        ask(family, tom, support)


def test_a_later_no_counts_against_what_was_agreed_before_even_taken_back(
    family, support, tom
):
    consent_for(family, support)
    later = consent_for(family)
    ConsentExclusionFactory(consent=later, team=support)
    later.withdrawn_at, later.withdrawn_by = timezone.now(), later.recorded_by
    later.save()

    with pytest.raises(NotPossibleNow, match="has not agreed"):
        ask(family, tom, support)
    anew = consent_for(family, support)
    assert ask(family, tom, support).consent == anew


def test_a_no_of_another_family_or_to_another_team_leaves_nobody_out(
    family, support, tom
):
    ConsentExclusionFactory(consent=consent_for(family, support))
    for left_out in ({"team": support}, {"team": None, "agency": support.agency}):
        ConsentExclusionFactory(consent=consent_for(household()), **left_out)

    assert ask(family, tom, support).is_waiting


def test_somebody_who_left_the_team_is_not_asked(family, support, tom):
    consent_for(family, support)
    TeamMembership.objects.filter(practitioner=tom).update(
        ended_at=timezone.now(), ended_by=tom
    )

    with pytest.raises(NotPossibleNow, match="does not work with families"):
        ask(family, tom, support)


def test_a_manager_of_the_team_is_not_asked(family, support):
    consent_for(family, support)
    manager = TeamMembershipFactory(team=support, role=RoleName.MANAGER).practitioner

    with pytest.raises(NotPossibleNow, match="does not work with families"):
        ask(family, manager, support)


def test_one_question_at_a_time(family, support, tom):
    consent_for(family, support)
    ask(family, tom, support)

    with pytest.raises(NotPossibleNow, match="Tom Reed has been asked already"):
        ask(family, member_of(support), support)
    assert Nomination.objects.count() == 1


def test_after_taking_it_back_somebody_else_can_be_asked(family, support, tom):
    consent_for(family, support)
    by = team_member(family.case)

    commands.take_back(nomination=ask(family, tom, support, by=by), by=by)

    assert ask(family, member_of(support), support).is_waiting
    assert AccessEvent.objects.filter(event="LEAD_REQUEST_TAKEN_BACK").count() == 1


def test_the_nominee_cannot_take_it_back(family, support, tom):
    consent_for(family, support)
    nomination = ask(family, tom, support)

    with pytest.raises(AccessDenied):
        commands.take_back(nomination=nomination, by=tom)


def test_nobody_is_asked_in_a_closed_case(support, tom):
    family = household(closed=True)
    consent_for(family, support)

    with pytest.raises(NotPossibleNow, match="closed"):
        ask(family, tom, support)


def test_the_case_of_another_team_stays_shut(family, support, tom):
    other = team_member(CaseFactory())
    consent_for(family, support)

    with pytest.raises(AccessDenied):
        ask(family, tom, support, by=other)
