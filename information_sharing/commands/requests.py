"""Asking to see a record, and answering: the asker hears either way (issue 3, 4)."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.models import Case
from config.working_days import working_days_after
from information_sharing import access, audit
from information_sharing.commands.notices import tell
from information_sharing.commands.pace import check_pace
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessRequest, SharingDecision
from information_sharing.queries.requests import keepers, may_hear, teams_asking

DUE = 3
"""In how many working days a request is to be answered."""
BY_WORDS = {AccessRequest.Answer.NOT_SHARED, AccessRequest.Answer.TALK_FIRST}


@transaction.atomic
def request_access(
    *, case: Case | None, reference: str, team: Team, purpose: str, by: Practitioner
) -> None:
    """Ask to see a record; says nothing, and logs the same, whether there is one (R8).

    `reference` is what was typed, empty for a child found in the index. A second
    request while the first waits is the first.
    """
    if not teams_asking(viewer=by).filter(pk=team.pk).exists():
        raise AccessDenied(f"You cannot ask for {team}.")
    check_pace(event=audit.Event.ACCESS_REQUESTED, by=by)
    due_on = working_days_after(timezone.localdate(), DUE)
    fields = {"team": team, "purpose": purpose, "asked_by": by, "due_on": due_on}
    request = _ask(case, fields) if case else None
    audit.record(
        audit.Event.ACCESS_REQUESTED,
        by=by,
        target=request.pk if request else None,
        details={
            "reference": reference,
            "team": str(team.pk),
            "due_on": due_on.isoformat(),
        },
    )


def _ask(case: Case, fields: dict) -> AccessRequest:
    by = fields["asked_by"]
    waiting = AccessRequest.objects.filter(
        case=case, asked_by=by, answered_at__isnull=True
    ).first()
    if waiting:
        return waiting
    request = AccessRequest.objects.create(case=case, **fields)
    people = keepers(viewer=by, case=case)
    tell(people=people, kind="ACCESS_REQUESTED", case=case, target=request.pk, by=by)
    return request


@transaction.atomic
def answer_request(
    *, request: AccessRequest, answer: str, words: str, by: Practitioner
) -> AccessRequest:
    """Answer in words: nothing is shared, or please get in touch. Closed cases too."""
    request = _to_answer(request, by)
    if answer not in BY_WORDS:
        raise NotPossibleNow("Sharing something takes a decision.")
    _settle(request, answer, by, words=words)
    audit.record(
        audit.Event.ACCESS_REQUEST_ANSWERED,
        by=by,
        case=request.case,
        target=request.pk,
        details={"answer": str(answer)},
    )
    return request


@transaction.atomic
def answer_with_decision(
    *, request: AccessRequest, decision: SharingDecision, by: Practitioner
) -> AccessRequest:
    """Answer with a decision, in its own transaction and under its event.

    While a decision opens nothing before a second person has signed it, it is only
    put beside the request: called again then, it answers.
    """
    request = _to_answer(request, by)
    if (decision.case_id, decision.team_id) != (request.case_id, request.team_id):
        raise NotPossibleNow("This decision is not about the team that asked.")
    request.decision = decision
    request.save(update_fields=["decision"])
    answer = _says(decision)
    if answer:
        _settle(request, answer, by)
    return request


def _says(decision: SharingDecision) -> str:
    shares = decision.outcome == SharingDecision.Outcome.SHARE
    if not shares or decision.refused_at or not decision.categories:
        return AccessRequest.Answer.NOT_SHARED
    if decision.needs_second_person and not decision.urgent:
        return ""
    return AccessRequest.Answer.SHARED


def _to_answer(request: AccessRequest, by: Practitioner) -> AccessRequest:
    access.check_can_coordinate(by, request.case)
    if request.asked_by_id == by.pk:
        raise AccessDenied("Somebody else must answer your own request.")
    request = AccessRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if request.answered_at:
        raise NotPossibleNow("This request has been answered already.")
    return request


def _settle(
    request: AccessRequest, answer: str, by: Practitioner, *, words: str = ""
) -> None:
    request.answer, request.answer_words = answer, words
    request.answered_at, request.answered_by = timezone.now(), by
    request.save(update_fields=["answer", "answer_words", "answered_at", "answered_by"])
    if may_hear(viewer=request.asked_by, request=request):
        people = [request.asked_by]
        tell(people=people, kind="ACCESS_REQUEST_ANSWERED", target=request.pk, by=by)
