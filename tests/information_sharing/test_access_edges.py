"""Corners of the rules that only a broken rule shows: each kills a mutant of its own."""

import pytest

from cases.models import Contact, Review
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import ReviewFactory
from tests.factories.cases_record import ContactFactory
from tests.factories.information_sharing import (
    ConsentTeamFactory,
    GrantFactory,
    PractitionerCasePermissionFactory,
    SharingDecisionFactory,
    TeamCasePermissionFactory,
)
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def haven():
    return TeamFactory(name="Haven", is_sensitive=True)


@pytest.fixture
def lead(family):
    return lead_professional(family)


def test_a_colleague_who_was_also_named_in_a_decision_still_coordinates(family):
    worker = team_member(family.case)
    share(family, TeamMembershipFactory(practitioner=worker).team)

    access.check_can_coordinate(worker, family.case)

    assert family.case in access.coordinated_cases(worker)


def test_a_scan_is_for_those_who_coordinate(family):
    therapy = TeamFactory()
    consent = consent_for(family, therapy)
    share(family, therapy, consent=consent)

    assert access.can_read_scan(team_member(family.case), consent)
    assert not access.can_read_scan(member_of(therapy), consent)


def test_a_scan_with_one_service_that_is_not_named_is_not_shown(family, lead, haven):
    consent = consent_for(family, TeamFactory(), haven)

    assert not access.can_read_scan(lead, consent)
    with pytest.raises(AccessDenied, match="more than is shared"):
        access.check_can_read_scan(lead, consent)


def test_a_scan_with_a_kind_that_is_not_shared_is_not_shown(family, lead):
    consent = consent_for(family, TeamFactory(), categories=[Category.MENTAL_HEALTH])

    assert not access.can_read_scan(lead, consent)


def test_a_scan_that_says_nothing_new_is_shown(family, lead):
    consent = family.case.appointments.get().nomination.consent
    ConsentTeamFactory(consent=consent)

    assert access.can_read_scan(lead, consent)


def test_a_row_for_a_team_under_a_grant_to_one_person_opens_nothing(family):
    team = TeamFactory()
    named, colleague = member_of(team), member_of(team)
    decision = SharingDecisionFactory(
        case=family.case,
        team=team,
        practitioner=named,
        consent=consent_for(family, team),
        people=[family.child],
    )
    grant = GrantFactory(decision=decision, practitioner=named, rows=False)
    PractitionerCasePermissionFactory(grant=grant, user=named)
    TeamCasePermissionFactory(grant=grant, category=Category.HEALTH)

    seen = access.in_force(named).values_list("category", flat=True)
    assert set(seen) == {Category.IDENTITY}
    assert not access.visible_cases(colleague).exists()


def test_what_concerns_the_whole_family_is_seen_by_its_kind(family):
    ReviewFactory(case=family.case)
    ContactFactory(case=family.case)
    ReviewFactory()
    therapy = TeamFactory()
    share(family, therapy)
    therapist, worker = member_of(therapy), team_member(family.case)

    for facts in (Review.objects.all(), Contact.objects.all()):
        assert not access.visible_facts(therapist, facts).exists()
        assert access.visible_facts(worker, facts).count() == 1


def test_somebody_who_is_shown_only_who_the_family_is_sees_that(family):
    team = TeamFactory()
    names = [Category.IDENTITY.value]
    consent = consent_for(family, team, categories=names)
    share(family, team, consent=consent, categories=names)

    assert access.can_view_case(member_of(team), family.case)
    assert access.case_for(member_of(team), family.case.pk) == family.case
    assert list(access.visible_cases(member_of(team))) == [family.case]


def test_of_whom_she_writes_is_asked_of_each_person_and_kind_together(family):
    team = TeamFactory()
    consent = consent_for(family, team, categories=["CHRONOLOGY", "HEALTH"])
    for person, kind in ((family.child, "CHRONOLOGY"), (family.mother, "HEALTH")):
        share(family, team, consent=consent, people=[person], categories=[kind])

    writer = member_of(team)
    assert list(access.people_written(writer, Category.CHRONOLOGY)) == [family.child]
    assert list(access.people_written(writer, Category.HEALTH)) == [family.mother]
