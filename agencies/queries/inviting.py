"""Who is invited to make an account, and what somebody new does first."""

from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse

from agencies.inviting import state_of
from agencies.models import (
    AccountInvitation,
    Practitioner,
    Profile,
    Team,
    WorkingPattern,
)
from information_sharing import access
from information_sharing.roles import ROLES


@dataclass(frozen=True)
class Invitation:
    """One invitation, and how it stands."""

    row: AccountInvitation
    state: str

    @property
    def is_open(self) -> bool:
        """Return whether it can be sent again or withdrawn."""
        return self.state in {"waiting", "too old"}


@dataclass(frozen=True)
class Step:
    """One thing that somebody new does, where, and whether it is done."""

    words: str
    why: str
    url: str
    is_done: bool | None = None


def invitations(*, viewer: Practitioner) -> list[Invitation]:
    """Return the invitations of her agencies, the newest first."""
    rows = _hers(viewer).select_related("team", "invited_by")[:200]
    return [Invitation(row, state_of(row)) for row in rows]


def invitation_of(*, viewer: Practitioner, pk: UUID) -> AccountInvitation:
    """Return one invitation of her agencies, or raise Http404."""
    return get_object_or_404(_hers(viewer).select_related("team__agency"), pk=pk)


def teams_to_invite_to(*, viewer: Practitioner) -> QuerySet[Team]:
    """Return the teams of her agencies."""
    return Team.objects.filter(agency__in=access.agencies_invited_for(viewer))


def _hers(viewer: Practitioner) -> QuerySet[AccountInvitation]:
    hers = access.agencies_invited_for(viewer)
    return AccountInvitation.objects.filter(team__agency__in=hers)


def first_steps(*, viewer: Practitioner) -> list[Step]:
    """Return what somebody new does first, with what she has done."""
    written = Profile.objects.filter(practitioner=viewer).exclude(what_i_do="")
    days = WorkingPattern.objects.filter(practitioner=viewer)
    steps = [
        Step("Say what you do", "Colleagues of other agencies find you by it.",
             reverse("agencies:my-work"), written.exists()),
        Step("Say on which days you work", "No e-mail reaches you on the others.",
             reverse("agencies:my-days"), days.exists()),
        Step("Read what your role may do", "It opens no record: what opens one is "
             "what a family agreed to.", reverse("information_sharing:roles")),
        Step("Look through the words", "What other agencies mean by theirs.",
             reverse("agencies:glossary")),
    ]  # fmt: skip
    second = Step("Set up a second step for signing in", "A code, or a passkey.",
                  reverse("mfa_index"), is_mfa_enabled(viewer))  # fmt: skip
    return [second, *steps] if settings.MFA_REQUIRED or second.is_done else steps


def roles_of(*, viewer: Practitioner) -> list[tuple[str, str]]:
    """Return in which teams she works, and as what, in words."""
    places = access.memberships(viewer).select_related("team")
    return [(str(one.team), ROLES[one.role].display_name) for one in places]
