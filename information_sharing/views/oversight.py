"""Oversight of one record: asked by one, agreed by another, ended by either."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST

from cases.form_pages import draft_of, form_for
from information_sharing.audit import Event
from information_sharing.commands import oversight as commands
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms.oversight import OversightForm
from information_sharing.queries import oversight as queries
from information_sharing.roles import Permission


@page(Event.OVERSIGHT_VIEWED, permission=Permission.ASK_OVERSIGHT)
@require_http_methods(["GET", "POST"])
def list_oversights(request):
    """List requests to read one record, and take a new one."""
    form = form_for(request, OversightForm)
    if request.method == "POST" and form.is_valid() and _ask(request, form):
        return redirect("information_sharing:oversights")
    lines = queries.oversights(viewer=request.user)
    context = {"lines": lines, "form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "information_sharing/oversights.html", context)


def _ask(request, form) -> bool:
    said = form.cleaned_data
    case = queries.case_of_reference(viewer=request.user, reference=said["reference"])
    asked = commands.Request(said["purpose"], said["reason"], said["days"])
    try:
        commands.ask_oversight(case=case, request=asked, by=request.user)
    except NotPossibleNow as refused:
        form.add_error("reference", str(refused))
        return False
    messages.success(request, "A second person is asked. Nothing is open yet.")
    return True


@page(permission=Permission.SECOND_FOR_OFFICER)
@require_POST
def approve_oversight(request, oversight):
    """Agree as the second person."""
    found = queries.oversight_for(viewer=request.user, pk=oversight)
    act = partial(commands.approve_oversight, oversight=found, by=request.user)
    return _after(request, act, "The record is open to the person who asked.")


@page(permission=Permission.ASK_OVERSIGHT)
@require_POST
def end_oversight(request, oversight):
    """End it before its days are over."""
    found = queries.oversight_for(viewer=request.user, pk=oversight)
    act = partial(commands.end_oversight, oversight=found, by=request.user)
    return _after(request, act, "The record is shut again.")


def _after(request, act, done):
    try:
        act()
        messages.success(request, done)
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect("information_sharing:oversights")
