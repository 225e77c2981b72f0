"""Shields: they hold at once, only narrow, and are lifted by two (R12)."""

import pytest

from agencies.models import RoleName
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.commands import shielding as commands
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Notice, Shielding
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.cases import AddressFactory, CaseFactory, PersonFactory
from tests.factories.information_sharing import GrantFactory
from tests.people import lead_professional, outsider, share, team_member

pytestmark = pytest.mark.django_db
SEALED, PROTECTED = Shielding.Level.SEALED, Shielding.Level.ADDRESS_PROTECTED


def with_role(role):
    return TeamMembershipFactory(role=role).practitioner


@pytest.fixture
def officer():
    return with_role(RoleName.INFORMATION_OFFICER)


@pytest.fixture
def second():
    return with_role(RoleName.SAFEGUARDING_LEAD)


def shield(case, by, level=SEALED, readers=()):
    words = commands.Shield(level, "Someone is looking for them.", tuple(readers))
    return commands.set_shield(case=case, shield=words, by=by)


def test_a_sealed_record_is_seen_by_its_named_readers_only(
    family, by, therapy, therapist, officer
):
    share(family, therapy)
    lead = lead_professional(family)
    shield(family.case, officer, readers=[by])

    assert access.can_view_case(by, family.case)
    for person in (therapist, lead, officer, team_member(family.case)):
        assert not access.can_view_case(person, family.case)
        assert family.case not in access.visible_cases(person)
        assert not access.visible_categories(person, family.case)
        assert not person.get_all_permissions(family.case)


def test_naming_opens_nothing_by_itself(family, officer):
    stranger = outsider()
    shield(family.case, officer, readers=[stranger])

    assert not access.can_view_case(stranger, family.case)


def test_sealing_seals_every_case_of_the_family(family, by, officer):
    other = CaseFactory(
        family=family.case.family, recording_team=family.case.recording_team
    )

    shield(family.case, officer)

    assert Shielding.objects.filter(level=SEALED).count() == 2
    assert not access.can_view_case(by, other)


def test_a_protected_address_is_shut_for_all_but_named_readers(family, by, officer):
    AddressFactory(person=family.child)
    beside = team_member(family.case)
    assert "CONTACT" in access.visible_categories(by, family.case)

    shield(family.case, officer, PROTECTED, readers=[beside])

    assert "CONTACT" not in access.visible_categories(by, family.case)
    assert not by.has_perm("cases.see_contact", family.case)
    assert "CONTACT" in access.visible_categories(beside, family.case)
    assert beside.has_perm("cases.see_contact", family.case)
    assert access.can_view_case(by, family.case)


def test_linked_cases_are_protected_too(family, officer):
    same_home = PersonFactory(case=CaseFactory())
    elsewhere = PersonFactory(case=CaseFactory())
    AddressFactory(person=family.child, lines="1, Mill Lane")
    AddressFactory(person=same_home, lines="1 mill lane")
    AddressFactory(person=elsewhere, lines="2 Mill Lane")
    again = CaseFactory(family=family.case.family)

    shield(family.case, officer, PROTECTED)

    for case, open_still in (
        (same_home.case, False),
        (again, False),
        (elsewhere.case, True),
    ):
        seen = access.visible_categories(team_member(case), case)
        assert ("CONTACT" in seen) is open_still


def test_a_second_person_confirms(family, officer, second):
    made = shield(family.case, officer)

    with pytest.raises(AccessDenied, match="second person"):
        commands.confirm_shield(shielding=made, by=officer)
    commands.confirm_shield(shielding=made, by=second)

    made.refresh_from_db()
    assert made.confirmed_by == second
    with pytest.raises(NotPossibleNow, match="already"):
        commands.confirm_shield(shielding=made, by=second)


def test_lifting_needs_a_reason_and_a_second_person(family, by, officer, second):
    made = shield(family.case, officer)
    with pytest.raises(NotPossibleNow, match="first"):
        commands.lift_shield(shielding=made, by=second)

    commands.ask_to_lift(shielding=made, reason="They moved.", by=officer)
    assert not access.can_view_case(by, family.case)
    with pytest.raises(AccessDenied):
        commands.lift_shield(shielding=made, by=officer)
    commands.lift_shield(shielding=made, by=second)

    assert access.can_view_case(by, family.case)
    with pytest.raises(NotPossibleNow, match="lifted"):
        commands.confirm_shield(shielding=made, by=second)


def test_what_ended_meanwhile_stays_shut_after_lifting(
    family, therapy, therapist, officer, second
):
    grant = share(family, therapy)
    made = shield(family.case, officer)
    grant.ended_at, grant.ended_by = made.set_at, officer
    grant.save()
    commands.ask_to_lift(shielding=made, reason="They moved.", by=officer)
    commands.lift_shield(shielding=made, by=second)

    assert not access.can_view_case(therapist, family.case)


def test_readers_are_named_and_ended(family, by, officer):
    made = shield(family.case, officer)

    reader = commands.name_reader(shielding=made, practitioner=by, by=officer)
    assert access.can_view_case(by, family.case)
    with pytest.raises(NotPossibleNow, match="named already"):
        commands.name_reader(shielding=made, practitioner=by, by=officer)
    commands.end_reader(reader=reader, by=officer)

    assert not access.can_view_case(by, family.case)


def test_nobody_names_herself(family, officer):
    with pytest.raises(NotPossibleNow, match="yourself"):
        shield(family.case, officer, readers=[officer])
    made = shield(family.case, officer)
    with pytest.raises(NotPossibleNow, match="yourself"):
        commands.name_reader(shielding=made, practitioner=officer, by=officer)


def test_the_same_shield_is_not_set_twice(family, officer):
    shield(family.case, officer)

    with pytest.raises(NotPossibleNow, match="already"):
        shield(family.case, officer)
    shield(family.case, officer, PROTECTED)


@pytest.mark.parametrize("role", [RoleName.PRACTITIONER, RoleName.TEAM_MANAGER,
                                  RoleName.SAFEGUARDING_LEAD, RoleName.AUDITOR])  # fmt: skip
def test_only_officers_set_shields(family, role):
    with pytest.raises(AccessDenied):
        shield(family.case, with_role(role))


def test_second_persons_are_told_and_it_is_logged_once(family, officer, second):
    made = shield(family.case, officer, readers=[])

    told = Notice.objects.filter(kind="SHIELD_TO_CONFIRM", target=made.pk)
    assert {notice.to for notice in told} == {second}
    event = AccessEvent.objects.get(event=Event.SHIELD_SET)
    assert (event.by, event.case, event.target) == (officer, family.case, made.pk)
    assert event.details == {"level": "SEALED", "cases": 1}


def test_a_sealed_case_is_hidden_from_all_but_those_who_seal(
    family, by, officer, second
):
    shield(family.case, officer, readers=[by])

    def hidden(person):
        return {row["case"] for row in access.hidden_cases(person)}

    assert hidden(outsider()) == {family.case.pk}
    assert hidden(by) == hidden(officer) == hidden(second) == set()


def test_an_emergency_and_an_oversight_by_a_stranger_stay_shut(family, officer):
    from tests.factories.information_sharing_office import (
        EmergencyAccessFactory,
        OversightFactory,
        ShieldReaderFactory,
    )

    emergency = EmergencyAccessFactory(case=family.case)
    oversight = OversightFactory(case=family.case)
    made = shield(family.case, officer)
    for person in (emergency.used_by, oversight.asked_by):
        assert not access.can_view_case(person, family.case)
        ShieldReaderFactory(shielding=made, practitioner=person)

    assert not access.can_view_case(emergency.used_by, family.case)
    assert access.can_view_case(oversight.asked_by, family.case)
    assert GrantFactory._meta.model.objects.filter(kind="EMERGENCY").exists()
