"""Who arranges learning, and who reads what two people talked about."""

from django.db.models import Q, QuerySet

from agencies.models import Practitioner, Reflection, Supervision
from information_sharing.access.seeing import answers
from information_sharing.exceptions import AccessDenied


def supervisions_of(practitioner: Practitioner) -> QuerySet[Supervision]:
    """Return the talks that she was one of the two of; nobody else reads them."""
    hers = Q(supervisor=practitioner) | Q(supervisee=practitioner)
    return Supervision.objects.filter(hers)


def check_can_read_supervision(practitioner: Practitioner, talk: Supervision) -> None:
    """Raise AccessDenied unless she is one of the two (practice.md 6.7)."""
    if practitioner.pk not in {talk.supervisor_id, talk.supervisee_id}:
        raise AccessDenied("Only the two who talked can read this.")


def can_read_supervision(practitioner: Practitioner, talk: Supervision) -> bool:
    """Return whether she is one of the two."""
    return answers(check_can_read_supervision, practitioner, talk)


def reflections_of(practitioner: Practitioner) -> QuerySet[Reflection]:
    """Return her own thoughts, and those that somebody shared with her."""
    return Reflection.objects.filter(
        Q(written_by=practitioner) | Q(shared_with=practitioner)
    )


def check_can_change_reflection(practitioner: Practitioner, note: Reflection) -> None:
    """Raise AccessDenied unless they are her own thoughts."""
    if practitioner.pk != note.written_by_id:
        raise AccessDenied("Only whoever wrote this can change it.")


def can_change_reflection(practitioner: Practitioner, note: Reflection) -> bool:
    """Return whether they are her own thoughts."""
    return answers(check_can_change_reflection, practitioner, note)
