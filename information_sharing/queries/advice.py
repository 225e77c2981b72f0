"""Questions to the information officer, and what she answered."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access
from information_sharing.models import AdviceRequest
from information_sharing.roles import Permission


def advice_requests(*, viewer: Practitioner) -> QuerySet[AdviceRequest]:
    """Return every question, the open ones first; nothing for other roles."""
    if not access.can_have(viewer, Permission.ADVISE_ON_SHARING):
        return AdviceRequest.objects.none()
    asked = AdviceRequest.objects.select_related("case", "team", "asked_by")
    return asked.order_by("answered_at", "asked_at")


def advice_request(*, viewer: Practitioner, pk: UUID) -> AdviceRequest:
    """Return one question that this viewer may answer, or raise Http404."""
    return get_object_or_404(advice_requests(viewer=viewer), pk=pk)


def answer_waited_for(
    *, viewer: Practitioner, case: Case, question: int
) -> AdviceRequest | None:
    """Return what this person last asked at a question of this case, if anything."""
    hers = AdviceRequest.objects.filter(case=case, asked_by=viewer, question=question)
    return hers.select_related("answered_by").first()
