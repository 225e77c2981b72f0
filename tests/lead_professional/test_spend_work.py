"""What a family's money asks of whom, and what its ledger says (3.2)."""

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.models import RoleName
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from lead_professional import commands
from lead_professional.commands import spending
from lead_professional.models import Budget, LedgerEntry, SpendLimits
from lead_professional.queries.budgets import money_of, spend_page
from lead_professional.queries.spend_work import purchases_waiting
from lead_professional.queries.spending_report import spending as report
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.lead_professional import AppointmentFactory, NominationFactory
from tests.lead_professional.test_budgets import RECEIPT, ask
from tests.people import (
    centre_manager,
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
MONEY = ["PLAN", "HOUSING_MONEY"]


@pytest.fixture
def family():
    return household()


@pytest.fixture
def lead(family):
    return lead_professional(family, categories=MONEY)


@pytest.fixture
def second(family):
    return team_member(family.case)


@pytest.fixture
def third(family):
    return team_member(family.case)


@pytest.fixture
def chief(family):
    place = TeamMembershipFactory(
        team=family.case.recording_team, role=RoleName.TEAM_MANAGER
    )
    return place.practitioner


@pytest.fixture
def budget(family, lead, second):
    return commands.open_budget(case=family.case, pence=60_000, by=second)


def test_a_purchase_stands_on_the_list_of_whoever_may_take_its_next_step(
    family, lead, second, third, chief, budget
):
    def who():
        people = {"lead": lead, "second": second, "third": third, "chief": chief}
        lists = {n: purchases_waiting(viewer=one) for n, one in people.items()}
        return {name for name, items in lists.items() if items}

    spend = ask(family, lead)
    assert who() == {"second", "third", "chief"}
    assert not purchases_waiting(viewer=outsider())
    spending.approve(spend=spend, by=second)
    assert who() == {"lead"}
    spending.buy(spend=spend, pence=4_500, receipt=RECEIPT, by=lead)
    assert who() == {"third", "chief"}
    spending.check_receipt(spend=spend, by=third)
    assert who() == {"lead"}
    spending.look_back(spend=spend, outcome="Well.", by=lead)
    assert who() == set()
    dear = ask(family, lead, pence=15_001)
    assert who() == {"chief"}
    page = spend_page(viewer=second, case=family.case, pk=dear.pk)
    assert (page.may_decide, page.needs_manager) == (False, True)


def test_what_was_agreed_goes_on_with_the_family_to_the_next_lead(
    family, lead, second, budget
):
    spend = ask(family, lead)
    spending.approve(spend=spend, by=second)
    place = lead.memberships.get()
    new = member_of(place.team)
    assert not purchases_waiting(viewer=new)
    family.case.appointments.update(ended_at=timezone.now(), ended_by=lead)
    asked = NominationFactory(
        case=family.case, nominee=new, team=place.team,
        consent=family.case.consents.get(), accepted=True,
    )  # fmt: skip
    AppointmentFactory(nomination=asked)

    (waits,) = purchases_waiting(viewer=new)

    assert "Buy what was agreed" in waits.words
    assert not purchases_waiting(viewer=second)
    spending.buy(spend=spend, pence=4_500, receipt=RECEIPT, by=new)


@pytest.fixture
def her_chief(family, lead):
    """Return the manager of the lead professional's team, who sees what it sees."""
    team = lead.memberships.get().team
    consent = family.case.consents.get()
    share(family, team, consent=consent, categories=["IDENTITY", *MONEY])
    place = TeamMembershipFactory(team=team, role=RoleName.TEAM_MANAGER)
    return place.practitioner


def test_where_no_manager_coordinates_the_leads_own_manager_decides(
    client, family, lead, second, budget, her_chief
):
    dear = ask(family, lead, pence=15_001)
    small = ask(family, lead)
    urls = [
        reverse(f"lead_professional:{name}", args=[family.case.pk, dear.pk])
        for name in ("spend", "decide-spend")
    ]
    client.force_login(her_chief)
    assert "so you decide" in client.get(urls[0]).content.decode()
    assert len(purchases_waiting(viewer=her_chief)) == 1
    other = reverse("lead_professional:decide-spend", args=[family.case.pk, small.pk])
    assert client.get(other).status_code == 403
    client.force_login(second)
    assert "Nobody can decide" not in client.get(urls[0]).content.decode()
    with pytest.raises(AccessDenied, match="team manager"):
        spending.approve(spend=dear, by=second)
    client.force_login(her_chief)

    client.post(urls[1], {"answer": "yes"})

    dear.refresh_from_db()
    assert dear.approved_by == her_chief


def test_a_manager_who_coordinates_comes_before_the_leads_own(
    family, lead, chief, budget, her_chief
):
    dear = ask(family, lead, pence=15_001)

    assert not purchases_waiting(viewer=her_chief)
    with pytest.raises(AccessDenied):
        spending.approve(spend=dear, by=her_chief)
    assert spending.approve(spend=dear, by=chief).approved_by == chief


def test_where_nobody_can_decide_the_page_says_whom_to_ask(
    client, family, lead, second, budget
):
    place = TeamMembershipFactory(
        team=lead.memberships.get().team, role=RoleName.TEAM_MANAGER
    )
    dear = ask(family, lead, pence=15_001)
    client.force_login(second)
    url = reverse("lead_professional:spend", args=[family.case.pk, dear.pk])

    page = client.get(url).content.decode()

    assert "Nobody can decide about this amount now" in page
    assert str(family.case.recording_team.agency) in page
    with pytest.raises(AccessDenied):
        spending.approve(spend=dear, by=place.practitioner)


def test_no_manager_decides_about_what_she_asked_for_herself(
    family, lead, chief, second, budget, her_chief
):
    dear = ask(family, chief, pence=15_001)

    with pytest.raises(AccessDenied, match="Somebody else"):
        spending.approve(spend=dear, by=chief)
    assert spending.approve(spend=dear, by=her_chief).approved_by == her_chief


def test_what_is_left_is_not_told_by_a_refusal(family, lead, budget):
    with pytest.raises(NotPossibleNow) as refused:
        ask(family, lead, pence=60_001)

    assert "more than what is left" in str(refused.value)
    assert "600" not in str(refused.value)


def test_what_waits_of_many_purchases_is_asked_for_at_once(
    family, lead, second, budget, django_assert_max_num_queries
):
    for _ in range(5):
        ask(family, lead, child=family.child)
    with django_assert_max_num_queries(9):
        assert len(purchases_waiting(viewer=second)) == 5


def test_the_ledger_says_what_was_bought_and_what_was_put_back(
    family, lead, second, third, budget
):
    spend = ask(family, lead)
    spending.approve(spend=spend, by=second)
    spending.buy(spend=spend, pence=4_500, receipt=RECEIPT, by=lead)

    def lines(viewer):
        [[_, _, found]] = money_of(viewer=viewer, case=family.case).budgets
        return [(one.is_reversed, one.may_be_reversed) for one in found]

    assert lines(third)[1:] == [(False, False), (False, False), (False, True)]
    assert lines(lead)[3] == (False, False)
    paid = LedgerEntry.objects.get(kind="SPENT")
    commands.reverse_entry(entry=paid, words="The shop took it back.", by=third)

    assert lines(third)[3][0]
    assert spend_page(viewer=third, case=family.case, pk=spend.pk).is_taken_back
    assert report(viewer=centre_manager(family.case.centre)).by_kind == ()


def test_what_is_asked_in_one_year_is_paid_from_the_budget_of_that_year(
    family, lead, budget
):
    Budget.objects.update(year=budget.year - 1)

    with pytest.raises(NotPossibleNow, match="no budget for this year"):
        ask(family, lead)


def test_limits_stand_in_their_order(client, family):
    client.force_login(centre_manager(family.case.centre))
    said = {"item": "5000", "child_year": "9000", "panel": "10"}

    answer = client.post(reverse("lead_professional:limits"), said)

    assert "at least what one thing may cost" in answer.content.decode()
    assert not SpendLimits.objects.exists()
