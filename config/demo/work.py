"""Plans and reviews of the demo, with ratings that the outcomes report counts."""

from datetime import date, timedelta

from django.utils import timezone

from cases.commands.closing import close_case
from cases.commands.plan import ActionText, GoalText, add_action, add_goal, end_action
from cases.commands.reviews import GoalNews, ReviewText, record_review
from cases.models import Action, GoalProgress
from cases.outcomes import Aim
from config.demo.names import pick
from evaluation.commands.ratings import rate_goal
from information_sharing.categories import Category

GOALS = (
    ("We want her to tell us what she wants.", [Aim.EA1, Aim.BH2]),
    ("We want nights when everyone sleeps.", [Aim.BH1, Aim.SSP]),
    ("We want a dry bedroom.", [Aim.EW3, Aim.BH1]),
    ("We want to meet other families.", [Aim.PC3, Aim.EAP]),
    ("We want a home where nothing can be pulled down.", [Aim.SS2, Aim.SS5]),
)
BEFORE, AFTER = timedelta(days=80), timedelta(days=20)
NEXT = timedelta(days=42)
MOVES = (3, 0, -2, 2, 0, 4, -1, 1, 0, 2, -1)
PROGRESS = GoalProgress.Progress


def plan_and_review(story) -> None:
    """Write two goals with actions, review them, and close a few cases."""
    leader = story.case.appointments.get().practitioner
    goals = [write_goal(story, offset, leader) for offset in (0, 1)]
    write_actions(story, goals[0], leader)
    if story.number % 7 != 6:
        review(story, goals, leader)
    if story.number % 17 == 16:
        close_case(
            case=story.case, reason="Needs met by universal services.", by=leader
        )


def write_goal(story, offset: int, leader):
    """Write one goal with what it was like twelve weeks ago."""
    words, aims = pick(GOALS, story.number + offset)
    speaking = story.number % 2 == 0 and offset == 0
    goal = add_goal(
        case=story.case,
        goal=GoalText(
            words=words,
            aims=[aim.value for aim in aims],
            looks_like="We notice it on most days.",
            person=story.child,
            category=Category.DEVELOPMENT if speaking else Category.PLAN,
        ),
        by=leader,
    )
    rate_goal(
        goal=goal,
        scores={"PRACTITIONER": 3 + offset, "PARENT": 2 + offset},
        rated_on=weekday(timezone.localdate() - BEFORE),
        by=leader,
    )
    return goal


def write_actions(story, goal, leader) -> None:
    """One action for the lead, one for the therapist where she may see it."""
    today = timezone.localdate()
    days = (story.number % 20) - 4
    done = add_action(
        goal=goal,
        action=ActionText("Visit and try it together.", leader, today, goal.category),
        by=leader,
    )
    end_action(action=done, status=Action.Status.DONE, progress="We did.", by=leader)
    add_action(
        goal=goal,
        action=ActionText(
            "Ask what helped last week.",
            leader,
            max(today, today + timedelta(days=days)),
            goal.category,
        ),
        by=leader,
    )
    if goal.category == Category.DEVELOPMENT:
        therapist = story.town.people["joan"]
        add_action(
            goal=goal,
            action=ActionText(
                "Show the family the picture cards.",
                therapist,
                today + timedelta(days=7),
                goal.category,
            ),
            by=leader,
        )


def weekday(day: date) -> date:
    """Return the day, or the Friday before a Saturday or Sunday."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def review(story, goals, leader) -> None:
    """Review three weeks ago: most goals better, some not, one not yet known."""
    held = weekday(timezone.localdate() - AFTER)
    record_review(
        case=story.case,
        review=ReviewText(
            held_on=held,
            mode="MEETING",
            notes="Everyone came. The family chose what comes next.",
            parent_words="It is easier than in summer.",
            times_repeated=story.number % 4,
            next_review_on=weekday(held + NEXT),
        ),
        news=[news(story, goal, start) for start, goal in enumerate(goals, start=3)],
        by=leader,
    )


def news(story, goal, start: int) -> GoalNews:
    """Return how one goal went that began at `start` on the scale of ten."""
    move = pick(MOVES, story.number)
    if story.number % 11 == 5:
        return GoalNews(goal, PROGRESS.NOT_YET_KNOWN)
    kind = PROGRESS.BETTER if move > 0 else PROGRESS.WORSE
    score = start + move
    return GoalNews(
        goal,
        kind if move else PROGRESS.NO_CHANGE,
        scores={"PRACTITIONER": score, "PARENT": min(10, score + 1)},
    )
