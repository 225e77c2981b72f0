"""Questions between two teams whether their records are of one family (R8, R12)."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Practitioner
from cases.models import Case, JoinRequest
from information_sharing import access
from information_sharing.categories import Category
from information_sharing.models import Access

MOST = 50


@dataclass(frozen=True)
class Question:
    """What the team that is asked may know of the record of those who ask."""

    request: JoinRequest
    reference: str
    team: str
    telephone: str
    record: Case | None
    """The other record, for whom it is shared with already."""


def asked_by_us(*, viewer: Practitioner, case: Case) -> QuerySet[JoinRequest]:
    """Return what was asked from this record; raises AccessDenied.

    Of a number that nobody has, of a sealed and of a closed record it says the same:
    no answer.
    """
    access.check_can_coordinate(viewer, case)
    asked = JoinRequest.objects.filter(case=case).select_related("asked_by", "case")
    return asked[:MOST]


def request_of_ours(*, viewer: Practitioner, case: Case, pk: UUID) -> JoinRequest:
    """Return one question that was asked from this record, or raise Http404."""
    access.check_can_coordinate(viewer, case)
    return get_object_or_404(JoinRequest, pk=pk, case=case)


def asked_of_us(*, viewer: Practitioner, case: Case) -> QuerySet[JoinRequest]:
    """Return the open questions about this record, for those who coordinate it.

    Not those from a record that has been sealed since: it is not to be mentioned.
    """
    if not access.can_coordinate(viewer, case):
        return JoinRequest.objects.none()
    about = JoinRequest.objects.filter(
        other_reference=case.reference, ended_at=None, answered_at=None
    ).exclude(case=case)
    about = about.exclude(case__in=access.hidden_cases(viewer))
    return about.select_related("case__recording_team__agency", "asked_by")


def is_over(*, viewer: Practitioner, case: Case, pk: UUID) -> bool:
    """Return whether a question about this record was answered or taken back."""
    access.check_can_coordinate(viewer, case)
    about = JoinRequest.objects.filter(pk=pk, other_reference=case.reference)
    about = about.exclude(case__in=access.hidden_cases(viewer))
    return about.exclude(answered_at=None, ended_at=None).exists()


def question_of(*, viewer: Practitioner, case: Case, pk: UUID) -> Question:
    """Return one open question about this record, or raise Http404."""
    access.check_can_coordinate(viewer, case)
    request = get_object_or_404(asked_of_us(viewer=viewer, case=case), pk=pk)
    other = request.case
    services = access.services_for(viewer, other)
    return Question(
        request=request,
        reference=other.reference,
        team=services.name(other.recording_team),
        telephone=services.telephone(other.recording_team),
        record=other if access.can_view_case(viewer, other) else None,
    )


def coordinators(*, viewer: Practitioner, case: Case) -> list[Practitioner]:
    """Return the recording team and the lead of a case, without her who asks.

    Only those who see it now: of a sealed record, its named readers.
    """
    rows = Access.objects.filter(
        case=case, category=Category.IDENTITY, kind__in=access.COORDINATING
    ).exclude(practitioner=viewer.pk)
    return [row.practitioner for row in rows.select_related("practitioner")]
