"""Emergency access: opening, ending, and its review by somebody else (R11)."""

from functools import partial
from urllib.parse import urlencode

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases import drafts
from cases.form_pages import draft_of, form_for
from information_sharing import access, audit
from information_sharing.audit import Event
from information_sharing.commands import emergencies as commands
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms.emergencies import EmergencyForm, ReviewForm
from information_sharing.queries import emergencies as queries
from information_sharing.roles import Permission
from information_sharing.trail_words import in_words

CONFIRM_FIRST = (
    "More than five minutes have passed since you confirmed that it is you. Confirm it "
    "again; what you typed is kept."
)
UNPROCESSABLE = 422


@page(Event.FORM_OPENED, permission=Permission.USE_EMERGENCY_ACCESS)
@require_http_methods(["GET", "POST"])
def open_in_emergency(request):
    """Open a record to this person for some hours, once she has confirmed who she is."""
    if not did_recently_reauthenticate(request):
        return _confirm_first(request)
    form = _form(request)
    status = 200
    if request.method == "POST" and form.is_valid():
        opened = _open(request, form)
        if opened:
            return redirect(opened.case)
        status = UNPROCESSABLE
    return _page(request, form, status=status)


def _confirm_first(request):
    again = f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}"
    if request.method != "POST":
        return redirect(again)
    drafts.keep(by=request.user, path=request.path, post=request.POST)
    form = _form(request)
    form.add_error(None, CONFIRM_FIRST)
    return _page(request, form, confirm_url=again)


def _form(request):
    teams = access.teams_for_emergency(request.user)
    return form_for(request, EmergencyForm, teams=teams)


def _page(request, form, *, status=200, confirm_url=""):
    context = {"form": form, "draft": draft_of(request), "confirm_url": confirm_url}
    context["stop"] = _why_not(request.user)
    return TemplateResponse(
        request, "information_sharing/emergency.html", context, status=status
    )


def _why_not(user) -> str:
    try:
        commands.check_may_use_emergency(by=user)
    except NotPossibleNow as refused:
        return str(refused)
    return ""


def _open(request, form):
    lookup = form.lookup()
    case = queries.case_in_emergency(viewer=request.user, **lookup)
    said = form.cleaned_data
    emergency = commands.Emergency(said["reason"], said["hours"], form.chosen_team())
    try:
        opened = commands.open_in_emergency(
            case=case, emergency=emergency, by=request.user
        )
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        details = {"route": request.resolver_match.view_name, "by": said["how"]}
        audit.record(Event.REFUSED, by=request.user, details=details)
        return None
    messages.success(request, "The record is open to you. Others have been told.")
    return opened


@page()
@require_POST
def end_emergency(request, emergency):
    """End her own opening before its hours are over."""
    found = queries.emergency_for(viewer=request.user, pk=emergency)
    try:
        commands.end_emergency(emergency=found, by=request.user)
        messages.success(request, "The record is shut to you again.")
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect("information_sharing:emergencies")


@page(Event.EMERGENCIES_VIEWED)
@require_safe
def list_emergencies(request):
    """List the openings: a reviewer sees all, a practitioner her own."""
    lines = queries.emergencies(viewer=request.user)
    context = {
        "waiting": [line for line in lines if line.emergency.reviewed_at is None],
        "reviewed": [line for line in lines if line.emergency.reviewed_at],
        "can_review": access.can_have(request.user, Permission.REVIEW_EMERGENCIES),
        "can_use": access.can_have(request.user, Permission.USE_EMERGENCY_ACCESS),
    }
    return TemplateResponse(request, "information_sharing/emergencies.html", context)


@page(Event.EMERGENCIES_VIEWED, permission=Permission.REVIEW_EMERGENCIES)
@require_http_methods(["GET", "POST"])
def review_emergency(request, emergency):
    """Read why a record was opened and what was read, and say what one thinks."""
    found = queries.emergency_for(viewer=request.user, pk=emergency)
    access.check_can_review_emergency(request.user, found)
    form = form_for(request, ReviewForm)
    if request.method == "POST" and form.is_valid() and _review(request, found, form):
        return redirect("information_sharing:emergencies")
    opened = queries.opened_meanwhile(viewer=request.user, emergency=found)
    context = {
        "line": queries.line_of_emergency(found, viewer=request.user),
        "opened": [in_words(event) for event in opened],
        "form": form,
        "draft": draft_of(request),
    }
    return TemplateResponse(
        request, "information_sharing/emergency_review.html", context
    )


def _review(request, emergency, form) -> bool:
    act = partial(commands.review_emergency, emergency=emergency, by=request.user)
    try:
        act(**form.cleaned_data)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(
        request, "Your review is saved. The person who opened the record is told."
    )
    return True
