"""How each child of a centre fares under each outcome, before anything is hidden.

Holds counts about single children: `evaluation.outcomes_report` alone reads it, and
lets out only what has been through suppression.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import fsum
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from agencies.models import Centre
from cases.models import Case, Goal, GoalProgress, Person
from cases.outcomes import Aim, Outcome
from evaluation.models import OutcomeRating

BETTER, NO_CHANGE, WORSE, NOT_YET_KNOWN = GoalProgress.Progress.values
VERDICTS = (BETTER, NO_CHANGE, WORSE, NOT_YET_KNOWN)
CHILDREN = (Person.Kind.CHILD, Person.Kind.UNBORN)
TRUSTED_FIRST = tuple(OutcomeRating.Rater.values)
"""Practitioner, parent, child: whose pair of ratings is taken."""
STEP = {BETTER: 1, WORSE: -1, NO_CHANGE: 0}


Pair = tuple[int, int]
Pairs = dict[UUID | tuple[UUID, str], Pair | None]
"""First score and last, by goal, or by child and outcome."""


@dataclass
class GoalState:
    """What is known of one goal at the end of the period."""

    pair: Pair | None = None
    progress: str | None = None


@dataclass
class OutcomeCount:
    """Children under one outcome, each once."""

    verdicts: Counter = field(default_factory=Counter)
    pairs: list[tuple[float, float]] = field(default_factory=list)


Group = tuple[str, str, frozenset[str]]
"""One outcome of a framework: its code, its name, and the aims it stands for."""

FIVE: tuple[Group, ...] = tuple(
    (o.value, str(o.label), frozenset(a.value for a in Aim if a.outcome == o))
    for o in Outcome
)


@dataclass
class Counted:
    """The children of one centre, and each outcome with those who have a goal there."""

    children: int = 0
    outcomes: dict[str, OutcomeCount] = field(
        default_factory=lambda: defaultdict(OutcomeCount)
    )


@dataclass(frozen=True)
class Period:
    """From a day to a day, both included."""

    starts_on: date
    ends_on: date

    @property
    def begins(self) -> datetime:
        """Return its first moment."""
        return _midnight(self.starts_on)

    @property
    def ends(self) -> datetime:
        """Return the first moment after it."""
        return _midnight(self.ends_on + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def cases_open_in(centre: Centre, period: Period) -> QuerySet[Case]:
    """Return the centre's cases that were open on some day of the period."""
    return open_in(Case.objects.filter(centre=centre), period)


def open_in(cases: QuerySet[Case], period: Period) -> QuerySet[Case]:
    """Return those of the cases that were open on some day of the period."""
    return cases.filter(
        Q(closed_at__isnull=True) | Q(closed_at__gte=period.begins),
        opened_at__lt=period.ends,
    )


def count_by_centre(
    cases: QuerySet[Case], period: Period, groups: Sequence[Group] = FIVE
) -> dict[UUID, Counted]:
    """Return the counts of each centre; one with no open case is left out."""
    opened = open_in(cases, period).values("pk")
    pairs = _pairs(opened, period)
    states = _states(opened, period, pairs)
    rated = pairs if groups is FIVE else {}
    found: dict[UUID, Counted] = defaultdict(Counted)
    for child in _goals_by_child(opened, period):
        here = found[child.centre]
        here.children += bool(child.goals)
        for outcome, mine in _by_outcome(child.goals, groups).items():
            mine = [states.get(pk, GoalState()) for pk in mine]
            _add(here.outcomes[outcome], mine, rated.get((child.person, outcome)))
    return found


def verdict_by_child(cases: QuerySet[Case], period: Period) -> list[tuple[UUID, str]]:
    """Return the case of each child with a goal, and what became of all her goals."""
    opened = open_in(cases, period).values("pk")
    states, found = _states(opened, period, _pairs(opened, period)), []
    for child in _goals_by_child(opened, period):
        if child.goals:
            count = OutcomeCount()
            _add(count, [states.get(pk, GoalState()) for pk, _ in child.goals])
            found.append((child.case, next(iter(count.verdicts))))
    return found


class Child(NamedTuple):
    """A child, and the goals for her."""

    centre: UUID
    case: UUID
    person: UUID
    goals: list


def _goals_by_child(cases: QuerySet, period: Period) -> Iterable[Child]:
    of_case: dict[UUID, list] = defaultdict(list)
    of_person: dict[UUID, list] = defaultdict(list)
    goals = Goal.objects.filter(case__in=cases, written_at__lt=period.ends)
    for pk, case, person, aims in goals.values_list("pk", "case", "person", "aims"):
        if person is None:
            of_case[case].append((pk, aims))
        else:
            of_person[person].append((pk, aims))
    children = Person.objects.filter(case__in=cases, kind__in=CHILDREN)
    for pk, case, centre in children.values_list("pk", "case", "case__centre"):
        yield Child(centre, case, pk, of_case[case] + of_person[pk])


def _by_outcome(goals: list, groups: Sequence[Group]) -> dict[str, list]:
    found = defaultdict(list)
    for pk, aims in goals:
        for code, _, of_outcome in groups:
            if not of_outcome.isdisjoint(aims):
                found[code].append(pk)
    return found


def _add(
    count: OutcomeCount, states: list[GoalState], of_outcome: Pair | None = None
) -> None:
    """Count a child by her goals; else by the outcome itself; else by the reviews."""
    pairs = [state.pair for state in states if state.pair]
    if not pairs and of_outcome:
        pairs = [of_outcome]
    if pairs:
        baseline, latest = (sum(scores) for scores in zip(*pairs, strict=True))
        count.pairs.append((baseline / len(pairs), latest / len(pairs)))
        count.verdicts[_verdict(latest - baseline)] += 1
    else:
        count.verdicts[_verdict_of_reviews(states)] += 1


def _verdict(change: float) -> str:
    if change == 0:
        return NO_CHANGE
    return BETTER if change > 0 else WORSE


def _verdict_of_reviews(states: list[GoalState]) -> str:
    known = [STEP[s.progress] for s in states if s.progress in STEP]
    return _verdict(sum(known)) if known else NOT_YET_KNOWN


def _states(cases: QuerySet, period: Period, pairs: Pairs) -> dict:
    states: dict = defaultdict(GoalState)
    for goal, pair in pairs.items():
        states[goal].pair = pair
    progress = GoalProgress.objects.filter(
        case__in=cases,
        review__held_on__range=(period.starts_on, period.ends_on),
    ).order_by("review__held_on", "review__recorded_at")
    for goal, word in progress.values_list("goal", "progress").iterator(10_000):
        states[goal].progress = word
    return states


def _pairs(cases: QuerySet, period: Period) -> Pairs:
    """Return how each goal, and each outcome of each child, was rated by one rater."""
    found = {}
    for what, by_rater in _scores(cases, period).items():
        pairs = (by_rater[r] for r in TRUSTED_FIRST if len(by_rater.get(r, ())) == 2)
        found[what] = next(pairs, None)
    return found


def _scores(cases: QuerySet, period: Period) -> dict:
    """Return by what is rated, and by rater, the first score and the last in time."""
    found: dict = defaultdict(dict)
    ratings = (
        OutcomeRating.objects.filter(case__in=cases, rated_on__lte=period.ends_on)
        .filter(score__isnull=False)
        .annotate(at_review=Q(review__isnull=False))
        .order_by("rated_on", "at_review", "recorded_at")
        .values_list("goal", "person", "outcome", "rater", "score", "rated_on")
    )
    for goal, person, outcome, rater, score, day in ratings.iterator(10_000):
        scores = found[goal or (person, outcome)]
        if rater not in scores:
            scores[rater] = (score,)
        elif day >= period.starts_on:
            scores[rater] = (scores[rater][0], score)
    return found


def mean(numbers: Iterable[float]) -> float:
    """Return the mean; the same whatever the order."""
    numbers = list(numbers)
    return fsum(numbers) / len(numbers)
