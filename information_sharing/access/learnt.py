"""Assessments open to those who have learnt to share, where a gate is set (practice.md 6.6)."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, Q, QuerySet
from django.utils import timezone

from agencies.models import CommonCore, Practitioner, TrainingGate, TrainingPlace
from cases.models import Addition, Case, Contribution, QualityCheck, ViewOfNeed
from information_sharing.exceptions import AccessDenied
from information_sharing.models import Access, Grant, Oversight

GATED = frozenset({Addition, Contribution, QualityCheck, ViewOfNeed})
"""What an assessment says, in every output."""

LEARN_FIRST = (
    "Assessments open to you when you have been to training in sharing information. "
    "Look under Learning for the next date."
)


def gate() -> QuerySet[TrainingGate]:
    """Return the gate that stands today, if one does."""
    return TrainingGate.objects.filter(
        area=CommonCore.SHARING,
        starts_on__lte=timezone.localdate(),
        ended_at__isnull=True,
    )


def learnt(practitioner: Practitioner) -> QuerySet[TrainingPlace]:
    """Return her training in sharing that she attended and that has not lapsed."""
    lasting = Q(expires_on__isnull=True) | Q(expires_on__gte=timezone.localdate())
    return TrainingPlace.objects.filter(
        lasting,
        practitioner=practitioner,
        status=TrainingPlace.Status.ATTENDED,
        event__areas__contains=[CommonCore.SHARING],
        event__cancelled_at__isnull=True,
    )


def past_the_gate(
    practitioner: Practitioner | AnonymousUser, facts: QuerySet
) -> QuerySet:
    """Return these facts, or none where a gate keeps her from what an assessment says.

    An emergency passes: a child's safety does not wait for a course (R11). So does who
    answers somebody who asks to see her record: a pack must hold everything (R17).
    """
    if facts.model not in GATED or not practitioner.is_authenticated:
        return facts
    urgent = _needed_at_once(practitioner).values("case")
    passes = ~Exists(gate()) | Exists(learnt(practitioner)) | Q(case__in=urgent)
    return facts.filter(passes)


def _needed_at_once(practitioner: Practitioner) -> QuerySet[Access]:
    asked = Q(
        kind=Grant.Kind.OVERSIGHT,
        grant__oversight__purpose=Oversight.Purpose.SUBJECT_ACCESS,
    )
    urgent = Q(kind=Grant.Kind.EMERGENCY) | asked
    return Access.objects.filter(urgent, practitioner=practitioner)


def check_can_read_assessments(practitioner: Practitioner, case: Case) -> None:
    """Raise AccessDenied where a gate stands that she has not passed for this case."""
    if not gate().exists() or learnt(practitioner).exists():
        return
    if not _needed_at_once(practitioner).filter(case=case).exists():
        raise AccessDenied(LEARN_FIRST)


def can_read_assessments(practitioner: Practitioner, case: Case) -> bool:
    """Return whether assessments of this case open to her, as far as training goes."""
    try:
        check_can_read_assessments(practitioner, case)
    except AccessDenied:
        return False
    return True
