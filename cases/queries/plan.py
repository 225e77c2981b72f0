"""The plan, as far as one viewer may see it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404

from agencies.models import Practitioner
from cases.models import Action, Case, Goal, GoalProgress, Person, Reopening, Review
from cases.outcomes import Aim, outcomes_of
from evaluation.models import OutcomeRating
from information_sharing import access
from information_sharing.categories import Category

OWNERS = ("owner_practitioner", "owner_team", "owner_agency", "owner_person")
SOMEBODY = "A family member who is not shared with you"


@dataclass(frozen=True)
class ActionLine:
    """One action, who does it, and whether the viewer may end it."""

    action: Action
    owner: str
    can_end: bool


@dataclass(frozen=True)
class RatingLine:
    """How one kind of rater saw a goal at the start, and each time since."""

    rater: str
    start: OutcomeRating | None
    since: tuple[OutcomeRating, ...]


@dataclass(frozen=True)
class OutcomeAims:
    """The aims of a goal under one of the five outcomes."""

    outcome: str
    aims: tuple[str, ...]


@dataclass(frozen=True)
class GoalCard:
    """A goal with all that belongs to it and is shared with the viewer."""

    number: int
    goal: Goal
    kind: str
    outcomes: tuple[OutcomeAims, ...]
    actions: tuple[ActionLine, ...]
    ratings: tuple[RatingLine, ...]
    progress: tuple[GoalProgress, ...]


@dataclass(frozen=True)
class PlanPage:
    """What the plan page shows this viewer."""

    goals: tuple[GoalCard, ...]
    past_goals: tuple[GoalCard, ...]
    other_actions: tuple[ActionLine, ...]
    reviews: tuple[Review, ...]
    kinds: tuple[str, ...]
    shows_plan: bool
    shows_all: bool
    can_write: bool
    can_reopen: bool = False
    reopenings: tuple[Reopening, ...] = ()

    @property
    def next_review_on(self) -> date | None:
        """Return the day that the latest review named."""
        return self.reviews[0].next_review_on if self.reviews else None


@dataclass(frozen=True)
class _Sight:
    """What one viewer may see of one case, asked once for the whole page."""

    viewer: Practitioner
    case: Case
    coordinates: bool
    written: frozenset[tuple[UUID | None, str]]
    agencies: frozenset[UUID]
    teams: frozenset[UUID]
    people: frozenset[UUID]

    def facts(self, model: type[Model]) -> QuerySet:
        """Return the rows of a model of facts that are shared."""
        return access.facts_of(self.viewer, model, self.case)


def plan_page(*, viewer: Practitioner, case: Case) -> PlanPage:
    """Return the plan of a case with what is shared with this viewer."""
    seen = access.visible_categories(viewer, case)
    sight = _sight(viewer, case)
    goals = goals_of(viewer=viewer, case=case)
    actions = _actions(sight)
    shown = {goal.pk for goal in goals}
    cards = _cards(sight, goals, actions)
    return PlanPage(
        goals=tuple(card for card in cards if not card.goal.ended_at),
        past_goals=tuple(card for card in cards if card.goal.ended_at),
        other_actions=tuple(
            line
            for goal, lines in actions.items()
            if goal not in shown
            for line in lines
        ),
        reviews=tuple(sight.facts(Review).select_related("to_level")),
        kinds=tuple(category.label for category in Category if category in seen),
        shows_plan=Category.PLAN in seen,
        shows_all=set(Category.values) <= seen,
        can_write=sight.coordinates and case.is_open,
        can_reopen=not case.is_open and access.can_reopen(viewer, case),
        reopenings=tuple(sight.facts(Reopening).select_related("reopened_by")),
    )


def _sight(viewer: Practitioner, case: Case) -> _Sight:
    people = access.facts_of(viewer, Person, case)
    places = [place.team for place in access.memberships(viewer)]
    return _Sight(
        viewer=viewer,
        case=case,
        coordinates=access.can_coordinate(viewer, case),
        written=access.written(viewer, case),
        agencies=frozenset(team.agency_id for team in places),
        teams=frozenset(team.pk for team in places),
        people=frozenset(people.values_list("pk", flat=True)),
    )


def _actions(sight: _Sight) -> dict[UUID, list[ActionLine]]:
    rows = sight.facts(Action).select_related(*OWNERS)
    lines = defaultdict(list)
    for action in rows:
        line = ActionLine(
            action, owner_name(action, sight.people), _ends(sight, action)
        )
        lines[action.goal_id].append(line)
    return lines


def owner_name(action: Action, people: frozenset[UUID]) -> str:
    """Return who does it; a family member only where that person is shared."""
    if action.owner_person_id and action.owner_person_id not in people:
        return SOMEBODY
    return str(action.owner)


def _ends(sight: _Sight, action: Action) -> bool:
    """Answer access.can_end_action without asking the database for each action."""
    if (
        (action.person_id, action.category) not in sight.written
        or not sight.case.is_open
        or action.status not in Action.OPEN
    ):
        return False
    hers = action.owner_practitioner_id == sight.viewer.pk
    hers = hers or action.owner_team_id in sight.teams
    return hers or action.owner_agency_id in sight.agencies or sight.coordinates


def _cards(
    sight: _Sight, goals: list[Goal], actions: dict[UUID, list[ActionLine]]
) -> tuple[GoalCard, ...]:
    ratings = _by_goal(sight.facts(OutcomeRating).exclude(goal=None))
    news = sight.facts(GoalProgress).select_related("review")
    progress = _by_goal(news.order_by("-review__held_on", "-review__recorded_at"))
    return tuple(
        GoalCard(
            number=number,
            goal=goal,
            kind=goal.get_category_display(),
            outcomes=_outcomes(goal.aims),
            actions=tuple(actions[goal.pk]),
            ratings=_rating_lines(ratings[goal.pk]),
            progress=tuple(progress[goal.pk]),
        )
        for number, goal in enumerate(goals, start=1)
    )


def _by_goal(rows: QuerySet) -> dict[UUID, list]:
    found = defaultdict(list)
    for row in rows:
        found[row.goal_id].append(row)
    return found


def _outcomes(aims: list[str]) -> tuple[OutcomeAims, ...]:
    return tuple(
        OutcomeAims(
            outcome.label,
            tuple(aim.label for aim in Aim if aim in aims and aim.outcome == outcome),
        )
        for outcome in outcomes_of(aims)
    )


def _rating_lines(ratings: list[OutcomeRating]) -> tuple[RatingLine, ...]:
    lines = []
    for rater in OutcomeRating.Rater:
        given = [rating for rating in ratings if rating.rater == rater]
        first = (rating for rating in given if rating.is_baseline)
        start = next(first, None)
        since = tuple(rating for rating in given if not rating.is_baseline)
        if given:
            lines.append(RatingLine(rater.label, start, since))
    return tuple(lines)


def goals_of(
    *, viewer: Practitioner, case: Case, still_pursued: bool = False
) -> list[Goal]:
    """Return the goals of a case that are shared with this viewer, oldest first."""
    goals = access.facts_of(viewer, Goal, case).select_related("person")
    return list(goals.filter(ended_at__isnull=True) if still_pursued else goals)


def goal_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Goal:
    """Return a goal of this case, or raise Http404 as if it did not exist."""
    goals = Goal.objects.filter(pk=pk).select_related("person", "case")
    goal: Goal | None = access.facts_within(viewer, goals, case).first()
    if goal is None:
        raise Http404("No such page.")
    return goal


def action_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Action:
    """Return an action of this case, or raise Http404 as if it did not exist."""
    actions = Action.objects.filter(case=case, pk=pk).select_related(
        "case", "ended_by", "written_by", *OWNERS
    )
    action: Action | None = access.visible_facts(viewer, actions).first()
    if action is None:
        raise Http404("No such page.")
    return action


def still_shows(*, viewer: Practitioner, action: Action) -> bool:
    """Return whether this viewer still sees an action that was just changed."""
    rows = Action.objects.filter(pk=action.pk)
    return bool(access.visible_facts(viewer, rows).exists())


def open_actions(*, viewer: Practitioner, case: Case) -> list[ActionLine]:
    """Return the actions still to do that this viewer may see."""
    lines = _actions(_sight(viewer, case)).values()
    flat = [line for some in lines for line in some]
    return [line for line in flat if line.action.status in Action.OPEN]


def closing_summary(*, viewer: Practitioner, case: Case) -> Review | None:
    """Return the last review that ended in a summary for the family, if it is shared."""
    reviews = access.facts_of(viewer, Review, case).exclude(closing_summary="")
    found: Review | None = reviews.first()
    return found


def closing_reason_of_last_review(*, viewer: Practitioner, case: Case) -> str:
    """Return why the last review said that the work should end, if it did."""
    reviews = access.facts_of(viewer, Review, case)
    last = reviews.first()
    return last.closing_reason if last else ""
