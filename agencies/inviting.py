"""An invitation to make one's account: whether it still stands, and in which words."""

import hashlib
import secrets
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from agencies.models import (
    AccountInvitation,
    Agency,
    Practitioner,
    RoleName,
    Team,
    TeamMembership,
)

STANDS_FOR = timedelta(days=7)


GIVEN_BY_PAGE = frozenset(
    {RoleName.PRACTITIONER, RoleName.TEAM_MANAGER, RoleName.AGENCY_ADMINISTRATOR}
)
"""What an agency may make somebody of its own. Officers and auditors answer for all
agencies, and two of them decide together: no one agency makes both."""


def may_be_given(role: str, team: Team) -> bool:
    """Return whether an agency itself may give this role in this team.

    Who manages a centre is said by the centre's own agency.
    """
    own_centre = team.agency.kind == Agency.Kind.CHILDRENS_CENTRE
    return role in GIVEN_BY_PAGE or (role == RoleName.MANAGER and own_centre)


def places_elsewhere(
    known: QuerySet[Practitioner], team: Team
) -> QuerySet[TeamMembership]:
    """Return places in other agencies that nobody has ended, of closed accounts too."""
    rows = TeamMembership.objects.filter(practitioner__in=known, ended_at__isnull=True)
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate())
    return rows.filter(lasting).exclude(team__agency=team.agency_id)


def new_secret() -> str:
    """Return a secret that nobody guesses."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """Return what is kept of a secret: it cannot be turned back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def standing() -> QuerySet[AccountInvitation]:
    """Return invitations that may be used today: once, and until their last day."""
    return AccountInvitation.objects.filter(
        Q(expires_on__gte=timezone.localdate()),
        accepted_at__isnull=True,
        withdrawn_at__isnull=True,
        team__agency__left_at__isnull=True,
    )


def invitation_for(secret: str) -> AccountInvitation | None:
    """Return the invitation of this secret, or None: used, old and unknown alike."""
    rows = standing().select_related("team__agency", "team__centre")
    return rows.filter(digest=digest_of(secret)).first()


def state_of(invitation: AccountInvitation) -> str:
    """Return in a word how it stands, for those who invited."""
    if invitation.accepted_at:
        return "used"
    if invitation.withdrawn_at:
        return "withdrawn"
    return "waiting" if invitation.expires_on >= timezone.localdate() else "too old"
