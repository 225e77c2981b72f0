"""Looking back at the plan with the family."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.db import transaction

from agencies.models import Practitioner
from cases.locks import hold_open_case
from cases.models import Case, Goal, GoalProgress, LevelOfNeed, Review
from evaluation.commands.ratings import rate_goal
from evaluation.moments import Scores
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied, NotPossibleNow

Decision = Review.Decision
STEPS = (Decision.STEP_UP, Decision.STEP_DOWN)


@dataclass(frozen=True)
class ReviewText:
    """What was said, and exactly one of the next date and a reason to close."""

    held_on: date
    mode: str
    notes: str = ""
    parent_words: str = ""
    child_words: str = ""
    times_repeated: int | None = None
    next_review_on: date | None = None
    closing_reason: str = ""
    decision: str = ""
    present: str = ""
    to_level: LevelOfNeed | None = None
    closing_summary: str = ""


@dataclass(frozen=True)
class GoalNews:
    """How one goal went, and its score from each, or why there is none."""

    goal: Goal
    progress: str
    note: str = ""
    scores: Scores = field(default_factory=dict)


@transaction.atomic
def record_review(
    *, case: Case, review: ReviewText, news: list[GoalNews], by: Practitioner
) -> Review:
    """Save a review with the progress and the ratings of its goals; return it."""
    access.check_can_coordinate(by, case)
    case = hold_open_case(case)
    access.check_can_write(by, case, Category.PLAN)
    _check_what_comes_next(review)
    review = replace(review, decision=review.decision or _decided(review))
    _check_decision(case, review)
    saved = Review.objects.create(case=case, recorded_by=by, **vars(review))
    for one in news:
        _save_progress(saved, one, by=by)
    details = {"goals": [str(one.goal.pk) for one in news]}
    event = audit.Event.REVIEW_RECORDED
    audit.record(event, by=by, case=case, target=saved.pk, details=details)
    return saved


def _check_what_comes_next(review: ReviewText) -> None:
    if bool(review.next_review_on) == bool(review.closing_reason):
        raise NotPossibleNow(
            "Give the date of the next review, or the reason for closing: one of them."
        )
    if review.next_review_on and review.next_review_on <= review.held_on:
        raise NotPossibleNow("The next review must be after this one.")


def _decided(review: ReviewText) -> str:
    """Return what follows where nobody chose: the end, or going on."""
    return Decision.CLOSE if review.closing_reason else Decision.CONTINUE


def _check_decision(case: Case, review: ReviewText) -> None:
    """Raise NotPossibleNow unless the review has what its decision asks for."""
    if (review.decision == Decision.CLOSE) != bool(review.closing_reason):
        raise NotPossibleNow("To close needs the reason; all else needs the next date.")
    if review.decision == Decision.CLOSE and not review.closing_summary.strip():
        raise NotPossibleNow("Write the summary for the family.")
    if review.decision in STEPS and review.to_level is None:
        raise NotPossibleNow("Say which level of need it steps to.")
    steps_down = review.decision == Decision.STEP_DOWN
    if steps_down and case.status != Case.Status.ACTIVE:
        raise NotPossibleNow(
            "Agree who leads before you step down: nobody is lead professional now."
        )


def _save_progress(review: Review, news: GoalNews, *, by: Practitioner) -> None:
    goal = news.goal
    shared = access.visible_facts(by, Goal.objects.filter(pk=goal.pk))
    if not shared.filter(case=review.case).exists():
        raise AccessDenied("This goal is not shared with you.")
    GoalProgress.objects.create(
        case=review.case,
        review=review,
        goal=goal,
        person=goal.person,
        category=goal.category,
        progress=news.progress,
        note=news.note,
    )
    on = review.held_on
    rate_goal(goal=goal, scores=news.scores, rated_on=on, by=by, review=review)
