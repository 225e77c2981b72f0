"""Somebody of the team that opened the case may lead; it opens nothing more (R6)."""

import pytest

from information_sharing import access
from information_sharing.models import Access, Grant
from information_sharing.queries.index import contacts_of
from lead_professional import commands, queries
from lead_professional.commands import Wishes
from lead_professional.models import Appointment
from tests.factories.agencies import TeamFactory
from tests.people import consent_for, household, member_of, outsider, team_member

pytestmark = pytest.mark.django_db


def lead_from_the_team(family, asker):
    colleague = team_member(family.case)
    asked = commands.nominate(
        case=family.case,
        nominee=colleague,
        team=family.case.recording_team,
        wishes=Wishes("We know Amina."),
        by=asker,
    )
    commands.accept(nomination=asked, by=colleague)
    return colleague


def test_a_colleague_leads_without_any_consent_and_sees_what_she_saw():
    family = household()
    asker = team_member(family.case)
    before = set(Access.objects.values_list("category", "kind"))

    colleague = lead_from_the_team(family, asker)

    assert Appointment.objects.get(case=family.case).practitioner == colleague
    assert not Grant.objects.filter(kind=Grant.Kind.LEAD_PROFESSIONAL).exists()
    assert set(Access.objects.values_list("category", "kind")) == before
    assert access.can_coordinate(colleague, family.case)


def test_she_stops_seeing_when_she_leaves_the_team_though_she_leads():
    family = household()
    colleague = lead_from_the_team(family, team_member(family.case))

    colleague.memberships.update(ends_on="2020-01-02", starts_on="2020-01-01")

    assert not access.can_view_case(colleague, family.case)


def test_others_are_told_to_ring_her(client):
    family = household()
    colleague = lead_from_the_team(family, team_member(family.case))

    contact = contacts_of(viewer=outsider(), cases=[family.case])[family.case.pk]

    assert str(colleague) in str(contact)


def test_her_team_stands_among_those_to_ask_and_another_does_not():
    family = household()
    asker, colleague = team_member(family.case), team_member(family.case)
    member_of(TeamFactory())
    agreed = member_of(TeamFactory())
    consent_for(family, agreed.memberships.get().team)

    found = queries.candidates(viewer=asker, case=family.case)

    people = {one.membership.practitioner for one in found}
    assert people == {asker, colleague, agreed}
