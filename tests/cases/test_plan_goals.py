"""How a goal stands, and the practical-needs checklist beside the plan."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.commands.goals import settle_goal
from cases.commands.needs import NeedSaid, ask_about_needs
from cases.models import Action, Goal, PracticalNeed
from cases.queries.needs import needs_page
from cases.states import GOAL
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import GoalFactory, PlanFactory
from tests.factories.cases_plan import PracticalNeedFactory
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db
S = Goal.Stands
TODAY = datetime.date(2026, 11, 20)


@pytest.fixture
def family():
    return household()


@pytest.fixture
def visitor(family, client):
    visitor = team_member(family.case)
    client.force_login(visitor)
    return visitor


def goal_of(family, **fields):
    return GoalFactory(plan=PlanFactory(case=family.case), **fields)


@pytest.mark.parametrize("before", S)
@pytest.mark.parametrize("after", S)
def test_a_goal_goes_from_state_to_state_as_the_table_says(
    family, visitor, before, after
):
    ended = before in {S.REACHED, S.DROPPED}
    end = {"ended_at": timezone.now(), "ended_by": visitor} if ended else {}
    goal = goal_of(family, stands=before, differs="Mum: yes. Dad: no.", **end)
    words = "Mum: now. Nursery: later."

    if GOAL.allows(before, after):
        goal = settle_goal(goal=goal, stands=after, differs=words, by=visitor)
        assert (goal.stands, goal.differs) == (after, words)
        assert bool(goal.ended_at) == (after in {S.REACHED, S.DROPPED})
    else:
        with pytest.raises(NotPossibleNow):
            settle_goal(goal=goal, stands=after, differs=words, by=visitor)


def test_to_differ_needs_the_words_of_each_and_they_stay(client, family, visitor):
    goal = goal_of(family)
    url = reverse("cases:settle-goal", args=[family.case.pk, goal.pk])
    with pytest.raises(NotPossibleNow, match="what each of them says"):
        settle_goal(goal=goal, stands=S.DIFFER, by=visitor)
    refused = client.post(url, {"stands": "DIFFER", "differs": ""})
    assert "Write what each of them says" in refused.content.decode()

    client.post(url, {"stands": "DIFFER", "differs": "Mum: at home. Joan: a group."})
    client.post(url, {"stands": "REACHED"})

    page = client.get(reverse("cases:plan", args=[family.case.pk])).content.decode()
    assert Goal.objects.get().differs == "Mum: at home. Joan: a group."
    assert "Goals reached, or not pursued any more (1)" in page


def test_others_who_see_a_goal_do_not_settle_it(family):
    team = TeamFactory()
    share(family, team)
    goal = goal_of(family, category=Category.HEALTH)

    with pytest.raises(AccessDenied):
        settle_goal(goal=goal, stands=S.REACHED, by=member_of(team))


def test_a_fifth_goal_is_discouraged_and_possible(client, family, visitor):
    plan = PlanFactory(case=family.case)
    GoalFactory.create_batch(3, plan=plan)
    GoalFactory(plan=plan, stands=S.REACHED, ended_at=timezone.now(), ended_by=visitor)
    url = reverse("cases:add-goal", args=[family.case.pk])
    assert "goals already" not in client.get(url).content.decode()
    GoalFactory(plan=plan)

    page = client.get(url).content.decode()

    assert "This plan has 4 goals already" in page
    said = {"words": "A fifth.", "about": "family", "aims": ["EA1"], "category": "PLAN"}
    client.post(url, said | {"target": "8"})
    assert Goal.objects.get(words="A fifth.").target == 8


def test_the_newest_answer_counts_and_the_others_stay(client, family, visitor):
    PracticalNeedFactory(case=family.case, kind="HOUSING", state="NEEDED")
    url = reverse("cases:ask-needs", args=[family.case.pk])

    client.post(url, {"asked_on_day": 2, "asked_on_month": 11, "asked_on_year": 2026,
                      "state-HOUSING": "HELPED", "words-HOUSING": "A flat."})  # fmt: skip

    page = needs_page(viewer=visitor, case=family.case)
    [housing] = [line for line in page.lines if line.now]
    assert (housing.now.state, len(housing.before)) == ("HELPED", 1)
    assert AccessEvent.objects.filter(event="PRACTICAL_NEEDS_ASKED").count() == 1


@pytest.mark.parametrize(
    "said", [{}, {"words-HOUSING": "A flat."}, {"state-HOUSING": "NONSENSE"}]
)
def test_a_checklist_without_an_answer_is_not_saved(client, family, visitor, said):
    url = reverse("cases:ask-needs", args=[family.case.pk])
    day = {"asked_on_day": 2, "asked_on_month": 11, "asked_on_year": 2026}

    assert "There is a problem" in client.post(url, day | said).content.decode()
    assert not PracticalNeed.objects.exists()


def test_who_does_not_see_housing_and_money_learns_nothing(client, family):
    team = TeamFactory()
    share(family, team)
    joan = member_of(team)
    PracticalNeedFactory(case=family.case, words="A warm bed.")
    client.force_login(joan)

    page = client.get(reverse("cases:practical-needs", args=[family.case.pk]))

    assert "not shared with you" in page.content.decode()
    assert "A warm bed." not in page.content.decode()
    said = [NeedSaid("FOOD", "NEEDED")]
    with pytest.raises(AccessDenied):
        ask_about_needs(case=family.case, said=said, asked_on=TODAY, by=joan)


def test_a_need_becomes_an_action_in_one_step(client, family, visitor):
    need = PracticalNeedFactory(case=family.case)
    url = reverse("cases:need-action", args=[family.case.pk, need.pk])
    assert client.get(url).url == reverse("cases:add-goal", args=[family.case.pk])
    goal = goal_of(family)
    due = timezone.localdate() + timezone.timedelta(days=7)

    assert "A bed for Maya." in client.get(url).content.decode()
    client.post(url, {
        "goal": goal.pk, "words": "Ask for a bed.", "owner_kind": "practitioner",
        "practitioner": visitor.pk, "category": "HOUSING_MONEY", "due_on_day": due.day,
        "due_on_month": due.month, "due_on_year": due.year,
    })  # fmt: skip

    assert Action.objects.get().goal == goal
