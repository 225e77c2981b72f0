"""What becomes of an action: every state, another day, another owner, its history."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.commands import actions as commands
from cases.commands.plan import end_action
from cases.models import Action, ActionEntry
from cases.queries.actions import work_items
from cases.states import ACTION
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Notice
from tests.factories.agencies import TeamFactory
from tests.factories.cases import ActionFactory, PersonFactory, PlanFactory
from tests.people import household, lead_professional, member_of, share, team_member

pytestmark = pytest.mark.django_db
S = Action.Status


@pytest.fixture
def family():
    return household()


@pytest.fixture
def visitor(family):
    return team_member(family.case)


@pytest.fixture
def therapy(family):
    team = TeamFactory(name="Speech and language therapy")
    share(family, team)
    return team


def action_of(family, visitor, **fields):
    fields = {"owner_practitioner": visitor, "category": Category.HEALTH} | fields
    return ActionFactory(goal__plan=PlanFactory(case=family.case), **fields)


MOVES = {
    "begin": (S.STARTED, lambda a, by: commands.begin(action=a, by=by)),
    "done": (S.DONE, lambda a, by: end_action(action=a, status="DONE", by=by)),
    "drop": (S.DROPPED, lambda a, by: end_action(action=a, status="DROPPED", by=by)),
}
STAYS = {
    "note": lambda a, by: commands.note_progress(action=a, words="On its way.", by=by),
    "move": lambda a, by: commands.move(
        action=a, due_on=a.due_on + timedelta(days=9), words="More time.", by=by
    ),
    "hand over": lambda a, by: commands.hand_over(
        action=a, to=a.case.people.get(relationship="Mother"), by=by
    ),
}


@pytest.mark.parametrize("status", S)
@pytest.mark.parametrize("name", [*MOVES, *STAYS])
def test_every_command_in_every_state(family, visitor, status, name):
    over = status not in Action.OPEN
    end = {"ended_at": timezone.now(), "ended_by": visitor} if over else {}
    action = action_of(family, visitor, status=status, **end)
    then, do = MOVES.get(name, (status, STAYS.get(name)))
    allowed = ACTION.allows(status, then) if name in MOVES else not over

    if allowed:
        do(action, visitor)
    else:
        with pytest.raises(NotPossibleNow):
            do(action, visitor)

    action.refresh_from_db()
    assert action.status == (then if allowed else status)
    assert AccessEvent.objects.filter(target=action.pk).count() == int(allowed)


def test_it_is_moved_with_a_reason_and_the_history_says_so(client, family, visitor):
    due = timezone.localdate() + timedelta(days=2)
    action, later = action_of(family, visitor, due_on=due), due + timedelta(days=9)
    client.force_login(visitor)
    url = reverse("cases:move-action", args=[family.case.pk, action.pk])
    day = dict(zip(("due_on_day", "due_on_month", "due_on_year"),
                   (later.day, later.month, later.year), strict=True))  # fmt: skip

    refused = client.post(url, day | {"words": ""})
    assert "Enter why it needs more time" in refused.content.decode()
    response = client.post(url, day | {"words": "The group is full."})

    page = client.get(response.url).content.decode()
    assert "The group is full." in page
    entry = ActionEntry.objects.get()
    assert (entry.kind, entry.category) == ("MOVED", "HEALTH")
    assert Action.objects.get().due_on == later


def test_who_takes_over_can_see_it_and_is_told(family, visitor, therapy):
    joan, action = member_of(therapy), action_of(family, visitor)

    commands.hand_over(action=action, to=joan, words="Ring on Monday.", by=visitor)

    action.refresh_from_db()
    assert (action.owner, Notice.objects.get().to) == (joan, joan)
    assert commands.begin(action=action, by=joan).status == S.STARTED


def test_nobody_gets_what_they_could_not_read(family, visitor, therapy):
    action = action_of(family, visitor, category=Category.PLAN)

    for stranger in (member_of(therapy), therapy):
        with pytest.raises(NotPossibleNow, match="cannot see the plan"):
            commands.hand_over(action=action, to=stranger, by=visitor)
    with pytest.raises(AccessDenied):
        commands.hand_over(action=action, to=PersonFactory(), by=visitor)


def test_one_who_reads_an_action_of_another_changes_nothing(
    client, family, visitor, therapy
):
    joan, action = member_of(therapy), action_of(family, visitor)
    client.force_login(joan)
    where = [family.case.pk, action.pk]

    page = client.get(reverse("cases:action", args=where))

    assert page.status_code == 200
    assert "Hand it over" not in page.content.decode()
    with pytest.raises(AccessDenied):
        commands.begin(action=action, by=joan)
    for name in ("note-action", "move-action", "hand-over-action"):
        assert client.get(reverse(f"cases:{name}", args=where)).status_code == 403


def test_who_of_the_family_had_it_is_not_in_the_history(family, visitor):
    action = action_of(family, visitor)

    commands.hand_over(action=action, to=family.father, by=visitor)

    entry = ActionEntry.objects.get()
    assert (entry.before, entry.after) == (str(visitor), "Somebody in the family")


def test_the_work_list_holds_hers_her_teams_and_what_her_families_do(
    family, visitor, therapy, django_assert_num_queries
):
    joan = member_of(therapy)
    hers = action_of(family, joan)
    team = ActionFactory(
        goal=hers.goal, owner_practitioner=None, owner_team=therapy, category="HEALTH"
    )
    ActionFactory(goal=hers.goal, owner_practitioner=joan, category="PLAN")
    lead = lead_professional(family, categories=["HEALTH", "PLAN"])
    theirs = ActionFactory(
        goal=hers.goal, owner_practitioner=None, owner_person=family.mother
    )

    with django_assert_num_queries(2):
        items = work_items(viewer=joan)

    assert {item.url for item in items} == {
        reverse("cases:action", args=[family.case.pk, one.pk]) for one in (hers, team)
    }
    assert [item.words for item in work_items(viewer=lead)] == [
        "Ask the family how it goes"
    ]
    assert str(theirs.pk) in work_items(viewer=lead)[0].done
