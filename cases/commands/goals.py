"""How a goal stands: agreed, agreed to differ, reached, not pursued any more (U15)."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.locks import hold_open_case
from cases.models import Goal
from cases.states import GOAL
from information_sharing import access, audit
from information_sharing.exceptions import AccessDenied, NotPossibleNow

ENDED = (Goal.Stands.REACHED, Goal.Stands.DROPPED)


@transaction.atomic
def settle_goal(
    *, goal: Goal, stands: str, differs: str = "", by: Practitioner
) -> Goal:
    """Say how a goal stands now; return it.

    To differ needs the words of each; they stay when views come together again.
    """
    access.check_can_coordinate(by, goal.case)
    if not access.visible_facts(by, Goal.objects.filter(pk=goal.pk)).exists():
        raise AccessDenied("This goal is not shared with you.")
    access.check_can_write(by, goal.case, goal.category, goal.person)
    hold_open_case(goal.case)
    goal = Goal.objects.select_for_update(no_key=True).get(pk=goal.pk)
    GOAL.check(goal.stands, stands)
    if stands == Goal.Stands.DIFFER and not differs:
        raise NotPossibleNow("Write what each of them says, in their own words.")
    goal.stands, goal.differs = stands, differs or goal.differs
    if stands in ENDED:
        goal.ended_at, goal.ended_by = timezone.now(), by
    goal.save(update_fields=["stands", "differs", "ended_at", "ended_by"])
    details = {"category": str(goal.category), "stands": str(stands)}
    event = audit.Event.GOAL_SETTLED
    audit.record(event, by=by, case=goal.case, target=goal.pk, details=details)
    return goal
