"""Ratings from 0 to 10, of goals and of a child's outcomes, each by who gave it."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from agencies.models import Practitioner
from cases.locks import hold_open_case
from cases.models import Case, Goal, Review
from evaluation.models import OutcomeRating, Stage
from evaluation.moments import Moment, Rated, Scores, stage_of
from information_sharing import access, audit
from information_sharing.exceptions import AccessDenied, NotPossibleNow


@transaction.atomic
def rate_goal(
    *,
    goal: Goal,
    scores: Scores,
    rated_on: date,
    by: Practitioner,
    review: Review | None = None,
) -> list[OutcomeRating]:
    """Save who gave which score, or why there is none; a rater without both is left out.

    Part of writing a goal or a review, whose command writes the log.
    """
    access.check_can_write(by, goal.case, goal.category, goal.person)
    return [
        OutcomeRating.objects.create(
            case=goal.case,
            goal=goal,
            person=goal.person,
            review=review,
            stage=stage_of(review),
            category=goal.category,
            rater=rater,
            rated_on=rated_on,
            recorded_by=by,
            **_columns(said),
        )
        for rater, said in scores.items()
        if said is not None
    ]


def _columns(said: int | str) -> dict:
    if isinstance(said, int):
        return {"score": said, "no_score": ""}
    return {"score": None, "no_score": said}


@transaction.atomic
def rate(
    *, case: Case, moment: Moment, rated: list[Rated], by: Practitioner
) -> list[OutcomeRating]:
    """Save what was said at one moment; what stood there is corrected, and kept.

    Returns what is new or changed. Raises AccessDenied and NotPossibleNow.
    """
    case = hold_open_case(case)
    _check_moment(case, moment, by=by)
    there = {_key(row): row for row in _at(case, moment)}
    changed = []
    for one in rated:
        _check_may_rate(case, one, by=by)
        for row, said in _rows(case, moment, one):
            changed += _save(there.get(_key(row), row), moment, said, by=by)
    details = {"stage": str(moment.stage), "ratings": len(changed)}
    target = moment.review.pk if moment.review else None
    event = audit.EvaluationEvent.OUTCOMES_RATED
    audit.record(event, by=by, case=case, target=target, details=details)
    return changed


def _check_moment(case: Case, moment: Moment, *, by: Practitioner) -> None:
    review = moment.review
    if review is None:
        if moment.stage == Stage.REVIEW:
            raise NotPossibleNow("Say at which review it was.")
        return
    shared = access.facts_of(by, Review, case).filter(pk=review.pk)
    if not shared.exists():
        raise AccessDenied("This review is not shared with you.")
    if moment.stage != stage_of(review):
        raise NotPossibleNow("A review is a review, or the end where it ends the work.")


def _check_may_rate(case: Case, one: Rated, *, by: Practitioner) -> None:
    if bool(one.goal) == bool(one.outcome):
        raise NotPossibleNow("Rate a goal, or an outcome of one child.")
    if one.goal:
        goals = access.facts_of(by, Goal, case).filter(pk=one.goal.pk)
        if not goals.exists():
            raise AccessDenied("This goal is not shared with you.")
    elif one.person is None or one.person.case_id != case.pk or not one.person.is_child:
        raise NotPossibleNow("An outcome is one child's.")
    access.check_can_write(by, case, one.category, one.about)


def _at(case: Case, moment: Moment) -> QuerySet[OutcomeRating]:
    return OutcomeRating.objects.filter(
        case=case, stage=moment.stage, review=moment.review
    )


def _key(row: OutcomeRating) -> tuple:
    return row.goal_id, row.person_id, row.outcome, row.rater


def _rows(
    case: Case, moment: Moment, one: Rated
) -> Iterator[tuple[OutcomeRating, int | str]]:
    """Yield for each rater the row that is to hold it, and what was said."""
    for rater, said in one.scores.items():
        if said is not None:
            row = OutcomeRating(
                case=case,
                goal=one.goal,
                outcome=one.outcome,
                person=one.about,
                review=moment.review,
                stage=moment.stage,
                category=one.category,
                rater=rater,
            )
            yield row, said


def _save(
    row: OutcomeRating, moment: Moment, said: int | str, *, by: Practitioner
) -> list[OutcomeRating]:
    """Write one rating; return it, or nothing where the same stood there already."""
    new = _columns(said) | {"rated_on": moment.on}
    if all(getattr(row, name) == value for name, value in new.items()):
        return []
    for name, value in (new | {"recorded_by": by}).items():
        setattr(row, name, value)
    row.save()
    return [row]
