""" "Not sure" asks the information officer; her answer lets the decision go on."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.models import Case
from information_sharing import access, audit, policies
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import AdviceRequest
from information_sharing.roles import Permission


@transaction.atomic
def ask_advice(
    *,
    case: Case,
    question: int,
    words: str,
    by: Practitioner,
    team: Team | None = None,
) -> AdviceRequest:
    """Ask the information officer about one of the eight questions."""
    access.check_can_coordinate(by, case)
    policies.check_case_is_open(case)
    waiting = AdviceRequest.objects.filter(
        case=case, question=question, team=team, asked_by=by, answered_at__isnull=True
    )
    if waiting.exists():
        raise NotPossibleNow("You have asked this already. The answer is on its way.")
    advice = AdviceRequest.objects.create(
        case=case, question=question, words=words, team=team, asked_by=by
    )
    details = {"question": question, "team": str(team.pk) if team else None}
    audit.record(
        audit.Event.ADVICE_ASKED, by=by, case=case, target=advice.pk, details=details
    )
    return advice


@transaction.atomic
def answer_advice(
    *, advice: AdviceRequest, answer: str, by: Practitioner
) -> AdviceRequest:
    """Answer a question about sharing; an answer is given once."""
    access.check_has(by, Permission.ADVISE_ON_SHARING)
    advice = AdviceRequest.objects.select_for_update(of=("self",)).get(pk=advice.pk)
    if advice.answered_at:
        raise NotPossibleNow("This question has been answered already.")
    advice.answer, advice.answered_by = answer, by
    advice.answered_at = timezone.now()
    advice.save(update_fields=["answer", "answered_by", "answered_at"])
    audit.record(audit.Event.ADVICE_GIVEN, by=by, case=advice.case, target=advice.pk)
    return advice
