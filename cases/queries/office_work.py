"""What waits around sharing and the steps of the work, as lines of the work list."""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from cases.queries.moves import hand_overs_to_ask
from cases.queries.timescales import steps_soon
from cases.timescales import Due
from cases.work_items import WorkItem
from config.dates import as_date, clock, short_date
from information_sharing import access
from information_sharing.models import (
    AccessRequest,
    AdviceRequest,
    SharingDecision,
    TellingTask,
)
from information_sharing.queries.advice import advice_requests


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return decisions, requests, teams to tell, questions about sharing, and steps."""
    decisions, requests = _to_countersign(viewer), list(_requests(viewer))
    tasks = list(_teams_to_tell(viewer))
    asked = [row.case for row in requests] + [row.case for row in tasks]
    cases = {row.case for row in decisions} | {*asked}
    named = access.services_by_case(viewer, cases) if cases else {}
    return [
        *(_decision(row, named[row.case_id]) for row in decisions),
        *(_request(row, named[row.case_id]) for row in requests),
        *(_task(row, named[row.case_id]) for row in tasks),
        *_questions(viewer),
        *_steps(steps_soon(viewer=viewer)),
        *_steps(hand_overs_to_ask(viewer=viewer)),
    ]


def _to_countersign(viewer: Practitioner) -> list[SharingDecision]:
    waiting = SharingDecision.objects.filter(
        case__in=access.coordinated_cases(viewer),
        outcome=SharingDecision.Outcome.SHARE,
        countersigned_at__isnull=True,
        refused_at__isnull=True,
        superseded_at__isnull=True,
    ).exclude(Q(basis=SharingDecision.Basis.CONSENT) | Q(made_by=viewer))
    return list(waiting.select_related("case__recording_team", "team", "made_by"))


def _requests(viewer: Practitioner) -> QuerySet[AccessRequest]:
    return AccessRequest.objects.filter(
        answered_at__isnull=True, case__in=access.coordinated_cases(viewer)
    ).select_related("case__recording_team", "team")


def _teams_to_tell(viewer: Practitioner) -> QuerySet[TellingTask]:
    return TellingTask.objects.filter(
        told_at__isnull=True, case__in=access.coordinated_cases(viewer)
    ).select_related("case__recording_team", "team")


def _decision(row: SharingDecision, services: access.Services) -> WorkItem:
    by = row.countersign_by
    when = _moment(by) if by else "it opens nothing until then"
    return WorkItem(
        kind="COUNTERSIGN",
        words="Countersign a decision to share without consent, made by "
        f"{services.name(row.made_by)}; {when}",
        url=reverse("information_sharing:decision", args=[row.case_id, row.pk]),
        case=row.case,
        due_on=as_date(by) if by else None,
    )


def _moment(by) -> str:
    there = timezone.localtime(by)
    return f"by {short_date(there)}, {clock(there)}"


def _request(row: AccessRequest, services: access.Services) -> WorkItem:
    return WorkItem(
        kind="REQUEST",
        words=f"Somebody of {services.name(row.team)} asks to see a record",
        url=reverse("information_sharing:access-request", args=[row.case_id, row.pk]),
        case=row.case,
        due_on=row.due_on,
    )


def _task(row: TellingTask, services: access.Services) -> WorkItem:
    return WorkItem(
        kind="TELL_TEAM",
        words=f"Tell {services.name(row.team)} what the family took back",
        url=reverse("information_sharing:exposure", args=[row.case_id, row.consent_id]),
        case=row.case,
        due_on=row.due_on,
    )


def _questions(viewer: Practitioner) -> Iterator[WorkItem]:
    rows = advice_requests(viewer=viewer).filter(answered_at__isnull=True)
    for row in rows:
        yield WorkItem(
            kind="ADVICE",
            words="A question about sharing",
            url=_advice(row),
            case=row.case,
        )


def _advice(row: AdviceRequest) -> str:
    return reverse("information_sharing:advice", args=[row.pk])


def _steps(dues: Iterable[Due]) -> Iterator[WorkItem]:
    for due in dues:
        case: Case = due.case
        yield WorkItem("STEP", due.label, due.url, case=case, due_on=due.due_on)
