"""Sessions end: after a quiet half hour, and after a working day at most."""

import time
from contextlib import suppress
from copy import copy

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.messages import MessageFailure
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode

from config.tablet import handed_over_for

STARTED, SEEN = "started_at", "seen_at"
REFUSED = (Http404, PermissionDenied, MessageFailure)
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
    if request.method == "POST" and handed_over_for(request) is None:
        _keep_what_was_typed(request)
    logout(request)
    query = urlencode({"next": request.path})
    response = redirect(f"{reverse('account_login')}?{query}")
    response["Cache-Control"] = "no-store"
    return response


def _keep_what_was_typed(request) -> None:
    """Ask the form to keep it as a draft, as its own page does while she types."""
    try:
        view, args, kwargs = resolve(request.path)
    except Resolver404:
        return
    if not getattr(view, "keeps_drafts", False):
        return
    with suppress(*REFUSED), transaction.atomic():
        view(_as_a_draft(request), *args, **kwargs)


def _as_a_draft(request):
    draft = copy(request)
    draft.POST = request.POST.copy()
    draft.POST["_draft"] = "1"
    return draft
