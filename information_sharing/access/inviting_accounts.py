"""Whom an agency's administrator may invite: into teams of her own agency alone."""

from django.db.models import QuerySet

from agencies.models import Agency, Team
from information_sharing.access.accounts import agencies_with
from information_sharing.access.seeing import Viewer, answers, check_has
from information_sharing.exceptions import AccessDenied
from information_sharing.roles import Permission


def agencies_invited_for(practitioner: Viewer) -> QuerySet[Agency]:
    """Return the agencies into which she invites people: those that have not left."""
    hers = agencies_with(practitioner, Permission.MANAGE_ACCOUNTS)
    return hers.filter(left_at__isnull=True)


def check_can_invite_to(practitioner: Viewer, team: Team) -> None:
    """Raise AccessDenied unless it is a team of an agency whose accounts she keeps."""
    check_has(practitioner, Permission.MANAGE_ACCOUNTS)
    if not agencies_invited_for(practitioner).filter(pk=team.agency_id).exists():
        raise AccessDenied("This team is of another agency.")


def can_invite_to(practitioner: Viewer, team: Team) -> bool:
    """Return whether she may invite somebody into this team."""
    return answers(check_can_invite_to, practitioner, team)
