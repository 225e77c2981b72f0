"""Panels, money, standing in, and what is counted: no way round (R2, R11, R12)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import RoleName
from cases.commands import panels
from cases.models import PanelItem
from information_sharing import access
from information_sharing.exceptions import AccessDenied
from information_sharing.models import AccessEvent
from lead_professional import commands, queries
from lead_professional.commands import Days, spending
from lead_professional.commands.spending import Wanted
from lead_professional.ledger import balance_of
from lead_professional.models import LedgerEntry
from tests.cases.meeting_world import planned
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import GoalFactory
from tests.factories.cases_referrals import (
    PanelItemFactory,
    PanelMeetingFactory,
    PanelMemberFactory,
    ReferralFactory,
)
from tests.factories.cases_visits import MessageToFactory
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
)
from tests.lead_professional.test_budgets import RECEIPT
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_who_reads_in_an_emergency_decides_nothing_on_a_panel(client):
    family, meeting = household(), PanelMeetingFactory()
    item = PanelItemFactory(case=family.case, meeting=meeting)
    opened = EmergencyAccessFactory(case=family.case)
    reader = opened.used_by
    PanelMemberFactory(
        panel=meeting.panel, practitioner=reader, team=reader.memberships.get().team
    )
    decision = panels.Decision(PanelItem.Outcome.DECLINED, "Two teams.", "No room.")

    assert not access.can_decide(reader, item)
    with pytest.raises(AccessDenied):
        panels.decide_item(item=item, decision=decision, by=reader)

    client.force_login(reader)
    sent = {"options": "Two teams.", "outcome": "DECLINED", "reason": "No room."}
    page = client.post(
        reverse("cases:panel-item", args=[family.case.pk, item.pk]), sent
    )
    assert page.status_code == 403
    logged = AccessEvent.objects.filter(by=reader, target=family.case.pk)
    assert [event.event for event in logged] == ["REFUSED"]


def test_who_spent_money_does_not_put_it_back_into_the_budget():
    family = household()
    lead = lead_professional(family, categories=["PLAN", "HOUSING_MONEY"])
    second, third = team_member(family.case), team_member(family.case)
    budget = commands.open_budget(case=family.case, pence=60_000, by=second)
    goal = GoalFactory(plan__case=family.case)
    wanted = Wanted(
        goal=goal, kind="SAFETY", words="A gate", family_idea="x", pence=4_500
    )
    spend = spending.ask_for(case=family.case, wanted=wanted, by=lead)
    spending.approve(spend=spend, by=second)
    spending.buy(spend=spend, pence=4_500, receipt=RECEIPT, by=lead)
    line = LedgerEntry.objects.get(budget=budget, kind="SPENT")

    with pytest.raises(AccessDenied):
        commands.reverse_entry(entry=line, words="A mistake", by=lead)
    assert balance_of(budget) == 55_500
    commands.reverse_entry(entry=line, words="A mistake", by=third)
    assert balance_of(budget) == 60_000


def test_who_stands_in_does_not_name_who_stands_in():
    family = household()
    lead = lead_professional(family, categories=["PLAN"])
    team = TeamFactory()
    consent = consent_for(family, team, categories=["PLAN"])
    share(family, team, consent=consent, categories=["PLAN"])
    deputy = member_of(team)
    said = {"case": family.case, "deputy": deputy, "team": team}
    week = Days(TODAY, TODAY + timedelta(days=7))
    commands.name_deputy(**said, days=week, by=lead)
    assert access.can_coordinate(deputy, family.case)

    with pytest.raises(AccessDenied):
        commands.name_deputy(**said, days=Days(TODAY), by=deputy)
    commands.name_deputy(**said, days=week, by=team_member(family.case))


def test_the_board_counts_no_message_that_she_may_not_read_now():
    family = household()
    lead = lead_professional(family, categories=["PLAN"])
    for category in ("PLAN", "HEALTH"):
        MessageToFactory(
            message__case=family.case, message__category=category, practitioner=lead
        )
    MessageToFactory(
        message__case=family.case,
        message__category="PLAN",
        message__kind="INFORMAL",
        message__shown_until=TODAY - timedelta(days=1),
        practitioner=lead,
    )

    [row] = queries.board(viewer=lead)

    assert row.unread == 1


def test_what_was_left_of_referrals_is_for_who_holds_them():
    team = TeamFactory()
    worker, other = member_of(team), member_of(team)
    place = TeamMembershipFactory(team=team, role=RoleName.AGENCY_ADMINISTRATOR)
    ReferralFactory(
        team=team,
        status="ALLOCATED",
        worker=worker,
        allocated_at=timezone.now(),
        allocated_by=other,
    )
    worker.memberships.update(ends_on=TODAY - timedelta(days=1))

    assert len(queries.leavers(viewer=other)) == 1
    assert not queries.leavers(viewer=place.practitioner)


def test_an_invitation_is_shut_to_who_left_the_team_that_was_asked(client):
    world = planned()
    invitee = world.guest(world.therapist)
    pages = [
        reverse(f"cases:{n}", args=[invitee.pk]) for n in ("invitation", "meeting-date")
    ]
    client.force_login(world.therapist)
    assert [client.get(page).status_code for page in pages] == [200, 200]

    world.therapist.memberships.update(ends_on=TODAY - timedelta(days=1))

    assert [client.get(page).status_code for page in pages] == [404, 404]
