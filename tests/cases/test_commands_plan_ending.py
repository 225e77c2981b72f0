"""Who may end an action, and only once."""

import datetime
import threading

import pytest
from django.db import connection
from django.utils import timezone

from cases.commands.plan import (
    ActionText,
    GoalText,
    add_action,
    add_goal,
    end_action,
)
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.factories.cases import ActionFactory
from tests.people import (
    consent_for,
    household,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db
SOON = datetime.date(2026, 12, 1)


@pytest.fixture
def family():
    return household()


@pytest.fixture
def visitor(family):
    return team_member(family.case)


@pytest.fixture
def therapy():
    return TeamFactory(name="Speech and language therapy")


@pytest.fixture
def therapist(therapy):
    return member_of(therapy, first_name="Joan", last_name="Okafor")


def text(**fields):
    return GoalText(words="We want Maya to talk.", aims=["EA1"], **fields)


def goal_in(family, visitor, **fields):
    return add_goal(case=family.case, goal=text(**fields), by=visitor)


def act(goal, by, owner, category=Category.PLAN.value):
    return add_action(
        goal=goal,
        action=ActionText("Book the group.", owner, SOON, category),
        by=by,
    )


def test_the_owner_marks_it_done(family, visitor, therapy, therapist):
    share(family, therapy)
    goal = goal_in(family, visitor, category=Category.HEALTH.value)
    action = act(goal, visitor, therapist, Category.HEALTH.value)

    end_action(action=action, status="DONE", progress="Went well.", by=therapist)

    action.refresh_from_db()
    assert (action.status, action.progress) == ("DONE", "Went well.")
    assert action.ended_by == therapist
    event = AccessEvent.objects.get(event="ACTION_ENDED")
    assert event.details == {"category": "HEALTH", "status": "DONE"}


def test_a_colleague_of_the_owning_team_marks_it_done(family, visitor, therapy):
    share(family, therapy)
    colleague = member_of(therapy)
    goal = goal_in(family, visitor, category=Category.HEALTH.value)
    action = act(goal, visitor, therapy, Category.HEALTH.value)

    assert end_action(action=action, status="DONE", by=colleague).ended_by == colleague


def test_others_who_see_an_action_may_not_end_it(family, visitor, therapy, therapist):
    share(family, therapy)
    goal = goal_in(family, visitor, category=Category.HEALTH.value)
    action = act(goal, visitor, visitor, Category.HEALTH.value)

    with pytest.raises(AccessDenied):
        end_action(action=action, status="DONE", by=therapist)
    with pytest.raises(AccessDenied):
        end_action(action=action, status="DONE", by=outsider())


def test_an_owner_who_no_longer_sees_it_may_not_end_it(
    family, visitor, therapy, therapist
):
    consent = consent_for(family, therapy)
    share(family, therapy, consent=consent)
    goal = goal_in(family, visitor, category=Category.HEALTH.value)
    action = act(goal, visitor, therapist, Category.HEALTH.value)
    consent.withdrawn_at, consent.withdrawn_by = timezone.now(), visitor
    consent.save()

    with pytest.raises(AccessDenied, match="not shared"):
        end_action(action=action, status="DONE", by=therapist)


def test_an_action_ends_once(family, visitor):
    action = act(goal_in(family, visitor), visitor, visitor)
    end_action(action=action, status="DONE", by=visitor)

    with pytest.raises(NotPossibleNow, match="has already marked this as “done”"):
        end_action(action=action, status="DROPPED", progress="No.", by=visitor)


def test_an_action_does_not_end_as_still_to_do(family, visitor):
    action = act(goal_in(family, visitor), visitor, visitor)

    with pytest.raises(NotPossibleNow):
        end_action(action=action, status="TO_DO", by=visitor)


@pytest.mark.django_db(transaction=True)
def test_two_people_end_an_action_at_once():
    family = household()
    people = [team_member(family.case), team_member(family.case)]
    action = ActionFactory(goal__plan__case=family.case)
    outcomes = []

    def end(by):
        try:
            end_action(action=action, status="DONE", progress=str(by), by=by)
            outcomes.append("ended")
        except NotPossibleNow as refusal:
            outcomes.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=end, args=[by]) for by in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    action.refresh_from_db()
    assert outcomes.count("ended") == 1
    assert any(f"{action.ended_by} has already" in text for text in outcomes)
    assert action.progress == str(action.ended_by)
