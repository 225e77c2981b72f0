"""The office's rules, straight: the role's permission, and never her own second person."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from agencies.models import RoleName
from cases.models import Case
from information_sharing import access
from information_sharing.exceptions import AccessDenied
from information_sharing.models import Shielding
from information_sharing.roles import Permission, roles_with
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import CaseFactory
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
    OversightFactory,
    ShieldingFactory,
    ShieldReaderFactory,
    SubjectAccessRequestFactory,
)
from tests.people import household, member_of, team_member

pytestmark = pytest.mark.django_db

OFFICER, LEAD = RoleName.INFORMATION_OFFICER, RoleName.SAFEGUARDING_LEAD
ADMINISTRATOR = RoleName.AGENCY_ADMINISTRATOR


def in_role(role, **membership):
    return TeamMembershipFactory(role=role, **membership).practitioner


def shield_set_by(first):
    return ShieldingFactory(set_by=first)


def lift_asked_by(first):
    return ShieldingFactory(lift_asked_by=first, lift_asked_at=timezone.now())


def emergency_of(first):
    place = first.memberships.get()
    return EmergencyAccessFactory(membership=place)


def oversight_of(first):
    return OversightFactory(membership=first.memberships.get(), waiting=True)


def request_redacted_by(first):
    return SubjectAccessRequestFactory(redacted_by=first, redacted_at=timezone.now())


SECONDED = [
    ("confirm_shield", shield_set_by, Permission.SECOND_FOR_OFFICER),
    ("lift_shield", lift_asked_by, Permission.SECOND_FOR_OFFICER),
    ("review_emergency", emergency_of, Permission.REVIEW_EMERGENCIES),
    ("approve_oversight", oversight_of, Permission.SECOND_FOR_OFFICER),
    ("release", request_redacted_by, Permission.SECOND_FOR_OFFICER),
]
ONE_FIRST = [
    (name, first, permission, role)
    for name, first, permission in SECONDED
    for role in (OFFICER, LEAD)
]


def asks(name):
    return getattr(access, f"check_can_{name}"), getattr(access, f"can_{name}")


@pytest.mark.parametrize(("name", "made_by", "permission", "role"), ONE_FIRST)
def test_nobody_is_her_own_second_person(name, made_by, permission, role):
    first, second = in_role(role), in_role(role)
    check, can = asks(name)
    act = made_by(first)

    with pytest.raises(AccessDenied, match="second person must do this"):
        check(first, act)
    assert not can(first, act)
    check(second, act)
    assert can(second, act)


@pytest.mark.parametrize(("name", "made_by", "permission"), SECONDED)
def test_a_second_person_has_the_roles_permission(name, made_by, permission):
    act = made_by(in_role(OFFICER))
    check, can = asks(name)
    for role in RoleName:
        viewer = in_role(role)

        assert can(viewer, act) is (role in roles_with(permission))
    assert roles_with(permission) == [OFFICER, LEAD]
    with pytest.raises(AccessDenied, match="role does not include"):
        check(AnonymousUser(), act)


@pytest.mark.parametrize(("name", "made_by", "permission"), SECONDED)
def test_a_role_that_ended_seconds_nothing(name, made_by, permission):
    act = made_by(in_role(OFFICER))
    _, can = asks(name)

    assert not can(in_role(OFFICER, ended=True), act)
    assert not can(in_role(OFFICER, practitioner__is_active=False), act)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    assert not can(in_role(LEAD, starts_on=tomorrow), act)


def test_what_nobody_asked_for_has_no_second_person():
    officer = in_role(OFFICER)

    assert not access.can_lift_shield(officer, ShieldingFactory())
    assert not access.can_release(officer, SubjectAccessRequestFactory())


@pytest.mark.parametrize(
    ("can", "allowed"),
    [
        (access.can_shield, {OFFICER}),
        (access.can_ask_oversight, {OFFICER, LEAD, RoleName.TEAM_MANAGER}),
    ],
)
def test_shielding_and_asking_to_read_are_for_these_roles(can, allowed):
    assert {role for role in RoleName if can(in_role(role))} == allowed
    assert not can(AnonymousUser())


def test_an_account_of_her_agency_is_closed_by_its_administrator():
    team = TeamFactory()
    visitor = member_of(team)

    assert access.can_close_account(in_role(ADMINISTRATOR, team=team), visitor)
    for role in set(RoleName) - {ADMINISTRATOR}:
        with pytest.raises(AccessDenied, match="role does not include"):
            access.check_can_close_account(in_role(role, team=team), visitor)


def test_an_account_of_another_agency_is_not_hers_to_close():
    place = TeamMembershipFactory(role=ADMINISTRATOR)
    elsewhere = TeamMembershipFactory(practitioner=place.practitioner)

    for stranger in (member_of(TeamFactory()), member_of(elsewhere.team)):
        with pytest.raises(AccessDenied, match="belongs to another agency"):
            access.check_can_close_account(place.practitioner, stranger)
    assert access.can_close_account(place.practitioner, member_of(place.team))


def test_she_closes_not_her_own_account():
    herself = in_role(ADMINISTRATOR)

    with pytest.raises(AccessDenied, match="your own account"):
        access.check_can_close_account(herself, herself)
    with pytest.raises(AccessDenied, match="your own account"):
        access.check_can_end_place(herself, herself.memberships.get())
    colleague = in_role(ADMINISTRATOR, team=herself.memberships.get().team)
    assert access.can_close_account(colleague, herself)


def test_a_place_is_ended_by_the_administrator_of_its_agency():
    place = TeamMembershipFactory(role=ADMINISTRATOR)
    hers = TeamMembershipFactory(team=place.team)
    other = TeamMembershipFactory(practitioner=hers.practitioner)

    assert access.can_end_place(place.practitioner, hers)
    with pytest.raises(AccessDenied, match="in another agency"):
        access.check_can_end_place(place.practitioner, other)
    for role in set(RoleName) - {ADMINISTRATOR}:
        with pytest.raises(AccessDenied, match="role does not include"):
            access.check_can_end_place(in_role(role, team=place.team), hers)


def in_days(days):
    return timezone.localdate() + datetime.timedelta(days=days)


@pytest.mark.parametrize(
    ("other", "closes"),
    [
        ({"ended": True}, True),
        ({"ended_at": timezone.now()}, True),
        ({"team__agency__left_at": timezone.now()}, True),
        ({"ends_on": 0}, False),
        ({"ends_on": 9}, False),
        ({"starts_on": 9}, False),
        ({}, False),
    ],
)
def test_a_place_elsewhere_that_is_not_over_keeps_the_account(other, closes):
    place = TeamMembershipFactory(role=ADMINISTRATOR)
    visitor = member_of(place.team)
    fields = {k: in_days(v) if k.endswith("_on") else v for k, v in other.items()}
    if "ended_at" in fields:
        fields["ended_by"] = visitor
    if "team__agency__left_at" in fields:
        fields["team__agency__left_by"] = visitor
    TeamMembershipFactory(practitioner=visitor, **fields)

    assert access.can_close_account(place.practitioner, visitor) is closes


def test_officers_know_which_references_are_sealed_and_others_do_not():
    family = household()
    shield = ShieldingFactory(case=family.case, sealed=True)
    reader, ended = team_member(family.case), team_member(family.case)
    ShieldReaderFactory(shielding=shield, practitioner=reader)
    ShieldReaderFactory(
        shielding=shield, practitioner=ended, ended_at=timezone.now(), ended_by=reader
    )

    def hidden(viewer):
        cases = Case.objects.filter(pk__in=access.hidden_cases(viewer))
        return set(cases) == {family.case}

    for knows in (reader, in_role(OFFICER), in_role(LEAD)):
        assert not access.hidden_cases(knows).exists()
    for shut_out in (ended, team_member(family.case), in_role(RoleName.AUDITOR)):
        assert hidden(shut_out)
    assert hidden(AnonymousUser())
    assert hidden(in_role(OFFICER, ended=True))


def test_a_reader_of_one_sealed_case_is_told_of_no_other():
    first, second = (ShieldingFactory(sealed=True) for _ in "ab")
    reader = ShieldReaderFactory(shielding=first).practitioner

    assert [row["case"] for row in access.hidden_cases(reader)] == [second.case_id]


def test_only_a_standing_seal_hides_a_case():
    viewer = member_of(TeamFactory())
    ShieldingFactory()
    ShieldingFactory(sealed=True, lifted=True)
    assert not access.hidden_cases(viewer).exists()

    seal = ShieldingFactory(level=Shielding.Level.SEALED)

    assert [row["case"] for row in access.hidden_cases(viewer)] == [seal.case_id]


def test_whereabouts_are_shut_to_all_who_are_not_named():
    shield = ShieldingFactory()
    plain = CaseFactory()
    named, ended, other = (team_member(shield.case) for _ in "abc")
    ShieldReaderFactory(shielding=shield, practitioner=named)
    ShieldReaderFactory(
        shielding=shield, practitioner=ended, ended_at=timezone.now(), ended_by=named
    )
    cases = [shield.case, plain]

    for shut_out in (ended, other, in_role(OFFICER), AnonymousUser()):
        found = access.cases_with_whereabouts_shut(shut_out, cases)
        assert found == {shield.case_id}
    assert access.cases_with_whereabouts_shut(named, cases) == set()
    assert access.cases_with_whereabouts_shut(other, [plain]) == set()
    assert access.cases_with_whereabouts_shut(other, []) == set()


def test_a_lifted_shield_shuts_no_whereabouts():
    shield = ShieldingFactory(lifted=True)
    viewer = team_member(shield.case)

    assert access.cases_with_whereabouts_shut(viewer, [shield.case]) == set()
    assert not access.protecting(shield.case).exists()


def test_every_shield_of_the_family_must_name_her():
    shield = ShieldingFactory()
    sister = CaseFactory(family=shield.case.family)
    second = ShieldingFactory(case=sister)
    reader = ShieldReaderFactory(shielding=shield).practitioner

    assert sister.pk in access.cases_with_whereabouts_shut(reader, [sister])
    ShieldReaderFactory(shielding=second, practitioner=reader)
    assert access.cases_with_whereabouts_shut(reader, [sister, shield.case]) == set()
    assert set(access.protecting(sister)) == {shield, second}
    assert access.cases_protected_with(shield.case) == [sister.pk]
