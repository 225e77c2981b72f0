"""What the information officer's desk may do: by role, with a second person."""

from agencies.models import Practitioner
from information_sharing.access.seeing import Viewer, answers, check_has
from information_sharing.exceptions import AccessDenied
from information_sharing.models import (
    EmergencyAccess,
    Oversight,
    Shielding,
    SubjectAccessRequest,
)
from information_sharing.roles import Permission


def check_can_shield(practitioner: Viewer) -> None:
    """Raise AccessDenied unless she is an information officer (R12)."""
    check_has(practitioner, Permission.SHIELD_RECORDS)


def check_can_confirm_shield(practitioner: Viewer, shielding: Shielding) -> None:
    """Raise AccessDenied unless she is a second person for this shield (R12)."""
    check_has(practitioner, Permission.SECOND_FOR_OFFICER)
    _second(practitioner, shielding.set_by)


def check_can_lift_shield(practitioner: Viewer, shielding: Shielding) -> None:
    """Raise AccessDenied unless she is a second person for the lifting (R12)."""
    check_has(practitioner, Permission.SECOND_FOR_OFFICER)
    _second(practitioner, shielding.lift_asked_by)


def check_can_review_emergency(
    practitioner: Viewer, emergency: EmergencyAccess
) -> None:
    """Raise AccessDenied unless she reviews emergencies, and not her own (R11)."""
    check_has(practitioner, Permission.REVIEW_EMERGENCIES)
    _second(practitioner, emergency.used_by)


def check_can_ask_oversight(practitioner: Viewer) -> None:
    """Raise AccessDenied unless her role may ask to read one record."""
    check_has(practitioner, Permission.ASK_OVERSIGHT)


def check_can_approve_oversight(practitioner: Viewer, oversight: Oversight) -> None:
    """Raise AccessDenied unless she is a second person for this oversight."""
    check_has(practitioner, Permission.SECOND_FOR_OFFICER)
    _second(practitioner, oversight.asked_by)


def check_can_release(practitioner: Viewer, request: SubjectAccessRequest) -> None:
    """Raise AccessDenied unless she is a second person for this release."""
    check_has(practitioner, Permission.SECOND_FOR_OFFICER)
    _second(practitioner, request.redacted_by)


def can_shield(practitioner: Viewer) -> bool:
    """Return whether she may shield records."""
    return answers(check_can_shield, practitioner)


def can_confirm_shield(practitioner: Viewer, shielding: Shielding) -> bool:
    """Return whether she is a second person for this shield."""
    return answers(check_can_confirm_shield, practitioner, shielding)


def can_lift_shield(practitioner: Viewer, shielding: Shielding) -> bool:
    """Return whether she is a second person for the lifting."""
    return answers(check_can_lift_shield, practitioner, shielding)


def can_review_emergency(practitioner: Viewer, emergency: EmergencyAccess) -> bool:
    """Return whether she may review this emergency."""
    return answers(check_can_review_emergency, practitioner, emergency)


def can_ask_oversight(practitioner: Viewer) -> bool:
    """Return whether her role may ask to read one record."""
    return answers(check_can_ask_oversight, practitioner)


def can_approve_oversight(practitioner: Viewer, oversight: Oversight) -> bool:
    """Return whether she is a second person for this oversight."""
    return answers(check_can_approve_oversight, practitioner, oversight)


def can_release(practitioner: Viewer, request: SubjectAccessRequest) -> bool:
    """Return whether she is a second person for this release."""
    return answers(check_can_release, practitioner, request)


def _second(practitioner: Viewer, first: Practitioner | None) -> None:
    if first is None or first.pk == practitioner.pk:
        raise AccessDenied("A second person must do this.")
