"""Who may open a closed record again: the team that opened it first."""

from cases.models import Case
from information_sharing.access.seeing import (
    Viewer,
    answers,
    check_can_view_case,
    held,
)
from information_sharing.exceptions import AccessDenied
from information_sharing.models import Grant


def check_can_reopen(practitioner: Viewer, case: Case) -> None:
    """Raise AccessDenied unless she is of the team that opened the record."""
    check_can_view_case(practitioner, case)
    kinds = {row.kind for row in held(practitioner, case.pk)}
    if Grant.Kind.RECORDING_TEAM not in kinds:
        raise AccessDenied("Only the team that opened the record can open it again.")


def can_reopen(practitioner: Viewer, case: Case) -> bool:
    """Return whether she is of the team that opened the record."""
    return answers(check_can_reopen, practitioner, case)
