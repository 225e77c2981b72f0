"""How the agencies around one family have worked together, newest first."""

from dataclasses import dataclass

from agencies.models import Practitioner
from cases.models import Case
from evaluation.models import CaseWorking
from information_sharing import access
from information_sharing.categories import Category


@dataclass(frozen=True)
class Working:
    """What is recorded, and whether the viewer may add to it."""

    rows: tuple[CaseWorking, ...]
    is_shared: bool
    can_write: bool


def working(*, viewer: Practitioner, case: Case) -> Working:
    """Return the ways of working that are recorded, as far as they are shared."""
    rows = access.facts_of(viewer, CaseWorking, case).select_related("recorded_by")
    writes = (None, Category.PLAN) in access.written(viewer, case)
    return Working(
        rows=tuple(rows),
        is_shared=Category.PLAN in access.visible_categories(viewer, case),
        can_write=case.is_open and writes and access.can_coordinate(viewer, case),
    )
