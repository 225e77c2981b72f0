"""Who would lose sight of what, as far as the reader of the preview may know it."""

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access, outside
from information_sharing.models import SharingDecision
from information_sharing.queries.names import Names
from information_sharing.sight import Loss, tried

SOMEBODY = "Somebody outside"


def what_is_lost(
    act: Callable[[], object], *, viewer: Practitioner, case: Case
) -> list[Loss]:
    """Return what this act would shut; nothing of the act is kept."""
    names = Names(viewer=viewer, case=case)
    return [_known(loss, names) for loss in tried(case, act)]


def documents_lost(
    act: Callable[[], object], *, viewer: Practitioner, case: Case
) -> list[str]:
    """Return for whom outside no document may leave any more after this act.

    A reader is named only to whoever may see the decision and all its kinds (R4).
    """
    known = _readers_known(viewer, case)
    before = outside.standing(case.decisions.all())
    had = {decision.pk: known(decision) for decision in before}
    if not had:
        return []
    with transaction.atomic():
        act()
        keeps = {decision.pk for decision in outside.standing(case.decisions.all())}
        transaction.set_rollback(True)
    return sorted({who for pk, who in had.items() if pk not in keeps})


def _readers_known(
    viewer: Practitioner, case: Case
) -> Callable[[SharingDecision], str]:
    seen = access.visible_categories(viewer, case)
    coordinates = access.can_coordinate(viewer, case)

    def known(decision: SharingDecision) -> str:
        sees_all = coordinates and seen.issuperset(decision.categories)
        return decision.recipient if sees_all else SOMEBODY

    return known


def _known(loss: Loss, names: Names) -> Loss:
    return replace(
        loss,
        categories=tuple(c for c in loss.categories if c not in names.unnamed),
        keeps=tuple(c for c in loss.keeps if c not in names.unnamed),
        people=tuple(names.shown(loss.people)),
    )
