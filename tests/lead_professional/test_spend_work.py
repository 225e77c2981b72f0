"""What a family's money asks of whom, and what its ledger says (3.2)."""

import pytest
from django.urls import reverse

from agencies.models import RoleName
from information_sharing.exceptions import NotPossibleNow
from lead_professional import commands
from lead_professional.commands import spending
from lead_professional.models import Budget, LedgerEntry, SpendLimits
from lead_professional.queries.budgets import money_of, spend_page
from lead_professional.queries.spend_work import purchases_waiting
from lead_professional.queries.spending_report import spending as report
from tests.factories.agencies import TeamMembershipFactory
from tests.lead_professional.test_budgets import RECEIPT, ask
from tests.people import (
    centre_manager,
    household,
    lead_professional,
    outsider,
    team_member,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def lead(family):
    return lead_professional(family, categories=["PLAN", "HOUSING_MONEY"])


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
