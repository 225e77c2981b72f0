"""Who holds a role or a place today, and what somebody who may not sign in holds."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import timezone

from agencies.models import RoleName
from cases.models import Person
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied
from information_sharing.roles import Permission
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import CaseFactory
from tests.people import household, member_of, outsider, share, team_member

pytestmark = pytest.mark.django_db

OFFICER, LEAD = RoleName.INFORMATION_OFFICER, RoleName.SAFEGUARDING_LEAD
AT_WORK = [RoleName.PRACTITIONER, RoleName.TEAM_MANAGER]


def in_role(role, **membership):
    return TeamMembershipFactory(role=role, **membership).practitioner


def not_at_work(**membership):
    """Return people whose place is over, not begun, ended, closed, or left."""
    now, today = timezone.now(), timezone.localdate()
    someone = member_of(TeamFactory())
    gone = TeamFactory(agency__left_at=now, agency__left_by=someone)
    past = {"starts_on": datetime.date(2026, 1, 5)}
    fields = [
        past | {"ends_on": today - datetime.timedelta(days=1)},
        {"starts_on": today + datetime.timedelta(days=1)},
        {"ended_at": now, "ended_by": someone},
        {"practitioner__is_active": False},
        {"team": gone},
    ]
    return [TeamMembershipFactory(**membership | each) for each in fields]


def test_a_permission_is_held_by_those_whose_role_carries_it_today():
    people = {role: in_role(role) for role in RoleName}
    not_at_work(role=OFFICER)
    last_day = in_role(OFFICER, ends_on=timezone.localdate())
    TeamMembershipFactory(practitioner=last_day, role=LEAD)

    seconds = access.people_with(Permission.SECOND_FOR_OFFICER)

    assert list(seconds.order_by("pk")) == sorted(
        [people[OFFICER], people[LEAD], last_day], key=lambda person: person.pk
    )
    assert list(access.people_with(Permission.READ_LOG)) == [people[RoleName.AUDITOR]]


def test_a_team_is_those_who_work_in_it_today():
    team = TeamFactory()
    colleague, officer = member_of(team), in_role(OFFICER, team=team)
    member_of(TeamFactory())
    member_of(TeamFactory(agency=team.agency, centre=team.centre))
    for place in not_at_work(team=team):
        assert place.practitioner not in access.people_of_team(team)

    assert set(access.people_of_team(team)) == {colleague, officer}
    assert not access.people_of_team(TeamFactory()).exists()


@pytest.mark.parametrize(
    ("teams_for", "roles"),
    [
        (access.teams_for_emergency, {*AT_WORK, LEAD}),
        (access.teams_for_oversight, {RoleName.TEAM_MANAGER, OFFICER, LEAD}),
    ],
)
def test_an_exception_is_used_through_a_team_where_her_role_may(teams_for, roles):
    for role in RoleName:
        place = TeamMembershipFactory(role=role)
        auditor = {"practitioner": place.practitioner, "role": RoleName.AUDITOR}
        TeamMembershipFactory(**auditor)

        assert teams_for(place.practitioner) == ([place.team] if role in roles else [])


@pytest.mark.parametrize(
    "teams_for", [access.teams_for_emergency, access.teams_for_oversight]
)
def test_a_place_that_is_over_lends_no_exception(teams_for):
    for place in not_at_work(role=LEAD):
        assert teams_for(place.practitioner) == []
    assert teams_for(AnonymousUser()) == []
    viewer = in_role(LEAD)
    second = TeamMembershipFactory(practitioner=viewer, role=LEAD).team
    in_role(LEAD)
    first = viewer.memberships.exclude(team=second).get().team
    assert {*teams_for(viewer)} == {first, second}


@pytest.fixture
def inactive(family):
    """Someone of the recording team whose account was closed."""
    return member_of(family.case.recording_team, is_active=False)


def test_a_closed_account_and_nobody_hold_nothing(family, by, inactive):
    assert {row.category for row in access.held(by, family.case.pk)} == set(Category)
    for nobody in (inactive, AnonymousUser()):
        assert access.held(nobody, family.case.pk) == []
        assert not access.in_force(nobody).exists()
        assert not access.in_reach(nobody).exists()
        assert not access.visible_cases(nobody).exists()
        assert not access.memberships(nobody).exists()
        assert access.visible_categories(nobody, family.case) == frozenset()
        assert not access.can_view_case(nobody, family.case)
        with pytest.raises(Http404):
            access.case_for(nobody, family.case.pk)


def test_an_account_closed_this_moment_is_read_as_closed(family, by):
    """The object in memory says so before the row does."""
    by.is_active = False

    assert access.held(by, family.case.pk) == []
    assert not access.in_force(by).exists()
    assert not access.in_reach(by).exists()
    assert not access.memberships(by).exists()


def test_each_holds_her_own_and_of_that_case_only(family, by):
    other = household()
    stranger = team_member(other.case)

    assert access.held(stranger, family.case.pk) == []
    assert access.held(by, other.case.pk) == []
    assert list(access.visible_cases(by)) == [family.case]
    assert access.case_for(by, family.case.pk) == family.case
    assert set(access.in_reach(by).values_list("person", flat=True)) == {
        family.child.pk,
        family.mother.pk,
        family.father.pk,
    }
    assert set(access.facts_of(by, Person, other.case)) == set()


def test_a_person_is_seen_where_that_person_is_shared(family, by):
    assert access.can_see_person(by, family.child)
    assert not access.can_see_person(outsider(), family.child)
    assert not access.can_see_person(by, household().child)


def test_a_permission_belongs_to_the_centre_where_her_role_carries_it():
    manager = TeamMembershipFactory(role=RoleName.MANAGER)
    TeamMembershipFactory(practitioner=manager.practitioner)

    centres = access.centres_with(manager.practitioner, Permission.REPORT_ON_CENTRE)

    assert list(centres) == [manager.team.centre]
    agencies = access.agencies_with(manager.practitioner, Permission.REPORT_ON_CENTRE)
    assert list(agencies) == [manager.team.agency]
    assert not access.centres_with(outsider(), Permission.REPORT_ON_CENTRE).exists()


def test_a_permission_is_checked_against_her_roles():
    practitioner = outsider()

    access.check_has(practitioner, Permission.REGISTER_FAMILY)
    assert access.can_have(practitioner, Permission.SEARCH_INDEX)
    assert not access.can_have(AnonymousUser(), Permission.SEARCH_INDEX)
    with pytest.raises(AccessDenied, match="role does not include"):
        access.check_has(practitioner, Permission.READ_LOG)


def test_a_case_that_does_not_exist_is_answered_like_one_that_is_shut(by):
    missing = CaseFactory.build().pk

    with pytest.raises(Http404, match="No such page"):
        access.case_for(by, missing)


def test_kinds_shared_about_one_person_are_hers_alone(family, therapy, therapist):
    share(family, therapy, people=[family.child], categories=["HEALTH"])
    seen = {Category.IDENTITY, Category.HEALTH}

    assert access.visible_categories(therapist, family.case) == seen
    about = [
        access.visible_categories(therapist, case, about=person)
        for case, person in (
            (family.case, family.child),
            (family.case, family.mother),
            (household().case, family.child),
        )
    ]
    assert about == [seen, frozenset(), frozenset()]
