"""Asking social care for help is open to whoever works with a family (practice.md 3.4).

Missing consent, a kind of information that is not shared, or a record that is open for
reading only never stand in its way. Who wrote one reads her own while she sees the case;
others read it where safeguarding is shared with them.
"""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from cases.models import SocialCareReferral
from information_sharing.access.doing import check_can_write
from information_sharing.access.seeing import (
    Viewer,
    answers,
    visible_cases,
    visible_facts,
)
from information_sharing.exceptions import AccessDenied

if TYPE_CHECKING:
    from cases.models import Case


def visible_social_care(practitioner: Viewer) -> QuerySet[SocialCareReferral]:
    """Return what was sent to social care: shared with her, or written by her."""
    every = SocialCareReferral.objects.all()
    if not practitioner.is_authenticated:
        return every.none()
    shared = visible_facts(practitioner, every).values("pk")
    hers = Q(recorded_by=practitioner, case__in=visible_cases(practitioner))
    return every.filter(Q(pk__in=shared) | hers)


def social_care_of(practitioner: Viewer, case: "Case") -> QuerySet[SocialCareReferral]:
    """Return what was sent to social care about this case, as far as she reads it."""
    return visible_social_care(practitioner).filter(case=case)


def check_can_answer_social_care(
    practitioner: Viewer, referral: SocialCareReferral
) -> None:
    """Raise AccessDenied unless she wrote it, or writes what she reads of it (R11)."""
    if not visible_social_care(practitioner).filter(pk=referral.pk).exists():
        raise AccessDenied("This is not shared with you.")
    if referral.recorded_by_id != practitioner.pk:
        check_can_write(practitioner, referral.case, referral.category, referral.person)


def can_answer_social_care(practitioner: Viewer, referral: SocialCareReferral) -> bool:
    """Return whether she may write what social care answered."""
    return answers(check_can_answer_social_care, practitioner, referral)
