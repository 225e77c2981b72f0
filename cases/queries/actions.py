"""One action with what became of it, and the actions on somebody's work list."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from agencies.models import Practitioner
from cases.models import Action, ActionEntry, Case, Goal, Person
from cases.queries.plan import action_for, owner_name
from cases.work_items import WorkItem
from information_sharing import access
from lead_professional.models import Appointment


@dataclass(frozen=True)
class ActionPage:
    """One action as far as this viewer may see it, with its history."""

    action: Action
    goal: Goal | None
    owner: str
    entries: tuple[ActionEntry, ...]
    can_change: bool

    @property
    def can_begin(self) -> bool:
        """Return whether the viewer may say that it has begun."""
        return self.can_change and self.action.status == Action.Status.TO_DO


def action_page(*, viewer: Practitioner, case: Case, pk: UUID) -> ActionPage:
    """Return one action of this case, or raise Http404 as if it did not exist."""
    action = action_for(viewer=viewer, case=case, pk=pk)
    goals = Goal.objects.filter(pk=action.goal_id)
    entries = action.entries.select_related("written_by")
    people = access.facts_of(viewer, Person, case).values_list("pk", flat=True)
    still_open = case.is_open and action.status in Action.OPEN
    return ActionPage(
        action=action,
        goal=access.visible_facts(viewer, goals).first(),
        owner=owner_name(action, frozenset(people)),
        entries=tuple(access.visible_facts(viewer, entries)),
        can_change=still_open and access.can_end_action(viewer, action),
    )


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return the open actions that wait for this person, the first due first.

    Hers, those of her teams, and what a family that she leads for has taken on: she
    asks them how it goes.
    """
    places = [place.team for place in access.memberships(viewer)]
    led = Appointment.objects.filter(practitioner=viewer, ended_at__isnull=True)
    wanted = (
        Q(owner_practitioner=viewer)
        | Q(owner_team__in=places)
        | Q(owner_agency__in={team.agency_id for team in places})
        | Q(owner_person__isnull=False, case__in=led.values("case"))
    )
    rows = Action.objects.to_do().filter(wanted).select_related("case")
    return [_item(action) for action in _shown(viewer, rows)]


def _shown(viewer: Practitioner, rows: QuerySet[Action]) -> Iterable[Action]:
    return access.visible_facts(viewer, rows).order_by("due_on", "written_at")


def _item(action: Action) -> WorkItem:
    where = [action.case_id, action.pk]
    theirs = action.owner_person_id is not None
    return WorkItem(
        kind="ACTION",
        words="Ask the family how it goes" if theirs else "Something to do",
        url=reverse("cases:action", args=where),
        case=action.case,
        due_on=action.due_on,
        about=action.words,
        done=reverse("cases:end-action", args=where),
        move=reverse("cases:move-action", args=where),
        hand_over=reverse("cases:hand-over-action", args=where),
    )
