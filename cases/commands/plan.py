"""Writing the plan: goals, actions, and their end."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.locks import hold_action, hold_open_case
from cases.models import Action, Case, Goal, Person, Plan
from cases.owning import (
    check_is_open,
    check_may_see,
    check_of_the_family,
    owner_columns,
)
from cases.queries.owners import NOT_FOR_PLANS, Owner, Readers, readers_of
from cases.states import ACTION
from evaluation.commands.ratings import rate_goal
from evaluation.moments import Scores
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.exceptions import NotPossibleNow


@dataclass(frozen=True)
class GoalText:
    """A goal as the family put it; no person means the whole family."""

    words: str
    aims: list[str]
    looks_like: str = ""
    person: Person | None = None
    category: str = Category.PLAN
    target: int | None = None


@dataclass(frozen=True)
class ActionText:
    """One thing to do, by one owner, by a day."""

    words: str
    owner: Owner
    due_on: date
    category: str


@transaction.atomic
def add_goal(
    *,
    case: Case,
    goal: GoalText,
    by: Practitioner,
    baseline: Scores | None = None,
) -> Goal:
    """Add a goal, with where things are now; return it."""
    access.check_can_coordinate(by, case)
    case = hold_open_case(case)
    _check_may_write(case, goal.category, goal.person, by=by)
    plan, _ = Plan.objects.get_or_create(case=case, defaults={"started_by": by})
    written = Goal.objects.create(
        case=case,
        plan=plan,
        person=goal.person,
        category=goal.category,
        words=goal.words,
        looks_like=goal.looks_like,
        target=goal.target,
        aims=goal.aims,
        written_by=by,
    )
    today = timezone.localdate()
    rate_goal(goal=written, scores=baseline or {}, rated_on=today, by=by)
    _log(audit.Event.GOAL_WRITTEN, written, by=by)
    return written


def _check_may_write(
    case: Case, category: str, person: Person | None, *, by: Practitioner
) -> None:
    access.check_can_write(by, case, category, person)
    if category in NOT_FOR_PLANS:
        raise NotPossibleNow("Choose another kind of information for the plan.")
    check_of_the_family(case, person, by=by)


@transaction.atomic
def add_action(*, goal: Goal, action: ActionText, by: Practitioner) -> Action:
    """Add an action that its owner can see; return it."""
    readers = readers_of(viewer=by, case=goal.case)
    return write_action(goal=goal, action=action, readers=readers, by=by)


def write_action(
    *, goal: Goal, action: ActionText, readers: Readers, by: Practitioner
) -> Action:
    """Write an action of which one of these readers, or the family, is the owner.

    Part of a command that has checked that she may agree actions here.
    """
    case = hold_open_case(goal.case)
    _check_may_write(case, action.category, goal.person, by=by)
    _check_owner(case, goal, action, readers, by=by)
    written = Action.objects.create(
        case=case,
        goal=goal,
        person=goal.person,
        category=action.category,
        words=action.words,
        due_on=action.due_on,
        written_by=by,
        **owner_columns(action.owner),
    )
    _log(audit.Event.ACTION_WRITTEN, written, by=by)
    return written


def _check_owner(
    case: Case,
    goal: Goal,
    action: ActionText,
    readers: Readers,
    *,
    by: Practitioner,
) -> None:
    """Refuse work for somebody who could not read it (R4)."""
    if isinstance(action.owner, Person):
        check_of_the_family(case, action.owner, by=by)
    check_may_see(readers, action.owner, action.category, goal.person)


@transaction.atomic
def end_action(
    *, action: Action, status: str, progress: str = "", by: Practitioner
) -> Action:
    """Say that an action is done, or not needed any more; return it."""
    access.check_can_end_action(by, action)
    hold_open_case(action.case)
    action = hold_action(action)
    check_is_open(action)
    if status not in {Action.Status.DONE, Action.Status.DROPPED}:
        raise NotPossibleNow("An action ends as done, or as not needed any more.")
    ACTION.check(action.status, status)
    action.status, action.progress = status, progress
    action.ended_at, action.ended_by = timezone.now(), by
    action.save(update_fields=["status", "progress", "ended_at", "ended_by"])
    _log(audit.Event.ACTION_ENDED, action, by=by, status=status)
    return action


def _log(
    event: audit.Event, row: Goal | Action, *, by: Practitioner, **more: str
) -> None:
    details = {"category": str(row.category), **more}
    audit.record(event, by=by, case=row.case, target=row.pk, details=details)
