"""How it goes with one family, as far as the viewer may see it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case, Goal, Person, Review
from cases.outcomes import Outcome, outcomes_of
from cases.queries.plan import goals_of
from evaluation.models import OutcomeRating, Stage
from evaluation.moments import Moment, stage_of
from evaluation.tracks import Track, track
from information_sharing import access
from information_sharing.categories import Category

BEGINNING, END = "beginning", "end"
MOMENTS = {BEGINNING: Stage.BASELINE, END: Stage.CLOSING}


@dataclass(frozen=True)
class GoalTrack:
    """One goal, and how it has gone."""

    number: int
    goal: Goal
    track: Track


@dataclass(frozen=True)
class OutcomeTrack:
    """One outcome of one child, and how it has gone."""

    person: Person
    outcome: Outcome
    track: Track


@dataclass(frozen=True)
class ChildTracks:
    """One child under each outcome that somebody works on; the others by name."""

    person: Person
    outcomes: tuple[OutcomeTrack, ...]
    untouched: tuple[str, ...]


@dataclass(frozen=True)
class HowItGoes:
    """What the page "How it goes" shows of ratings."""

    goals: tuple[GoalTrack, ...]
    children: tuple[ChildTracks, ...]
    reviews: tuple[Review, ...]
    shows_plan: bool
    can_rate: bool


@dataclass(frozen=True)
class ToRate:
    """One goal, or one outcome of one child, that this viewer may rate."""

    code: str
    heading: str
    words: str
    said: dict[str, str]
    goal: Goal | None = None
    person: Person | None = None
    outcome: str = ""


def how_it_goes(*, viewer: Practitioner, case: Case) -> HowItGoes:
    """Return every goal and outcome with its ratings, as far as they are shared."""
    goals = goals_of(viewer=viewer, case=case)
    of_goal, of_child = _ratings(viewer, case)
    shows_plan = Category.PLAN in access.visible_categories(viewer, case)
    return HowItGoes(
        goals=tuple(
            GoalTrack(
                number,
                goal,
                track(f"goal-{goal.pk}", f"Goal {number}", of_goal[goal.pk]),
            )
            for number, goal in enumerate(goals, start=1)
        ),
        children=tuple(
            _child(person, goals, of_child) for person in _children(viewer, case)
        )
        if shows_plan
        else (),
        reviews=tuple(access.facts_of(viewer, Review, case).order_by("held_on")),
        shows_plan=shows_plan,
        can_rate=case.is_open and bool(access.written(viewer, case)),
    )


def _ratings(viewer: Practitioner, case: Case) -> tuple[dict, dict]:
    of_goal: dict[UUID, list] = defaultdict(list)
    of_child: dict[tuple, list] = defaultdict(list)
    for row in access.facts_of(viewer, OutcomeRating, case):
        if row.goal_id:
            of_goal[row.goal_id].append(row)
        else:
            of_child[row.person_id, row.outcome].append(row)
    return of_goal, of_child


def _children(viewer: Practitioner, case: Case) -> list[Person]:
    people = access.facts_of(viewer, Person, case)
    return [person for person in people if person.is_child]


def _child(person: Person, goals: list[Goal], of_child: dict) -> ChildTracks:
    touched = _touched(person, goals, of_child)
    return ChildTracks(
        person=person,
        outcomes=tuple(
            OutcomeTrack(
                person,
                outcome,
                track(
                    f"outcome-{person.pk}-{outcome}",
                    f"{outcome.label}, {person}",
                    of_child[person.pk, outcome.value],
                ),
            )
            for outcome in touched
        ),
        untouched=tuple(one.label for one in Outcome if one not in touched),
    )


def _touched(person: Person, goals: Iterable[Goal], of_child: dict) -> list[Outcome]:
    """Return the outcomes that goals for her aim at, or that were rated for her."""
    hers = [goal for goal in goals if goal.person_id in {None, person.pk}]
    aimed = outcomes_of(aim for goal in hers for aim in goal.aims)
    rated = {code for pk, code in of_child if pk == person.pk}
    return [one for one in Outcome if one in aimed or one.value in rated]


def moment_for(*, viewer: Practitioner, case: Case, name: str) -> Moment:
    """Return the beginning or the end, today; else raise Http404."""
    access.check_can_view_case(viewer, case)
    if name not in MOMENTS:
        raise Http404("No such page.")
    return Moment(MOMENTS[name], timezone.localdate())


def moment_of_review(*, viewer: Practitioner, case: Case, pk: UUID) -> Moment:
    """Return the moment of a review that is shared, or raise Http404."""
    review = access.facts_of(viewer, Review, case).filter(pk=pk).first()
    if review is None:
        raise Http404("No such page.")
    return Moment(stage_of(review), review.held_on, review)


def to_rate(*, viewer: Practitioner, case: Case, moment: Moment) -> list[ToRate]:
    """Return what this viewer may rate, with what stands there at this moment."""
    writes = access.written(viewer, case)
    rows = access.facts_of(viewer, OutcomeRating, case)
    at = rows.filter(stage=moment.stage, review=moment.review)
    said: dict[tuple, dict[str, str]] = defaultdict(dict)
    for row in at:
        said[row.goal_id, row.person_id, row.outcome][row.rater] = _choice(row)
    return [*_goals(viewer, case, writes, said), *_outcomes(viewer, case, writes, said)]


def _choice(row: OutcomeRating) -> str:
    return row.no_score if row.score is None else str(row.score)


def _goals(viewer, case, writes, said) -> Iterable[ToRate]:
    goals = goals_of(viewer=viewer, case=case)
    for number, goal in enumerate(goals, start=1):
        if (goal.person_id, goal.category) in writes:
            about = goal.person or "the whole family"
            yield ToRate(
                code=f"goal-{goal.pk}",
                heading=f"Goal {number}, about {about}",
                words=goal.words,
                said=said[goal.pk, goal.person_id, ""],
                goal=goal,
            )


def _outcomes(viewer, case, writes, said) -> Iterable[ToRate]:
    goals = goals_of(viewer=viewer, case=case)
    rated: dict[tuple, list] = {
        (person, outcome): [] for _, person, outcome in said if outcome
    }
    for person in _children(viewer, case):
        if (person.pk, Category.PLAN) not in writes:
            continue
        for outcome in _touched(person, goals, rated) or list(Outcome):
            yield ToRate(
                code=f"outcome-{person.pk}-{outcome.value}",
                heading=f"{outcome.label}, {person}",
                words="",
                said=said[None, person.pk, outcome.value],
                person=person,
                outcome=outcome.value,
            )
