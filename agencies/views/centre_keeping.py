"""Keeping a centre: its words, hours, closed days and rooms; saying that one is there."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST

from agencies.commands import centre as commands
from agencies.forms.centre import (
    CentreForm,
    ClosureForm,
    HoursForm,
    OnSiteForm,
    RoomForm,
    hours_known,
)
from agencies.queries import centre as queries
from cases.form_pages import did, draft_of, form_for
from information_sharing import access
from information_sharing.audit import AgencyEvent
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

KEEPING = page(AgencyEvent.CENTRE_VIEWED, permission=Permission.KEEP_CENTRE)
POSTED = require_http_methods(["GET", "POST"])
FORM = "agencies/centre/form.html"
SAVED = "Saved. Everybody reads it like this now."


def _saved(form) -> str:
    return f"{SAVED} {form.taken_in_words}"


@KEEPING
@POSTED
def describe(request, centre):
    """Say what families read of the centre."""
    found = queries.kept_centre_for(viewer=request.user, pk=centre)
    form = form_for(request, CentreForm, known=CentreForm.known_of(found))
    write = {"centre": found, "by": request.user}
    if form.is_valid() and did(
        request, form, commands.describe_centre, _saved(form), words=form.words, **write
    ):
        return redirect("agencies:centre", found.pk)
    return _form(request, form, found, "What families read")


@KEEPING
@POSTED
def set_hours(request, centre):
    """Say on which days the centre is open."""
    found = queries.kept_centre_for(viewer=request.user, pk=centre)
    form = form_for(request, HoursForm, known=hours_known(found.openings.all()))
    write = {"centre": found, "by": request.user}
    if form.is_valid() and did(
        request, form, commands.set_hours, _saved(form), hours=form.hours, **write
    ):
        return redirect("agencies:centre", found.pk)
    return _form(request, form, found, "Opening hours")


@KEEPING
@POSTED
def close_on(request, centre):
    """Say on which day the centre stays closed."""
    found = queries.kept_centre_for(viewer=request.user, pk=centre)
    form = form_for(request, ClosureForm)
    if form.is_valid() and _wrote(request, form, commands.close_on, found):
        return redirect("agencies:centre", found.pk)
    return _form(request, form, found, "A closed day")


@KEEPING
@POSTED
def add_room(request, centre):
    """Add a room."""
    found = queries.kept_centre_for(viewer=request.user, pk=centre)
    form = form_for(request, RoomForm)
    if form.is_valid() and _wrote(request, form, commands.add_room, found):
        return redirect("agencies:centre", found.pk)
    return _form(request, form, found, "A room")


def _wrote(request, form, command, centre):
    write = {"centre": centre, "by": request.user, **form.cleaned_data}
    return did(request, form, command, "Saved.", **write)


@KEEPING
@require_POST
def open_after_all(request, closure):
    """Say that the centre is open on a day after all."""
    row = queries.closure_for(viewer=request.user, pk=closure)
    centre = commands.open_after_all(closure=row, by=request.user)
    messages.success(request, "The centre is open on that day.")
    return redirect("agencies:centre", centre.pk)


@KEEPING
@require_POST
def end_room(request, room):
    """Take a room off the list."""
    row = queries.room_for(viewer=request.user, pk=room)
    return _said(request, row.centre, commands.end_room, room=row)


@page(AgencyEvent.CENTRE_VIEWED)
@POSTED
def say_on_site(request, centre):
    """Say on which day one is there, from when to when."""
    found = queries.centre_for(viewer=request.user, pk=centre)
    choices = {
        "teams": queries.teams_of(viewer=request.user),
        "rooms": queries.rooms_of(viewer=request.user, centre=found),
    }
    form = form_for(request, OnSiteForm, **choices)
    if form.is_valid() and did(
        request,
        form,
        commands.say_on_site,
        "Everybody at the centre can see that you are there.",
        team=form.cleaned_data["team"],
        centre=found,
        presence=form.presence,
        by=request.user,
    ):
        return redirect("agencies:centre", found.pk)
    return _form(request, form, found, "When will you be there?")


@page(AgencyEvent.CENTRE_VIEWED)
@require_POST
def take_off_site(request, on_site):
    """Take a day off the list."""
    row = queries.day_for(viewer=request.user, pk=on_site)
    access.check_can_take_off_site(request.user, row)
    return _said(request, row.centre, commands.take_off_site, day=row)


def _said(request, centre, command, **what):
    try:
        command(**what, by=request.user)
        messages.success(request, "It is off the list.")
    except NotPossibleNow as refused:
        messages.info(request, str(refused))
    return redirect("agencies:centre", centre.pk)


def _form(request, form, centre, heading):
    context = {
        "form": form,
        "draft": draft_of(request),
        "centre": centre,
        "heading": heading,
    }
    return TemplateResponse(request, FORM, context)
