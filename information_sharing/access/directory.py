"""Who keeps the entries of the directory: an agency its own, nobody another's."""

from agencies.models import Agency
from information_sharing.access.accounts import agencies_with
from information_sharing.access.seeing import Viewer, answers
from information_sharing.exceptions import AccessDenied
from information_sharing.roles import Permission


def check_can_keep_services(practitioner: Viewer, agency: Agency) -> None:
    """Raise AccessDenied unless she keeps the directory for this agency."""
    hers = agencies_with(practitioner, Permission.KEEP_DIRECTORY)
    if not hers.filter(pk=agency.pk).exists():
        raise AccessDenied(
            "Only the agency that gives this service changes what stands here. "
            "Call them if something is not right."
        )


def can_keep_services(practitioner: Viewer, agency: Agency) -> bool:
    """Return whether she keeps the directory for this agency."""
    return answers(check_can_keep_services, practitioner, agency)
