"""Records under a shield are neither joined nor parted by those who work here (R12)."""

from cases.models import Case
from information_sharing import access
from information_sharing.exceptions import NotPossibleNow

PROTECTED = (
    "One of these records is specially protected. Ask the information officer "
    "before anything is joined or parted."
)


def check_not_protected(*cases: Case) -> None:
    """Raise NotPossibleNow while a shield stands on one of these records."""
    if any(access.is_shielded(case) for case in cases):
        raise NotPossibleNow(PROTECTED)
