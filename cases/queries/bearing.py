"""What the plan holds about one heading of an assessment: its aims, goals and scores."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from agencies.models import Practitioner
from cases.bearing import AIMS_OF, OF_THE_WHOLE, OLDER
from cases.elements import Element
from cases.models import Assessment, Goal
from cases.outcomes import Aim, Outcome, outcomes_of
from cases.too_early import is_under_five
from config.dates import short_date
from evaluation.models import OutcomeRating, Rater
from information_sharing import access


@dataclass(frozen=True)
class Score:
    """How one kind of rater sees it from 0 to 10: first, and last."""

    rater: str
    words: str


@dataclass(frozen=True)
class Aimed:
    """One goal, or one outcome of the child, and where it stands."""

    words: str
    scores: tuple[Score, ...]
    target: int | None = None


@dataclass(frozen=True)
class Bearing:
    """What one heading bears on, as far as this viewer may see it."""

    aims: tuple[str, ...]
    goals: tuple[Aimed, ...]
    outcomes: tuple[Aimed, ...]


def bearing(
    *, viewer: Practitioner, assessment: Assessment, element: Element
) -> Bearing | None:
    """Return the aims, goals and scores beside one heading; None where it has none."""
    aims = AIMS_OF.get(element.code, ())
    if not aims and element.code not in OF_THE_WHOLE:
        return None
    goals = list(_goals(viewer, assessment, aims))
    by_goal, by_outcome = _scores(viewer, assessment, goals)
    return Bearing(
        aims=_said_of(assessment, aims),
        goals=tuple(
            Aimed(goal.words, _in_words(by_goal[goal.pk]), goal.target)
            for goal in goals
        ),
        outcomes=tuple(
            Aimed(outcome.label, _in_words(by_outcome[outcome]))
            for outcome in outcomes_of(aims)
            if any(row.score is not None for row in by_outcome[outcome])
        ),
    )


def _said_of(assessment: Assessment, aims: tuple[Aim, ...]) -> tuple[str, ...]:
    """Return the aims in words, without those that say little of so young a child."""
    leave_out = OLDER if is_under_five(assessment.person) else frozenset()
    return tuple(aim.label for aim in aims if aim not in leave_out)


def _goals(
    viewer: Practitioner, assessment: Assessment, aims: tuple[Aim, ...]
) -> QuerySet[Goal]:
    """Return the goals still pursued, of this child or of the whole family."""
    goals = access.facts_of(viewer, Goal, assessment.case)
    hers = Q(person=assessment.person_id) | Q(person=None)
    found = goals.filter(hers, ended_at__isnull=True)
    return found.filter(aims__overlap=list(aims)) if aims else found


def _scores(
    viewer: Practitioner, assessment: Assessment, goals: list[Goal]
) -> tuple[dict, dict]:
    """Return the ratings of these goals, and of each outcome of this child."""
    child = Q(goal=None, person=assessment.person_id)
    rows = access.facts_of(viewer, OutcomeRating, assessment.case)
    by_goal, by_outcome = defaultdict(list), defaultdict(list)
    for row in rows.filter(Q(goal__in=goals) | child):
        if row.goal_id:
            by_goal[row.goal_id].append(row)
        else:
            by_outcome[Outcome(row.outcome)].append(row)
    return by_goal, by_outcome


def _in_words(rows: Iterable[OutcomeRating]) -> tuple[Score, ...]:
    """Return what each kind of rater said first and last; who gave no number is left."""
    scored = [row for row in rows if row.score is not None]
    hers = {rater: [row for row in scored if row.rater == rater] for rater in Rater}
    return tuple(
        Score(rater.label, _first_and_last(said))
        for rater, said in hers.items()
        if said
    )


def _first_and_last(rows: list[OutcomeRating]) -> str:
    first, last = rows[0], rows[-1]
    begun = f"{first.score} ({short_date(first.rated_on)})"
    if first == last:
        return begun
    return f"{begun}, then {last.score} ({short_date(last.rated_on)})"
