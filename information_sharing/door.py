"""The one door: every view says by which rule it opens, or it does not serve (R1).

`public` opens to anyone; `page` to a signed-in person (with a permission of her
roles, when one is named); `case_page` and `case_api` to those who may see the case.
Each opening is logged once: the view's own event when something is shown, the
command's event when something is written.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any
from uuid import UUID, uuid5

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.messages.storage import default_storage
from django.http import (
    Http404,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
    QueryDict,
)
from django.shortcuts import redirect
from django.utils import timezone

from cases import drafts
from information_sharing import access, audit
from information_sharing.roles import Permission

View = Callable[..., Any]
OPENS = {200, 302}


@dataclass(frozen=True)
class Rule:
    """By what a view opens: shown in docs and tests, asked by DoorMiddleware."""

    kind: str
    permission: Permission | None = None
    event: audit.AnyEvent | None = None
    needs_learning: bool = False


def public(view: View) -> View:
    """Open to anyone: nothing personal may be on such a page."""

    @wraps(view)
    def opened(request, *args, **kwargs):
        return view(request, *args, **kwargs)

    opened.access_rule = Rule("public")
    return login_not_required(opened)


def page(
    event: audit.AnyEvent | None = None, *, permission: Permission | None = None
) -> Callable[[View], View]:
    """Open to a signed-in person whose roles carry `permission`, if one is named."""

    def declare(view: View) -> View:
        @wraps(view)
        def opened(request, *args, **kwargs):
            if permission and not _throws_her_own_away(request):
                access.check_has(request.user, permission)
            response = _with_forms(view, request, None, args, kwargs)
            _log_showing(response, event, by=request.user, case=None, kwargs=kwargs)
            return response

        opened.access_rule = Rule("page", permission, event)
        opened.keeps_drafts = True
        return opened

    return declare


def case_page(event: audit.AnyEvent, *, learnt: bool = False) -> Callable[[View], View]:
    """Open to those who may see the case; the view receives the case itself.

    With `learnt`, only to those who have learnt to share, where a gate is set.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def opened(request, pk, **kwargs):
            case = access.case_for(request.user, pk)
            if learnt and not _throws_her_own_away(request):
                access.check_can_read_assessments(request.user, case)
            response = _with_forms(view, request, case, (case,), kwargs)
            _log_showing(response, event, by=request.user, case=case, kwargs=kwargs)
            return response

        opened.access_rule = Rule("case", None, event, needs_learning=learnt)
        opened.keeps_drafts = True
        return opened

    return declare


assessment_page = partial(case_page, learnt=True)
"""The door of every page of an assessment."""


def case_api(event: audit.AnyEvent) -> Callable[[View], View]:
    """Open an API view of one case, with answers in JSON."""

    def declare(view: View) -> View:
        @wraps(view)
        def opened(request, pk, **kwargs):
            if not request.user.is_authenticated:
                return _sign_in_first()
            try:
                case = access.case_for(request.user, pk)
            except Http404:
                return JsonResponse({"detail": "Not found."}, status=404)
            response = view(request, case=case, **kwargs)
            _log_showing(response, event, by=request.user, case=case, kwargs=kwargs)
            return response

        opened.access_rule = Rule("case", None, event)
        return login_not_required(opened)

    return declare


def api_page(event: audit.AnyEvent | None) -> Callable[[View], View]:
    """Open an API view that is not about one case to a signed-in person."""

    def declare(view: View) -> View:
        @wraps(view)
        def opened(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return _sign_in_first()
            response = view(request, *args, **kwargs)
            _log_showing(response, event, by=request.user, case=None, kwargs=kwargs)
            return response

        opened.access_rule = Rule("page", None, event)
        return login_not_required(opened)

    return declare


def _sign_in_first() -> JsonResponse:
    return JsonResponse({"detail": "Sign in first."}, status=403)


def nameless(view: View) -> View:
    """Let no log of requests and no table say who sent a form from here (U4)."""
    view.is_nameless = True  # type: ignore[attr-defined]
    return view


def _log_showing(response, event, *, by, case, kwargs) -> None:
    done = getattr(response, "is_draft", False) or getattr(response, "is_logged", False)
    if event and response.status_code == 200 and not done:
        target = next((v for v in kwargs.values() if isinstance(v, UUID)), None)
        audit.record(event, by=by, case=case, target=target)


def logged_by_command(response: Any) -> Any:
    """Return the response of a page whose command has written the one event."""
    response.is_logged = True
    return response


def _with_forms(view: View, request, case, args, kwargs):
    if request.method != "POST":
        return view(request, *args, **kwargs)
    if "_draft" in request.POST:
        return _keep_draft(view, request, case, args, kwargs)
    if "_discard" in request.POST:
        drafts.discard(by=request.user, path=request.path)
        from_home = request.POST["_discard"] == "home"
        return redirect("home") if from_home else HttpResponseRedirect(request.path)
    return _saved_once(view, request, args, kwargs)


def _throws_her_own_away(request) -> bool:
    """Return whether all that is asked is to forget what she typed here herself.

    She may, also where the page does not open to her any more (R18).
    """
    asked = request.method == "POST" and "_discard" in request.POST
    if not asked or "_draft" in request.POST:
        return False
    return drafts.find(by=request.user, path=request.path) is not None


def _keep_draft(view: View, request, case, args, kwargs) -> HttpResponse:
    if not _takes_drafts(view, request, args, kwargs):
        raise Http404("No such page.")
    draft = drafts.keep(
        by=request.user, path=request.path, post=request.POST, case=case
    )
    answer = {"version": draft.version, "elsewhere": bool(draft.elsewhere)}
    answer["saved_at"] = f"{timezone.localtime():%H:%M}"
    response = JsonResponse(answer)
    response.is_draft = True
    return response


def _takes_drafts(view: View, request, args, kwargs) -> bool:
    """Return whether this person may open a form here; what it raises, it refuses.

    The page is asked as if she opened it, and looks for her draft or leads to its form.
    """
    opening = copy(request)
    opening.method, opening.POST = "GET", QueryDict()
    opening._messages = default_storage(opening)
    status = view(opening, *args, **kwargs).status_code
    looked = hasattr(opening, "kept_draft")
    return len(request.path) <= drafts.LONGEST_PATH and (
        looked or (status in OPENS and drafts.has_title(request.path))
    )


def _answered(view: View, request, args, kwargs):
    """Return the page; with 403 where it says that she may not do this (R10)."""
    response = view(request, *args, **kwargs)
    if getattr(request, "was_refused", False):
        response.status_code = 403
    return response


def _saved_once(view: View, request, args, kwargs):
    token = _token(request)
    if token is None:
        return _answered(view, request, args, kwargs)
    location = drafts.saved_before(token, by=request.user)
    if location:
        messages.info(request, "This was saved already. Nothing was saved twice.")
        return redirect(location)
    response = _answered(view, request, args, kwargs)
    if isinstance(response, HttpResponseRedirect):
        if not getattr(view, "is_nameless", False):
            drafts.remember(token, by=request.user, location=response.url)
        drafts.discard(by=request.user, path=request.path, post=request.POST)
    return response


def _token(request) -> str | None:
    """Return what tells this sending apart: the form's token, by whom, and the words.

    Other words under the same token, as after the browser's Back, are another sending.
    """
    try:
        once = UUID(request.POST.get("_once", ""))
    except ValueError:
        return None
    sent = {key: request.POST.getlist(key) for key in sorted(request.POST)}
    sent.pop("csrfmiddlewaretoken", None)
    return str(uuid5(once, f"{request.user.pk} {request.path} {sent}"))
