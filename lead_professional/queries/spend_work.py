"""Purchases that wait for somebody: who may decide, buy, check, look back (3.2)."""

from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from agencies.models import Practitioner
from cases.models import Case
from cases.work_items import WorkItem
from information_sharing import access
from lead_professional.models import Appointment, Spend
from lead_professional.queries.limits import limits, that_need_a_manager
from lead_professional.queries.teams import is_team_manager

Status = Spend.Status
WAITS = {
    Status.ASKED: "Decide about something to be bought",
    Status.APPROVED: "Buy what was agreed, and hand the receipt in",
    Status.BOUGHT: "Check a receipt",
    Status.CHECKED: "Write what came of something that was bought",
}


def may_check(viewer: Practitioner, spend: Spend) -> bool:
    """Return whether she is a third person."""
    others = {spend.asked_by_id, spend.approved_by_id, spend.bought_by_id}
    return viewer.pk not in others


def purchases_waiting(*, viewer: Practitioner) -> list[WorkItem]:
    """Return the purchases whose next step is one that she may take.

    To buy and to look back is for whoever asked, and for whoever leads for the family
    now: it goes on with the family (R20). The rest is for everybody who may: the first
    who does it takes it off the lists of the others.
    """
    cases = access.coordinated_cases(viewer).exclude(status=Case.Status.CLOSED)
    rows = Spend.objects.filter(
        Q(case__in=cases, status__in=WAITS) | _of_her_people(viewer)
    ).exclude(case__status=Case.Status.CLOSED)
    seen = access.visible_facts(viewer, rows).defer("quote", "receipt")
    spends = list(seen.select_related("case", "budget"))
    asked = [spend for spend in spends if spend.status == Status.ASKED]
    decides = _decides(viewer, asked) if asked else set()
    led = _led(viewer) if len(spends) > len(asked) else set()
    return [_waiting(s) for s in spends if _is_for(viewer, s, decides, led)]


def _led(viewer: Practitioner) -> set[UUID]:
    live = Appointment.objects.filter(practitioner=viewer, ended_at__isnull=True)
    return set(live.values_list("case", flat=True))


def _waiting(spend: Spend) -> WorkItem:
    url = reverse("lead_professional:spend", args=[spend.case_id, spend.pk])
    return WorkItem("SPEND", WAITS[Status(spend.status)], url, case=spend.case)


def _of_her_people(viewer: Practitioner) -> Q:
    """Return what is asked for in cases led from her team, if she answers for one."""
    if not is_team_manager(viewer):
        return Q(pk__in=[])
    led = access.cases_led_from_her_team(viewer)
    return Q(case__in=led, status=Status.ASKED)


def _decides(viewer: Practitioner, asked: list[Spend]) -> set[UUID]:
    """Return about which of these she says yes or no."""
    cases = access.coordinated_cases(viewer).filter(spends__in=asked)
    hers = set(cases.values_list("pk", flat=True))
    above = that_need_a_manager(asked, limits())
    who = access.who_decides_above(s for s in asked if s.pk in above)
    return {
        spend.pk
        for spend in asked
        if (
            viewer.pk in who[spend.pk]
            if spend.pk in above
            else spend.case_id in hers and viewer.pk != spend.asked_by_id
        )
    }


def _is_for(
    viewer: Practitioner, spend: Spend, decides: set[UUID], led: set[UUID]
) -> bool:
    if spend.status == Status.ASKED:
        return spend.pk in decides
    if spend.status == Status.BOUGHT:
        return may_check(viewer, spend)
    return viewer.pk == spend.asked_by_id or spend.case_id in led
