"""Many children at a centre, made at once, who fare as a test wants them to."""

import datetime
from itertools import count

from django.utils import timezone

from cases.models import Case, Family, Goal, Person, Plan, Review
from cases.timescales import months_after
from evaluation.counting import BETTER, NO_CHANGE, NOT_YET_KNOWN, WORSE
from evaluation.models import OutcomeRating
from evaluation.periods import Span, running_quarter
from evaluation.scope import Whose
from evaluation.wanting import Wanted
from tests.factories.agencies import PractitionerFactory

SCORES = {BETTER: (4, 7), NO_CHANGE: (5, 5), WORSE: (6, 3), NOT_YET_KNOWN: (4,)}
NUMBER = count(10_000)


def today():
    return timezone.localdate()


def this_quarter():
    """A period that ends today."""
    return {"starts_on": today() - datetime.timedelta(days=90), "ends_on": today()}


def this_year():
    """Four quarters up to the running one: what a report can be about."""
    quarter = running_quarter()
    span = Span(months_after(quarter.starts_on, 3 - 12), 12)
    return {"starts_on": span.starts_on, "ends_on": span.ends_on}


def wanted(centre, **more):
    """What a manager asks for: her centre's outcomes of this year."""
    return Wanted(Whose.at(centre), **this_year(), **more)


def add_children(team, numbers, *, aims=("EA1",), by=None):
    """Add as many children as asked for each verdict, one goal each; return goals."""
    by = by or PractitionerFactory()
    verdicts = [v for verdict, n in numbers.items() for v in [verdict] * n]
    cases = _cases(team, by, len(verdicts))
    children = Person.objects.bulk_create(
        Person(case=case, kind="CHILD", family_name="Test", recorded_by=by)
        for case in cases
    )
    plans = Plan.objects.bulk_create(Plan(case=case, started_by=by) for case in cases)
    goals = Goal.objects.bulk_create(
        Goal(
            case=case,
            plan=plan,
            person=child,
            words="x",
            aims=list(aims),
            written_by=by,
        )
        for case, plan, child in zip(cases, plans, children, strict=True)
    )
    for goal, verdict in zip(goals, verdicts, strict=True):
        goal.wanted = SCORES[verdict]
    rate(goals, by=by)
    return goals


def _cases(team, by, number):
    families = Family.objects.bulk_create(
        Family(centre=team.centre, registered_by=by) for _ in range(number)
    )
    return Case.objects.bulk_create(
        Case(
            family=family,
            reference=f"TB-{next(NUMBER)}",
            centre=team.centre,
            recording_team=team,
            status=Case.Status.ACTIVE,
            opened_by=by,
        )
        for family in families
    )


def rate(goals, *, by):
    """Rate each goal as it is wanted: at the start, then at a review."""
    reviews = Review.objects.bulk_create(
        Review(
            case=goal.case,
            held_on=today() - datetime.timedelta(days=5),
            mode="MEETING",
            next_review_on=today() + datetime.timedelta(days=60),
            recorded_by=by,
        )
        for goal in goals
        if len(goal.wanted) > 1
    )
    held = {review.case_id: review for review in reviews}
    ratings = []
    for goal in goals:
        for order, score in enumerate(goal.wanted):
            ratings.append(_rating(goal, held.get(goal.case_id), order, score, by))
    OutcomeRating.objects.bulk_create(ratings)


def _rating(goal, review, order, score, by):
    return OutcomeRating(
        case=goal.case,
        goal=goal,
        person=goal.person,
        review=review if order else None,
        category="PLAN",
        rater="PRACTITIONER",
        score=score,
        rated_on=today() - datetime.timedelta(days=5 if order else 70),
        recorded_by=by,
    )
