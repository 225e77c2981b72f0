"""Oversight of one record: asked by one, agreed by another, for reading, for days."""

import pytest
from django.urls import reverse

from agencies.models import RoleName
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.commands import oversight as commands
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Notice, Oversight
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.information_sharing_office import (
    OversightFactory,
    ShieldingFactory,
)

pytestmark = pytest.mark.django_db
LIST = reverse("information_sharing:oversights")


def url(name, oversight):
    return reverse(f"information_sharing:{name}", args=[oversight.pk])


def with_role(role):
    return TeamMembershipFactory(role=role).practitioner


@pytest.fixture
def manager(client):
    manager = with_role(RoleName.TEAM_MANAGER)
    client.force_login(manager)
    return manager


@pytest.fixture
def second():
    return with_role(RoleName.SAFEGUARDING_LEAD)


@pytest.fixture
def typed(family):
    return {"reference": family.case.reference, "purpose": "SUPERVISION",
            "reason": "A supervision is due.", "days": "3"}  # fmt: skip


def test_nothing_opens_before_a_second_person_agrees(
    client, manager, second, typed, family
):
    assert client.post(LIST, typed).url == LIST
    asked = Oversight.objects.get()
    assert not access.can_view_case(manager, family.case)
    assert client.post(url("approve-oversight", asked)).status_code == 403
    assert Notice.objects.get(kind="OVERSIGHT_ASKED").to == second

    client.force_login(second)
    assert "A supervision is due." in client.get(LIST).content.decode()
    client.post(url("approve-oversight", asked))

    assert access.visible_categories(manager, family.case) == frozenset(Category.values)
    assert not access.written(manager, family.case)
    assert not access.can_view_case(second, family.case)
    assert Notice.objects.get(kind="OVERSIGHT_APPROVED").to == manager
    client.force_login(manager)
    page = client.get(family.case.get_absolute_url()).content.decode()
    assert "Open for oversight until" in page


def test_nobody_agrees_to_her_own(family, second):
    asked = OversightFactory(case=family.case, asked_by=second, waiting=True)

    with pytest.raises(AccessDenied, match="second person"):
        commands.approve_oversight(oversight=asked, by=second)


def test_it_is_agreed_to_once(family, second):
    asked = OversightFactory(case=family.case)

    with pytest.raises(NotPossibleNow, match="already"):
        commands.approve_oversight(oversight=asked, by=second)


def test_a_role_that_was_lost_opens_nothing(family, second):
    asked = OversightFactory(case=family.case, waiting=True)

    with pytest.raises(NotPossibleNow, match="any more"):
        commands.approve_oversight(oversight=asked, by=second)


@pytest.mark.parametrize("sealed", [True, False])
def test_unknown_and_sealed_are_answered_alike(client, manager, typed, family, sealed):
    if sealed:
        ShieldingFactory(case=family.case, sealed=True)
    else:
        typed["reference"] = "TA-NOBODY"

    page = client.post(LIST, typed).content.decode()

    assert commands.NOT_THERE in page
    assert "A supervision is due." in page
    assert not Oversight.objects.exists()


def test_an_officer_may_ask_for_what_she_sealed_and_sees_it_only_when_named(
    family, second
):
    from tests.factories.information_sharing_office import ShieldReaderFactory

    officer = with_role(RoleName.INFORMATION_OFFICER)
    shield = ShieldingFactory(case=family.case, sealed=True)
    request = commands.Request("SUBJECT_ACCESS", "She asked for it.", 2)
    asked = commands.ask_oversight(case=family.case, request=request, by=officer)
    commands.approve_oversight(oversight=asked, by=second)
    assert not access.can_view_case(officer, family.case)

    ShieldReaderFactory(shielding=shield, practitioner=officer)
    assert access.can_view_case(officer, family.case)


def test_either_of_the_two_ends_it(client, manager, second, family):
    for who in (manager, second):
        running = OversightFactory(
            case=family.case, asked_by=manager, approved_by=second
        )
        client.force_login(who)
        client.post(url("end-oversight", running))
        running.grant.refresh_from_db()
        assert running.grant.ended_by == who
    assert AccessEvent.objects.filter(event="OVERSIGHT_ENDED").count() == 2


def test_others_see_and_end_nothing_of_it(client, manager, family):
    other = OversightFactory(case=family.case)

    assert other.case.reference not in client.get(LIST).content.decode()
    assert client.post(url("end-oversight", other)).status_code == 404


@pytest.mark.parametrize("role", [RoleName.PRACTITIONER, RoleName.MANAGER,
                                  RoleName.AUDITOR, RoleName.AGENCY_ADMINISTRATOR])  # fmt: skip
def test_other_roles_may_not_ask(client, role):
    client.force_login(with_role(role))

    assert client.get(LIST).status_code == 403


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"days": "31"}, "days"),
        ({"reason": ""}, "reason"),
        ({"purpose": "X"}, "purpose"),
    ],
)
def test_what_is_wrong_is_said(client, manager, typed, changed, field):
    response = client.post(LIST, typed | changed)

    assert field in response.context_data["form"].errors


def test_the_same_is_not_asked_twice(client, manager, typed):
    client.post(LIST, typed)

    assert "asked this already" in client.post(LIST, typed).content.decode()
