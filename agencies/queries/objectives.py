"""From an objective to its group, its actions and its outcome: one trace (P38)."""

from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Body, BodyAction, Objective, Practitioner
from cases.outcomes import Outcome
from information_sharing import access


class Trace:
    """One objective: which outcome it serves, who works on it, what is done."""

    def __init__(self, objective: Objective, *, may_end: bool = False) -> None:
        self.objective = objective
        self.may_end = may_end and objective.ended_at is None
        self.outcome = Outcome(objective.outcome).label
        self.actions = list(objective.actions.all())

    @property
    def done(self) -> int:
        """Return how many actions are done."""
        return sum(action.done_at is not None for action in self.actions)


def traces(*, viewer: Practitioner) -> list[Trace]:
    """Return all objectives that stand, by the body that set them; then the ended."""
    rows = _rows().filter(body__ended_at=None)
    chairs = access.seats_in(viewer).filter(is_chair=True).values("body")
    runs = access.bodies_run(viewer)
    kept = Body.objects.filter(Q(pk__in=chairs) | Q(pk__in=runs))
    keys = set(kept.values_list("pk", flat=True))
    rows = rows.order_by("ended_at", "body__name", "set_at")
    return [Trace(row, may_end=row.body_id in keys) for row in rows]


def objectives_of(*, viewer: Practitioner, body: Body) -> list[Trace]:
    """Return what a body set itself, and what it works on for another."""
    rows = _rows().filter(Q(body=body) | Q(task_group=body), ended_at=None)
    return [Trace(row) for row in rows]


def objective_for(*, viewer: Practitioner, pk: UUID) -> Objective:
    """Return one objective, or raise Http404."""
    rows = Objective.objects.select_related("body__centre", "task_group")
    return get_object_or_404(rows, pk=pk)


def to_serve(*, viewer: Practitioner, body: Body) -> QuerySet[Objective]:
    """Return the objectives that an action of this body may serve."""
    mine = Q(body=body) | Q(task_group=body)
    return Objective.objects.filter(mine, ended_at=None)


def _rows() -> QuerySet[Objective]:
    actions = BodyAction.objects.select_related("agency", "owner", "meeting__body")
    rows = Objective.objects.select_related("body", "task_group")
    return rows.prefetch_related(Prefetch("actions", actions.order_by("due_on")))
