"""The tablet in a family's hands: one empty form, and nothing else opens meanwhile."""

from uuid import UUID

from allauth.core.internal.ratelimit import consume
from django.urls import reverse

HANDED_OVER = "handed_over"
PAGES = ("cases:tablet", "cases:tablet-done", "cases:tablet-back")
LIMITS = {"tablet": "12/m/user", "tablet_back": "5/5m/user"}
"""How often a family's form, and the password, may be sent."""


def hand_over(request, session_id: UUID) -> None:
    """Shut everything but the family's form, for this log-in.

    The log-in gets a new key: what another tab asked before cannot bring the old back.
    """
    request.session.cycle_key()
    request.session[HANDED_OVER] = str(session_id)


def take_back(request) -> None:
    """Open the pages again: the practitioner has shown that it is she."""
    request.session.pop(HANDED_OVER, None)
    request.session.cycle_key()


def handed_over_for(request) -> UUID | None:
    """Return the session of the activity that the tablet was handed over at."""
    found = request.session.get(HANDED_OVER)
    return UUID(found) if found else None


def may_open(request) -> bool:
    """Return whether this opens while the tablet is handed over; signing out does."""
    if request.path == reverse("account_logout"):
        return bool(request.method == "POST")
    keeps_a_draft = "_draft" in request.POST or "_discard" in request.POST
    return not keeps_a_draft and request.path in {reverse(name) for name in PAGES}


def too_often(request, what: str) -> bool:
    """Return whether this was sent more often than anybody needs."""
    usage = consume(request, app="config.tablet", action=what, config=LIMITS)
    return usage is None
