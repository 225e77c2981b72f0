"""Whose account an agency's administrator may end: hers to look after, never herself."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from agencies.models import Agency, Practitioner, TeamMembership
from information_sharing.access.seeing import (
    Viewer,
    answers,
    check_has,
    memberships,
)
from information_sharing.exceptions import AccessDenied
from information_sharing.roles import Permission, roles_with


def agencies_with(practitioner: Viewer, permission: Permission) -> QuerySet[Agency]:
    """Return the agencies where a role of this person carries the permission."""
    live = memberships(practitioner).filter(role__in=roles_with(permission))
    return Agency.objects.filter(pk__in=live.values("team__agency"))


def check_can_end_place(practitioner: Viewer, membership: TeamMembership) -> None:
    """Raise AccessDenied unless it is a place in her agency, and not her own."""
    check_has(practitioner, Permission.MANAGE_ACCOUNTS)
    _not_herself(practitioner, membership.practitioner_id)
    hers = agencies_with(practitioner, Permission.MANAGE_ACCOUNTS)
    if not hers.filter(pk=membership.team.agency_id).exists():
        raise AccessDenied("This place is in another agency.")


def can_end_place(practitioner: Viewer, membership: TeamMembership) -> bool:
    """Return whether she may end this place in a team."""
    return answers(check_can_end_place, practitioner, membership)


def check_can_close_account(practitioner: Viewer, account: Practitioner) -> None:
    """Raise AccessDenied unless all its live places are in agencies that are hers.

    Somebody who works for two agencies, or begins in another one soon, keeps it.
    """
    check_has(practitioner, Permission.MANAGE_ACCOUNTS)
    _not_herself(practitioner, account.pk)
    hers = agencies_with(practitioner, Permission.MANAGE_ACCOUNTS)
    if not account.memberships.filter(team__agency__in=hers).exists():
        raise AccessDenied("This account belongs to another agency.")
    if _places_to_keep(account).exclude(team__agency__in=hers).exists():
        raise AccessDenied(
            "They also work for another agency. End their places in yours instead."
        )


def can_close_account(practitioner: Viewer, account: Practitioner) -> bool:
    """Return whether she may close this account."""
    return answers(check_can_close_account, practitioner, account)


def _places_to_keep(account: Practitioner) -> QuerySet[TeamMembership]:
    """Return the places that are not over, and those that have not begun yet."""
    today = timezone.localdate()
    return account.memberships.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today),
        ended_at__isnull=True,
        team__agency__left_at__isnull=True,
    )


def _not_herself(practitioner: Viewer, pk: object) -> None:
    if practitioner.pk == pk:
        raise AccessDenied("Somebody else must do this to your own account.")
