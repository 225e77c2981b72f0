"""Who may say where a family moves to, and hand its record over there (R12)."""

from cases.models import Case
from information_sharing.access.doing import check_can_coordinate, check_can_write
from information_sharing.access.seeing import Viewer, answers
from information_sharing.access.shielding import cases_with_whereabouts_shut
from information_sharing.categories import Category
from information_sharing.exceptions import AccessDenied


def check_can_hand_over(practitioner: Viewer, case: Case) -> None:
    """Raise AccessDenied unless she coordinates, sees the plan, and may know addresses.

    Where a family moves to is where it will live: hidden like an address (R12).
    """
    check_can_coordinate(practitioner, case)
    check_can_write(practitioner, case, Category.PLAN)
    if cases_with_whereabouts_shut(practitioner, [case]):
        raise AccessDenied(
            "Where this family lives is protected. Only a named reader can hand over."
        )


def can_hand_over(practitioner: Viewer, case: Case) -> bool:
    """Return whether she may hand this family over to another area."""
    return answers(check_can_hand_over, practitioner, case)
