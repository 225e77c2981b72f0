"""The family's own turn at the tablet: one empty form, then thank you."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases.commands.activities import COMPLETE
from cases.commands.sheets import enter_lines
from cases.forms.activities import PasswordForm, TabletForm
from cases.models import SignIn
from cases.queries import activities as queries
from cases.views.activities import FAMILIES, done, sent
from cases.views.sheets import keep_ticks
from config import tablet
from information_sharing import audit
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.steady import in_a_moment

TOO_MANY = 429


@page(Event.TABLET_HANDED_OVER, permission=FAMILIES)
@require_POST
def hand_over(request, session):
    """Hand the tablet over: from here this log-in opens the family's form only."""
    found = queries.session_for(viewer=request.user, pk=session)
    if found.closed_at:
        messages.error(request, COMPLETE)
        return redirect("cases:sheet", found.pk)
    keep_ticks(request, found)
    tablet.hand_over(request, found.pk)
    audit.record(Event.TABLET_HANDED_OVER, by=request.user, target=found.pk)
    return redirect("cases:tablet")


@page(permission=FAMILIES)
@require_http_methods(["GET", "POST"])
def show_tablet(request):
    """Let a family enter its child; nothing of anybody else is shown."""
    key = tablet.handed_over_for(request)
    if key is None:
        return redirect("cases:activities")
    session = queries.session_for(viewer=request.user, pk=key)
    form = TabletForm(sent(request))
    if not form.is_valid():
        return _form(request, session, form)
    if tablet.too_often(request, "tablet"):
        form.add_error(None, "Please wait a minute, then press the button again.")
        return _form(request, session, form, status=TOO_MANY)
    if done(form, lambda: _enter(request, session, form)) is None:
        return _form(request, session, form)
    return in_a_moment(redirect("cases:tablet-done"))


def _enter(request, session, form):
    lines, source = [form.typed()], SignIn.Source.SHEET
    return enter_lines(session=session, lines=lines, source=source, by=request.user)


def _form(request, session, form, status=200):
    context = {"form": form, "session": session}
    name = "cases/activities/tablet.html"
    return TemplateResponse(request, name, context, status=status)


@page(permission=FAMILIES)
@require_safe
def thank(request):
    """Thank the family; the next one presses once."""
    return TemplateResponse(request, "cases/activities/tablet_thanks.html")


@page(permission=FAMILIES)
@require_http_methods(["GET", "POST"])
def take_back(request):
    """Take the tablet back with the practitioner's own password."""
    key = tablet.handed_over_for(request)
    if key is None:
        return redirect("cases:activities")
    form = PasswordForm(sent(request))
    if form.is_valid():
        if tablet.too_often(request, "tablet_back"):
            form.add_error(None, "Too many tries. Wait five minutes, or sign out.")
            return _password(request, form, status=TOO_MANY)
        if request.user.check_password(form.cleaned_data["password"]):
            return _taken_back(request, key)
        form.add_error("password", "That is not your password. Try again.")
        audit.record(Event.SIGN_IN_FAILED, by=request.user, details={"tablet": True})
    return _password(request, form)


def _taken_back(request, key):
    tablet.take_back(request)
    audit.record(Event.TABLET_TAKEN_BACK, by=request.user, target=key)
    messages.info(request, "The tablet is yours again.")
    return redirect("cases:sheet", key)


def _password(request, form, status=200):
    name = "cases/activities/tablet_back.html"
    return TemplateResponse(request, name, {"form": form}, status=status)
