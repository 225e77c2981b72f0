"""Who runs a centre from day to day, and who says that she is there."""

from agencies.models import Centre, OnSite, Team
from information_sharing.access.seeing import (
    Viewer,
    answers,
    centres_with,
    memberships,
)
from information_sharing.exceptions import AccessDenied
from information_sharing.roles import Permission


def check_can_keep_centre(practitioner: Viewer, centre: Centre | None) -> None:
    """Raise AccessDenied unless she manages this centre; what has none is nobody's."""
    hers = centres_with(practitioner, Permission.KEEP_CENTRE)
    if centre is None or not hers.filter(pk=centre.pk).exists():
        raise AccessDenied("Only the manager of this centre can do this.")


def can_keep_centre(practitioner: Viewer, centre: Centre | None) -> bool:
    """Return whether she manages this centre."""
    return answers(check_can_keep_centre, practitioner, centre)


def check_can_be_on_site(practitioner: Viewer, team: Team) -> None:
    """Raise AccessDenied unless she says it for a team of hers."""
    if not memberships(practitioner).filter(team=team).exists():
        raise AccessDenied("Choose a team that you work in.")


def can_be_on_site(practitioner: Viewer, team: Team) -> bool:
    """Return whether she may say for this team that she is at a centre."""
    return answers(check_can_be_on_site, practitioner, team)


def check_can_take_off_site(practitioner: Viewer, day: OnSite) -> None:
    """Raise AccessDenied unless it is her own day, or she manages the centre."""
    if practitioner.pk != day.practitioner_id:
        check_can_keep_centre(practitioner, day.centre)


def can_take_off_site(practitioner: Viewer, day: OnSite) -> bool:
    """Return whether she may take this day off the list."""
    return answers(check_can_take_off_site, practitioner, day)
