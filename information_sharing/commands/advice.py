""" "Not sure" asks the information officer; they talk; her answer closes it."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.models import Case
from config.working_days import working_days_after
from information_sharing import access, audit, policies, queries
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import AdviceMessage, AdviceRequest
from information_sharing.roles import Permission

WORKING_DAYS = 3
"""How long the officer has, unless the answer is needed today."""


@transaction.atomic
def ask_advice(
    *,
    case: Case,
    question: int,
    words: str,
    by: Practitioner,
    team: Team | None = None,
    today: bool = False,
) -> AdviceRequest:
    """Ask the information officer about one of the eight questions."""
    access.check_can_coordinate(by, case)
    policies.check_case_is_open(case)
    _check_not_asked_yet(case, question, team, by)
    advice = AdviceRequest.objects.create(
        case=case,
        question=question,
        words=words,
        team=team,
        asked_by=by,
        due_on=_due(today=today),
    )
    details = {"question": question, "team": str(team.pk) if team else None}
    details["due_on"] = str(advice.due_on)
    _record(audit.Event.ADVICE_ASKED, advice, by, details)
    _tell("ADVICE_ASKED", queries.officers(viewer=by), advice, by)
    return advice


def _check_not_asked_yet(
    case: Case, question: int, team: Team | None, by: Practitioner
) -> None:
    waiting = AdviceRequest.objects.filter(
        case=case, question=question, team=team, asked_by=by, answered_at__isnull=True
    )
    if waiting.exists():
        raise NotPossibleNow("You have asked this already. The answer is on its way.")


def _due(*, today: bool) -> date:
    now = timezone.localdate()
    return now if today else working_days_after(now, WORKING_DAYS)


@transaction.atomic
def write_advice(
    *, advice: AdviceRequest, words: str, by: Practitioner
) -> AdviceMessage:
    """Write to the other side, before the answer: asker or information officer."""
    advice = _waiting(advice)
    if by.pk == advice.asked_by_id:
        access.check_can_coordinate(by, advice.case)
        told, kind = queries.officers(viewer=by), "ADVICE_ASKED"
    else:
        access.check_has(by, Permission.ADVISE_ON_SHARING)
        told, kind = [advice.asked_by], "ADVICE_WRITTEN"
    message = AdviceMessage.objects.create(
        case=advice.case, advice=advice, words=words, written_by=by
    )
    _record(audit.Event.ADVICE_WRITTEN, advice, by)
    _tell(kind, told, advice, by)
    return message


@transaction.atomic
def answer_advice(
    *, advice: AdviceRequest, answer: str, by: Practitioner
) -> AdviceRequest:
    """Answer a question about sharing; an answer is given once."""
    access.check_has(by, Permission.ADVISE_ON_SHARING)
    advice = _waiting(advice)
    if advice.asked_by_id == by.pk:
        raise NotPossibleNow(
            "You cannot answer your own question. Ask another officer."
        )
    advice.answer, advice.answered_by = answer, by
    advice.answered_at = timezone.now()
    advice.save(update_fields=["answer", "answered_by", "answered_at"])
    _record(audit.Event.ADVICE_GIVEN, advice, by)
    _tell("ADVICE_WRITTEN", [advice.asked_by], advice, by)
    return advice


def _waiting(advice: AdviceRequest) -> AdviceRequest:
    locked = AdviceRequest.objects.select_for_update(of=("self",))
    advice = locked.select_related("case", "asked_by").get(pk=advice.pk)
    if advice.answered_at:
        raise NotPossibleNow("This question has been answered already.")
    return advice


def _record(
    event: audit.Event,
    advice: AdviceRequest,
    by: Practitioner,
    details: dict | None = None,
) -> None:
    audit.record(event, by=by, case=advice.case, target=advice.pk, details=details)


def _tell(
    kind: str, people: Iterable[Practitioner], advice: AdviceRequest, by: Practitioner
) -> None:
    tell(people=people, kind=kind, case=advice.case, target=advice.pk, by=by)
