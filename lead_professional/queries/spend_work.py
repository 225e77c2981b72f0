"""Purchases that wait for somebody: who may decide, buy, check, look back (3.2)."""

from uuid import UUID

from django.urls import reverse

from agencies.models import Practitioner
from cases.models import Case
from cases.work_items import WorkItem
from information_sharing import access
from lead_professional.models import Spend
from lead_professional.queries.limits import limits, that_need_a_manager
from lead_professional.queries.teams import is_team_manager

Status = Spend.Status
WAITS = {
    Status.ASKED: "Decide about something to be bought",
    Status.APPROVED: "Buy what was agreed, and hand the receipt in",
    Status.BOUGHT: "Check a receipt",
    Status.CHECKED: "Write what came of something that was bought",
}


def may_decide(viewer: Practitioner, spend: Spend, *, needs_manager: bool) -> bool:
    """Return whether she did not ask for it, and it is not above what she decides."""
    return viewer.pk != spend.asked_by_id and (
        not needs_manager or is_team_manager(viewer)
    )


def may_check(viewer: Practitioner, spend: Spend) -> bool:
    """Return whether she is a third person."""
    others = {spend.asked_by_id, spend.approved_by_id, spend.bought_by_id}
    return viewer.pk not in others


def purchases_waiting(*, viewer: Practitioner) -> list[WorkItem]:
    """Return the purchases whose next step is one that she may take.

    To buy and to look back is for whoever asked; the rest for everybody who may: the
    first who does it takes it off the lists of the others.
    """
    cases = access.coordinated_cases(viewer).exclude(status=Case.Status.CLOSED)
    rows = Spend.objects.filter(case__in=cases, status__in=WAITS)
    seen = access.visible_facts(viewer, rows).defer("quote", "receipt")
    spends = list(seen.select_related("case", "budget"))
    above = _above_her(viewer, [s for s in spends if s.status == Status.ASKED])
    return [_waiting(s) for s in spends if _is_for(viewer, s, above)]


def _waiting(spend: Spend) -> WorkItem:
    url = reverse("lead_professional:spend", args=[spend.case_id, spend.pk])
    return WorkItem("SPEND", WAITS[Status(spend.status)], url, case=spend.case)


def _above_her(viewer: Practitioner, asked: list[Spend]) -> set[UUID]:
    above = that_need_a_manager(asked, limits()) if asked else set()
    return set() if above and is_team_manager(viewer) else above


def _is_for(viewer: Practitioner, spend: Spend, above: set[UUID]) -> bool:
    if spend.status == Status.ASKED:
        return viewer.pk != spend.asked_by_id and spend.pk not in above
    if spend.status == Status.BOUGHT:
        return may_check(viewer, spend)
    return viewer.pk == spend.asked_by_id
