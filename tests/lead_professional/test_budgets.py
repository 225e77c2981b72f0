"""Money: two people agree, a third checks, and the ledger is only ever added to (3.2)."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils.timezone import localdate

from agencies.models import RoleName
from config.scans import Scan
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from lead_professional import commands
from lead_professional.commands import spending
from lead_professional.commands.spending import Wanted
from lead_professional.ledger import balance_of
from lead_professional.models import Budget, LedgerEntry, Spend, SpendLimits
from lead_professional.money import in_pounds, year_of
from lead_professional.queries.spending_report import as_csv
from lead_professional.queries.spending_report import spending as report
from lead_professional.states import SPEND
from tests.factories.agencies import TeamMembershipFactory
from tests.factories.cases import GoalFactory
from tests.factories.lead_professional import BudgetFactory, SpendFactory
from tests.people import (
    centre_manager,
    household,
    lead_professional,
    outsider,
    team_member,
)

pytestmark = pytest.mark.django_db
RECEIPT = Scan("receipt.pdf", "application/pdf", b"%PDF-1.4 paid")
Status = Spend.Status


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


def ask(family, by, pence=4_500, **more):
    goal = family.case.goals.first() or GoalFactory(plan__case=family.case)
    said = {"kind": "SAFETY", "words": "A gate", "family_idea": "To cook in peace."}
    wanted = Wanted(goal=goal, pence=pence, **said, **more)
    return spending.ask_for(case=family.case, wanted=wanted, by=by)


def test_a_year_of_money_begins_in_april():
    assert year_of(date(2027, 3, 31)) == 2026
    assert year_of(date(2027, 4, 1)) == 2027
    assert in_pounds(-123_456) == "-£1,234.56"


def test_nobody_puts_money_into_her_own_budget(family, lead):
    with pytest.raises(NotPossibleNow, match="Somebody else"):
        commands.open_budget(case=family.case, pence=100, by=lead)
    with pytest.raises(AccessDenied):
        commands.open_budget(case=family.case, pence=100, by=outsider())


def test_from_the_idea_to_what_came_of_it(family, lead, second, third, budget):
    spend = ask(family, lead)
    assert balance_of(budget) == 60_000

    spending.approve(spend=spend, by=second)
    assert balance_of(budget) == 55_500
    spending.buy(spend=spend, pence=4_000, receipt=RECEIPT, by=lead)
    assert balance_of(budget) == 56_000
    spending.check_receipt(spend=spend, by=third)
    spending.look_back(spend=spend, outcome="They cook together.", by=lead)

    spend.refresh_from_db()
    assert spend.status == Status.REVIEWED
    kinds = list(LedgerEntry.objects.values_list("kind", "pence"))
    assert kinds == [
        ("ALLOTTED", 60_000),
        ("COMMITTED", -4_500),
        ("RELEASED", 4_500),
        ("SPENT", -4_000),
    ]


def test_asker_approver_and_checker_are_three(family, lead, second, budget):
    spend = ask(family, lead)
    with pytest.raises(AccessDenied, match="Somebody else"):
        spending.approve(spend=spend, by=lead)
    spending.approve(spend=spend, by=second)
    spending.buy(spend=spend, pence=4_500, receipt=RECEIPT, by=lead)
    for who in (lead, second):
        with pytest.raises(AccessDenied, match="third person"):
            spending.check_receipt(spend=spend, by=who)


@pytest.mark.parametrize("pence", [15_001, 15_000])
def test_above_the_limit_a_team_manager_decides(
    family, lead, second, chief, budget, pence
):
    spend = ask(family, lead, pence=pence)
    if pence > 15_000:
        with pytest.raises(AccessDenied, match="team manager"):
            spending.approve(spend=spend, by=second)
    assert spending.approve(
        spend=spend, by=chief if pence > 15_000 else second
    ).status == (Status.APPROVED)


def test_much_for_one_child_in_a_year_needs_a_manager(
    family, lead, second, chief, budget
):
    for _ in range(3):
        spending.approve(
            spend=ask(family, lead, pence=15_000, child=family.child), by=second
        )
    last = ask(family, lead, pence=6_000, child=family.child)

    with pytest.raises(AccessDenied, match="team manager"):
        spending.approve(spend=last, by=second)
    assert spending.approve(spend=last, by=chief).status == Status.APPROVED


def test_a_panel_says_something_where_it_decides(family, lead, second, chief):
    commands.open_budget(case=family.case, pence=200_000, by=second)
    spend = ask(family, lead, pence=100_001)

    with pytest.raises(NotPossibleNow, match="panel"):
        spending.approve(spend=spend, by=chief)
    assert spending.approve(spend=spend, panel_words="Agreed.", by=chief).panel_words


def test_nothing_is_spent_that_is_not_there(family, lead, second, chief, budget):
    with pytest.raises(NotPossibleNow, match="more than what is left"):
        ask(family, lead, pence=60_001)
    first, other = (ask(family, lead, pence=50_000) for _ in range(2))
    spending.approve(spend=first, by=chief)
    with pytest.raises(NotPossibleNow, match="more than what is left"):
        spending.approve(spend=other, by=chief)
    with pytest.raises(NotPossibleNow, match="more than was approved"):
        spending.buy(spend=first, pence=50_001, receipt=RECEIPT, by=lead)
    spending.take_back(spend=first, by=lead)
    assert balance_of(budget) == 60_000


def test_a_line_is_taken_back_by_a_line_once_and_never_changed(
    family, lead, second, budget
):
    line = LedgerEntry.objects.get()
    commands.reverse_entry(entry=line, words="The wrong family.", by=second)

    assert balance_of(budget) == 0
    with pytest.raises(NotPossibleNow, match="reversed already"):
        commands.reverse_entry(entry=line, words="Again.", by=second)
    for change in (
        lambda: LedgerEntry.objects.update(pence=1),
        lambda: LedgerEntry.objects.exclude(pk=line.pk).delete(),
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()


STEPS = {
    Status.APPROVED: lambda s, by: spending.approve(spend=s, by=by),
    Status.REFUSED: lambda s, by: spending.refuse(spend=s, because="No.", by=by),
    Status.TAKEN_BACK: lambda s, by: spending.take_back(spend=s, by=by),
    Status.BOUGHT: lambda s, by: spending.buy(
        spend=s, pence=100, receipt=RECEIPT, by=by
    ),
    Status.CHECKED: lambda s, by: spending.check_receipt(spend=s, by=by),
    Status.REVIEWED: lambda s, by: spending.look_back(spend=s, outcome="Well.", by=by),
}


@pytest.mark.parametrize("before", Status.values)
def test_every_command_in_every_state_goes_on_or_is_refused(
    family, lead, second, budget, before
):
    for then, step in STEPS.items():
        goal = family.case.goals.first() or GoalFactory(plan__case=family.case)
        spend = SpendFactory(budget=budget, goal=goal, asked_by=lead, status=before)
        if SPEND.allows(before, then):
            assert step(spend, second).status == then
        else:
            with pytest.raises(NotPossibleNow):
                step(spend, second)


def test_whoever_sees_no_money_sees_none_and_asks_for_none(
    client, family, budget, lead
):
    ask(family, lead)
    blind = household()
    reader = lead_professional(blind, categories=["PLAN"])
    with pytest.raises(AccessDenied):
        ask(blind, reader)
    client.force_login(reader)
    url = reverse("lead_professional:budget", args=[blind.case.pk])
    assert "nothing that you can see" in client.get(url).content.decode()
    there = reverse("lead_professional:budget", args=[family.case.pk])
    assert client.get(there).status_code == 404


def test_the_pages_from_opening_to_the_receipt(client, family, lead, second):
    goal = GoalFactory(plan__case=family.case)
    case = [family.case.pk]
    client.force_login(second)
    client.post(reverse("lead_professional:open-budget", args=case), {"amount": "500"})
    client.force_login(lead)
    price = SimpleUploadedFile("quote.pdf", b"%PDF-1.4 price")
    typed = {
        "family_idea": "A gate.", "words": "Stair gate", "kind": "SAFETY",
        "goal": str(goal.pk), "amount": "45.50", "quote": price, "not_a_duty": "on",
    }  # fmt: skip
    refused = client.post(
        reverse("lead_professional:ask-for", args=case), typed | {"amount": "much"}
    )
    price.seek(0)
    client.post(reverse("lead_professional:ask-for", args=case), typed)
    spend = Spend.objects.get()
    client.force_login(second)
    one = [*case, spend.pk]
    yes = {"answer": "yes"}
    client.post(reverse("lead_professional:decide-spend", args=one), yes)
    receipt = SimpleUploadedFile("r.pdf", b"%PDF-1.4 paid")
    client.post(
        reverse("lead_professional:buy", args=one),
        {"amount": "45.5", "receipt": receipt},
    )

    page = client.get(reverse("lead_professional:budget", args=case)).content.decode()
    file = client.get(reverse("lead_professional:spend-file", args=[*one, "receipt"]))

    assert "Enter an amount in pounds" in refused.content.decode()
    assert spend.pence == 4_550
    assert "£454.50" in page
    assert file["Content-Type"] == "application/pdf"
    assert file.content == b"%PDF-1.4 paid"


def test_limits_are_set_by_whoever_sets_local_terms(client, family):
    client.force_login(centre_manager(family.case.centre))
    url = reverse("lead_professional:limits")
    for item in ("200", "250"):
        client.post(url, {"item": item, "child_year": "600", "panel": "1000"})

    assert SpendLimits.objects.get().item_pence == 25_000


def test_figures_hide_few_families_and_name_none(family):
    manager = centre_manager(family.case.centre)
    assert report(viewer=manager).by_kind == ()
    for number in range(7):
        one = household(recording_team=family.case.recording_team)
        kind = "SAFETY" if number < 5 else "CLOTHING"
        budget = BudgetFactory(
            appointment__nomination__case=one.case,
            appointment__nomination__accepted=True,
            year=year_of(localdate()),
        )
        SpendFactory(budget=budget, kind=kind, status="CHECKED", receipt_pence=1_000)

    found = report(viewer=manager)

    assert [row.families for row in found.by_kind] == ["hidden", "hidden"]
    assert family.case.reference not in as_csv(found)
    with pytest.raises(AccessDenied):
        report(viewer=outsider())
    assert Budget.objects.count() == 7
