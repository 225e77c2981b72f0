"""Sessions end: after a quiet half hour, and after a working day at most."""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from cases import drafts

STARTED, SEEN = "started_at", "seen_at"
WRITTEN_EVERY = 30
"""Seconds between two writes of the session: reading a page should not write much."""


class SessionLimits:
    """Signs out an idle or too old session, and keeps what it was sent."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        """Return the page, or the sign-in page with what was typed kept as a draft."""
        if not request.user.is_authenticated:
            return self.get_response(request)
        now = time.time()
        if _is_over(request.session, now):
            return _sign_out(request)
        if now - request.session.get(SEEN, 0) > WRITTEN_EVERY:
            request.session.setdefault(STARTED, now)
            request.session[SEEN] = now
        return self.get_response(request)


def _is_over(session, now: float) -> bool:
    idle = now - session.get(SEEN, now)
    age = now - session.get(STARTED, now)
    return (
        idle > settings.SESSION_IDLE_SECONDS or age > settings.SESSION_ABSOLUTE_SECONDS
    )


def _sign_out(request):
    if request.method == "POST" and drafts.may_be_kept(request.path):
        drafts.keep(by=request.user, path=request.path, post=request.POST)
    logout(request)
    query = urlencode({"next": request.path})
    response = redirect(f"{reverse('account_login')}?{query}")
    response["Cache-Control"] = "no-store"
    return response
