"""Who may correct a contact that was written down."""

from cases.models import Contact
from information_sharing.access.doing import check_can_write
from information_sharing.access.seeing import Viewer, answers, memberships
from information_sharing.exceptions import AccessDenied


def check_can_correct_contact(practitioner: Viewer, contact: Contact) -> None:
    """Raise AccessDenied unless she, or somebody of her team, wrote it.

    She also has to be one who may still write there: who no longer sees it cannot.
    """
    check_can_write(practitioner, contact.case, contact.category, contact.person)
    if contact.written_by_id == practitioner.pk:
        return
    if not memberships(practitioner).filter(team=contact.team_id).exists():
        raise AccessDenied("Only the author and her team can correct this.")


def can_correct_contact(practitioner: Viewer, contact: Contact) -> bool:
    """Return whether she may correct this contact."""
    return answers(check_can_correct_contact, practitioner, contact)
