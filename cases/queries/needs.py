"""Practical needs as the family last answered, as far as they are shared."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from agencies.models import Practitioner
from cases.models import Case, PracticalNeed
from information_sharing import access
from information_sharing.categories import Category


@dataclass(frozen=True)
class NeedLine:
    """One kind of practical need: what the family said last, and before."""

    label: str
    now: PracticalNeed | None
    before: tuple[PracticalNeed, ...]

    @property
    def is_needed(self) -> bool:
        """Return whether help is needed now."""
        return bool(self.now and self.now.state == PracticalNeed.State.NEEDED)


@dataclass(frozen=True)
class NeedsPage:
    """The checklist of one family, for this viewer."""

    lines: tuple[NeedLine, ...]
    is_shared: bool
    can_write: bool
    can_plan: bool


def needs_page(*, viewer: Practitioner, case: Case) -> NeedsPage:
    """Return the checklist as far as it is shared with this viewer."""
    rows = access.facts_of(viewer, PracticalNeed, case).order_by("-recorded_at")
    by_kind: dict[str, list[PracticalNeed]] = {}
    for row in rows.select_related("recorded_by"):
        by_kind.setdefault(row.kind, []).append(row)
    kind = Category.HOUSING_MONEY
    return NeedsPage(
        lines=tuple(_line(each, by_kind.get(each, [])) for each in PracticalNeed.Kind),
        is_shared=kind in access.visible_categories(viewer, case),
        can_write=case.is_open and access.can_write(viewer, case, kind),
        can_plan=case.is_open and access.can_coordinate(viewer, case),
    )


def _line(kind: PracticalNeed.Kind, rows: list[PracticalNeed]) -> NeedLine:
    return NeedLine(kind.label, rows[0] if rows else None, tuple(rows[1:]))


def need_for(*, viewer: Practitioner, case: Case, pk: UUID) -> PracticalNeed:
    """Return one line, or raise Http404 as if it did not exist."""
    rows = access.facts_of(viewer, PracticalNeed, case).filter(pk=pk)
    found: PracticalNeed | None = rows.first()
    if found is None:
        raise Http404("No such page.")
    return found
