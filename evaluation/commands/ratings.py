"""Ratings of goals, 0 to 10; the first, without a review, is the baseline."""

from datetime import date

from django.db import transaction

from agencies.models import Practitioner
from cases.models import Goal, Review
from evaluation.models import OutcomeRating
from information_sharing import access


@transaction.atomic
def rate_goal(
    *,
    goal: Goal,
    scores: dict[str, int | None],
    rated_on: date,
    by: Practitioner,
    review: Review | None = None,
) -> list[OutcomeRating]:
    """Save who gave which score; a rater without a score is left out.

    Part of writing a goal or a review, whose command writes the log.
    """
    access.check_can_write(by, goal.case, goal.category, goal.person)
    return [
        OutcomeRating.objects.create(
            case=goal.case,
            goal=goal,
            person=goal.person,
            review=review,
            category=goal.category,
            rater=rater,
            score=score,
            rated_on=rated_on,
            recorded_by=by,
        )
        for rater, score in scores.items()
        if score is not None
    ]
