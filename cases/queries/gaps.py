"""Two who do the same, and needs that nobody has taken up, through one reader's eyes.

Overlaps and gaps are the failures that the joint plan was made for (notes-002, M7).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from agencies.models import Practitioner, TeamMembership
from cases.labels import labelled
from cases.models import Action, Assessment, Case, Contribution, Goal, Recommendation
from cases.models.assessment import NeedLevel
from cases.queries.circle import same_purposes
from cases.queries.services import need_of
from information_sharing import access

NOT_A_NEED = (NeedLevel.NONE, NeedLevel.NOT_EXPLORED)


@dataclass(frozen=True)
class Gap:
    """A need of the assessment with neither action, goal nor recommended service."""

    element: str
    label: str
    about: str


@dataclass(frozen=True)
class Seams:
    """Where the work of several overlaps, and where it does not meet."""

    overlaps: tuple[str, ...]
    gaps: tuple[Gap, ...]

    def __bool__(self) -> bool:
        return bool(self.overlaps or self.gaps)


def seams(*, viewer: Practitioner, case: Case) -> Seams:
    """Return overlaps and gaps as far as this viewer sees them."""
    services = list(access.facts_of(viewer, Recommendation, case))
    overlaps = [
        *same_purposes(viewer=viewer, case=case),
        *_two_teams_for_a_goal(viewer, case),
        *_two_services(services),
    ]
    gaps = tuple(_gaps(viewer, case, services))
    return Seams(tuple(dict.fromkeys(overlaps)), gaps)


def _two_teams_for_a_goal(viewer: Practitioner, case: Case) -> Iterator[str]:
    actions = access.facts_of(viewer, Action, case).filter(status__in=Action.OPEN)
    rows = list(
        actions.select_related("owner_team__agency", "goal").order_by(
            "goal__written_at"
        )
    )
    by_goal: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    places = _teams_of({row.owner_practitioner_id for row in rows})
    named = access.services_for(viewer, case)
    shown = access.facts_of(viewer, Goal, case).values_list("pk", flat=True)
    numbers = {pk: number for number, pk in enumerate(shown, start=1)}
    for row in rows:
        team = row.owner_team or places.get(row.owner_practitioner_id)
        if team and row.goal_id in numbers and not named.hides(team):
            by_goal[row.goal_id][team.pk] = str(team)
    for pk, teams in by_goal.items():
        if len(teams) > 1:
            who = " and ".join(sorted(teams.values()))
            yield f"Goal {numbers[pk]}: {who} each have something to do."


def _teams_of(people: set[UUID | None]) -> dict:
    places = TeamMembership.objects.in_force().filter(practitioner__in=people - {None})
    return {
        place.practitioner_id: place.team
        for place in places.select_related("team__agency").order_by("-starts_on")
    }


def _two_services(services: list[Recommendation]) -> Iterator[str]:
    by_need = defaultdict(list)
    for row in services:
        if row.outcome in {"WAITING", "OBTAINED"}:
            by_need[row.element, row.person_id].append(row.service)
    for (element, _), names in by_need.items():
        if element and len(names) > 1:
            need = need_of(Recommendation(element=element)).lower()
            yield f"{' and '.join(names)} are both for: {need}."


def _gaps(
    viewer: Practitioner, case: Case, services: list[Recommendation]
) -> Iterator[Gap]:
    taken_up = _taken_up(viewer, case)
    asked = {(row.element, row.person_id) for row in services}
    for text in _needs(viewer, case):
        kind, person = text.category, text.person_id
        if {(kind, person), (kind, None)} & taken_up:
            continue
        if {(text.element, person), (text.element, None)} & asked:
            continue
        yield Gap(text.element, text.label, str(text.person))


def _needs(viewer: Practitioner, case: Case):
    newest = Assessment.objects.filter(case=case).order_by("person_id", "-version")
    texts = access.facts_of(viewer, Contribution, case).filter(
        assessment__in=list(newest.distinct("person_id"))
    )
    needed = texts.exclude(needs="").exclude(need_level__in=NOT_A_NEED)
    return labelled(needed).select_related("person").order_by("person_id", "element")


def _taken_up(viewer: Practitioner, case: Case) -> set[tuple[str, UUID | None]]:
    """Return the kinds of need, and of whom, for which something is to be done."""
    goals = access.facts_of(viewer, Goal, case).filter(ended_at__isnull=True)
    actions = access.facts_of(viewer, Action, case).exclude(
        status=Action.Status.DROPPED
    )
    found = [*goals.values_list("category", "person")]
    return {*found, *actions.values_list("category", "person")}
