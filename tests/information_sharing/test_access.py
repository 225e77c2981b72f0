"""Who may see what: both sides of every rule (R1-R6, R9)."""

import datetime

import pytest
from django.http import Http404
from django.utils import timezone

from agencies import commands as agencies_commands
from cases.models import Address, Contribution, Person
from information_sharing import access, explaining
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied
from information_sharing.models import ConsentTeam, SharingDecision
from tests.factories.agencies import PractitionerFactory, TeamFactory
from tests.factories.cases import AddressFactory, ContributionFactory
from tests.factories.information_sharing import (
    ConsentExclusionFactory,
    GrantFactory,
    SharingDecisionFactory,
)
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

SHARED = {Category.IDENTITY, Category.HEALTH, Category.DEVELOPMENT}


@pytest.fixture
def family():
    return household()


@pytest.fixture
def therapy():
    return TeamFactory(name="Speech and language therapy")


@pytest.fixture
def therapist(therapy):
    return member_of(therapy)


def test_recording_team_sees_every_category(family):
    viewer = team_member(family.case)

    assert access.can_view_case(viewer, family.case)
    assert access.visible_categories(viewer, family.case) == set(Category)


def test_outsider_sees_nothing(family):
    viewer = outsider()

    assert not access.visible_cases(viewer).exists()
    assert access.visible_categories(viewer, family.case) == set()
    assert explaining.explain(viewer, family.case) == []
    with pytest.raises(Http404):
        access.case_for(viewer, family.case.pk)


def test_superuser_sees_nothing(family):
    viewer = member_of(TeamFactory(), is_superuser=True, is_staff=True)

    assert not access.can_view_case(viewer, family.case)
    assert not viewer.has_perm("cases.see_health", family.case)
    assert not viewer.has_perm("cases.see_health")


def test_shared_team_sees_the_shared_categories_only(family, therapy, therapist):
    share(family, therapy)

    assert access.visible_categories(therapist, family.case) == SHARED
    assert access.can_view_case(therapist, family.case)
    assert len(explaining.explain(therapist, family.case)) == 1


def test_withdrawn_consent_shuts_at_once(family, therapy, therapist):
    grant = share(family, therapy)
    ConsentTeam.objects.filter(consent=grant.consent, team=therapy).update(
        withdrawn_at=timezone.now(), withdrawn_by=grant.opened_by
    )

    assert not access.can_view_case(therapist, family.case)
    assert explaining.explain(therapist, family.case) == []
    assert access.can_view_case(team_member(family.case), family.case)


def test_whole_consent_withdrawn_shuts_at_once(family, therapy, therapist):
    grant = share(family, therapy)
    type(grant.consent).objects.filter(pk=grant.consent_id).update(
        withdrawn_at=timezone.now(), withdrawn_by=grant.opened_by
    )

    assert not access.can_view_case(therapist, family.case)


def test_expired_consent_shuts(family, therapy, therapist):
    share(family, therapy, consent=consent_for(family, therapy, expired=True))

    assert not access.can_view_case(therapist, family.case)


def test_exclusion_beats_inclusion(family, therapy, therapist):
    share(family, therapy)
    ConsentExclusionFactory(
        consent=consent_for(family), agency=therapy.agency, team=None
    )

    assert not access.can_view_case(therapist, family.case)


def test_category_outside_the_consent_stays_shut(family, therapy, therapist):
    share(family, therapy, categories=["HEALTH", "HOUSING_MONEY"])

    seen = access.visible_categories(therapist, family.case)

    assert seen == {Category.IDENTITY, Category.HEALTH}


def test_grant_past_its_end_is_shut(family, therapy, therapist):
    grant = share(family, therapy)
    grant.ends_on = timezone.localdate() - datetime.timedelta(days=1)
    grant.save()

    assert not access.can_view_case(therapist, family.case)


def test_leaving_the_team_shuts_at_once(family, therapy, therapist):
    share(family, therapy)
    membership = therapist.memberships.get()
    agencies_commands.leave_team(membership=membership, by=therapist)

    assert not access.can_view_case(therapist, family.case)
    assert not therapist.groups.exists()


def test_disabled_account_sees_nothing(family):
    viewer = team_member(family.case)
    viewer.is_active = False
    viewer.save()

    assert not access.can_view_case(viewer, family.case)


def test_auth_group_alone_opens_nothing(family, therapy):
    share(family, therapy)
    pretender = PractitionerFactory()
    pretender.groups.add(therapy.group)

    assert not access.can_view_case(pretender, family.case)


@pytest.mark.parametrize("countersigned", [True, False])
def test_sharing_without_consent_needs_a_second_person(
    family, therapy, therapist, countersigned
):
    decision = SharingDecisionFactory(
        case=family.case, team=therapy, without_consent=True, people=[family.child]
    )
    GrantFactory(decision=decision)
    if countersigned:
        second = team_member(family.case)
        SharingDecision.objects.filter(pk=decision.pk).update(
            countersigned_at=timezone.now(), countersigned_by=second
        )

    assert access.can_view_case(therapist, family.case) is countersigned


@pytest.mark.parametrize(("hours", "stands"), [(1, True), (-1, False)])
def test_urgent_sharing_stands_until_it_must_be_countersigned(
    family, therapy, therapist, hours, stands
):
    decision = SharingDecisionFactory(
        case=family.case,
        team=therapy,
        without_consent=True,
        urgent=True,
        countersign_by=timezone.now() + datetime.timedelta(hours=hours),
    )
    GrantFactory(decision=decision)

    assert access.can_view_case(therapist, family.case) is stands


def test_lead_professional_sees_what_the_family_agreed_to(family):
    leader = lead_professional(family, categories=["HEALTH", "PLAN"])

    seen = access.visible_categories(leader, family.case)

    assert seen == {Category.IDENTITY, Category.HEALTH, Category.PLAN}


def test_lead_professional_sees_nothing_after_the_appointment(family):
    leader = lead_professional(family)
    leader.appointments.update(ended_at=timezone.now(), ended_by=leader)

    assert not access.can_view_case(leader, family.case)


def test_facts_of_people_not_covered_stay_shut(family, therapy, therapist):
    share(family, therapy)

    people = access.visible_facts(therapist, Person.objects.all())

    assert set(people) == {family.child, family.mother}


def test_contact_needs_choosing(family, therapy, therapist):
    AddressFactory(person=family.child)
    share(family, therapy)

    assert not access.visible_facts(therapist, Address.objects.all()).exists()
    assert access.visible_facts(team_member(family.case), Address.objects.all())


def test_facts_follow_the_category_of_their_row(family, therapy, therapist):
    health = ContributionFactory(assessment__person=family.child)
    ContributionFactory(
        assessment=health.assessment, element="3.3", category=Category.HOUSING_MONEY
    )
    share(family, therapy)

    facts = access.visible_facts(therapist, Contribution.objects.all())

    assert list(facts) == [health]


def test_list_rule_is_object_rule(family, therapy, therapist):
    share(family, therapy)
    for viewer in (therapist, outsider(), team_member(family.case)):
        listed = access.visible_cases(viewer).filter(pk=family.case.pk).exists()

        assert listed is access.can_view_case(viewer, family.case)
        assert listed is bool(explaining.explain(viewer, family.case))
        assert listed is viewer.has_perm("cases.see_identity", family.case)


def test_decision_on_one_case_is_one_query(
    family, therapy, therapist, django_assert_num_queries
):
    share(family, therapy)

    with django_assert_num_queries(1):
        access.visible_categories(therapist, family.case)


def test_coordinating_is_for_recording_team_and_lead(family, therapy, therapist):
    share(family, therapy)

    assert access.can_coordinate(team_member(family.case), family.case)
    assert access.can_coordinate(lead_professional(family), family.case)
    assert not access.can_coordinate(outsider(), family.case)
    with pytest.raises(AccessDenied, match="lead professional"):
        access.check_can_coordinate(therapist, family.case)


def test_who_can_see_names_team_categories_and_readers(family, therapy, therapist):
    share(family, therapy)

    rows = {r.grant.through_team: r for r in explaining.who_can_see(family.case)}

    assert set(rows[therapy].categories) == SHARED
    assert rows[therapy].readers == (therapist,)
    assert family.case.recording_team in rows
