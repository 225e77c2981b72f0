"""Questions to the information officer, and what she answered."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Practitioner, TeamMembership
from cases.models import Case
from information_sharing import access
from information_sharing.models import (
    AdviceMessage,
    AdviceRequest,
    SharingDecision,
)
from information_sharing.recipients import Recipient
from information_sharing.roles import Permission, roles_with


def advice_requests(*, viewer: Practitioner) -> QuerySet[AdviceRequest]:
    """Return every question, the open ones first; nothing for other roles."""
    if not access.can_have(viewer, Permission.ADVISE_ON_SHARING):
        return AdviceRequest.objects.none()
    asked = AdviceRequest.objects.select_related("case", "team", "asked_by")
    return asked.order_by("answered_at", "due_on", "asked_at")


def advice_request(*, viewer: Practitioner, pk: UUID) -> AdviceRequest:
    """Return one question that this viewer may answer, or raise Http404."""
    return get_object_or_404(advice_requests(viewer=viewer), pk=pk)


def officers(*, viewer: Practitioner) -> list[Practitioner]:
    """Return the information officers of today, whoever asks."""
    live = TeamMembership.objects.in_force().filter(
        role__in=roles_with(Permission.ADVISE_ON_SHARING)
    )
    return list(Practitioner.objects.filter(pk__in=live.values("practitioner")))


def advice_asked(*, viewer: Practitioner, case: Case, pk: UUID) -> AdviceRequest:
    """Return a question about this case, for those who coordinate, or raise Http404."""
    access.check_can_coordinate(viewer, case)
    asked = AdviceRequest.objects.select_related(
        "case", "team", "asked_by", "answered_by"
    )
    return get_object_or_404(asked, case=case, pk=pk)


def thread_of(advice: AdviceRequest) -> QuerySet[AdviceMessage]:
    """Return what was written about a question that the viewer was given."""
    return advice.messages.select_related("written_by")


def answer_waited_for(
    *, viewer: Practitioner, case: Case, question: int
) -> AdviceRequest | None:
    """Return what this person last asked at a question of this case, if anything."""
    hers = AdviceRequest.objects.filter(case=case, asked_by=viewer, question=question)
    return hers.select_related("answered_by").first()


def advice_behind(
    *, viewer: Practitioner, case: Case, to: Recipient
) -> list[AdviceRequest]:
    """Return the last answer at each question since this person last decided about them."""
    hers = AdviceRequest.objects.filter(
        case=case, asked_by=viewer, team=to.team, answered_at__isnull=False
    )
    decided = SharingDecision.objects.filter(case=case, made_by=viewer, team=to.team)
    last = decided.order_by("-made_at").values_list("made_at", flat=True).first()
    newest: dict[int, AdviceRequest] = {}
    for advice in hers.filter(asked_at__gt=last) if last else hers:
        newest.setdefault(advice.question, advice)
    return list(newest.values())


def advice_kept(
    decision: SharingDecision, *, viewer: Practitioner
) -> list[AdviceRequest]:
    """Return the questions and answers that a decision rests on, for coordinators."""
    if not access.can_coordinate(viewer, decision.case):
        return []
    kept = [said["advice"] for said in decision.answers.values() if "advice" in said]
    asked = AdviceRequest.objects.filter(case=decision.case, pk__in=kept)
    return list(asked.select_related("asked_by", "answered_by", "team"))
