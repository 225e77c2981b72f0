"""Panels: set up by the centre manager; each member sees what is shared with her."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases.commands import panels as commands
from cases.form_pages import did, draft_of, form_for
from cases.forms.panels import PanelForm, SeatForm, SittingForm
from cases.queries import panels as queries
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

POSTED = require_http_methods(["GET", "POST"])
TERMS = Permission.SET_LOCAL_TERMS


@page(Event.PANELS_VIEWED)
@require_safe
def list_panels(request):
    """List the panels of the reader."""
    context = {
        "panels": queries.panels_for(viewer=request.user),
        "can_set_up": access.can_have(request.user, TERMS),
    }
    return TemplateResponse(request, "cases/panels/list.html", context)


@page(Event.FORM_OPENED, permission=TERMS)
@POSTED
def add_panel(request):
    """Set up a panel."""
    form = form_for(
        request, PanelForm, centres=queries.centres_for(viewer=request.user)
    )
    if request.method == "POST" and form.is_valid():
        said = {**form.cleaned_data, "by": request.user}
        if did(request, form, commands.set_up_panel, "The panel is set up.", **said):
            return redirect("cases:panels")
    return _form(request, form, "Set up a panel")


@page(Event.PANELS_VIEWED)
@require_safe
def show_panel(request, panel):
    """Show who sits on a panel, when it meets, and what it declined."""
    found = queries.panel_for(viewer=request.user, pk=panel)
    declined, readable = queries.declined_by(viewer=request.user, panel=found)
    readable = list(readable[:50])
    context = {
        "panel": found,
        "seats": queries.seats_of(viewer=request.user, panel=found),
        "sittings": queries.sittings_of(viewer=request.user, panel=found)[:20],
        "declined": declined,
        "readable": readable,
        "readable_cases": [item.case for item in readable],
        "can_set_up": access.can_set_up(request.user, found.centre),
    }
    return TemplateResponse(request, "cases/panels/panel.html", context)


@page(permission=TERMS)
@require_POST
def end_panel(request, panel):
    """End a panel that has nothing left to do."""
    found = queries.panel_for(viewer=request.user, pk=panel)
    try:
        commands.end_panel(panel=found, by=request.user)
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
        return redirect("cases:panel", found.pk)
    messages.success(request, f"{found} has ended. What it decided is kept.")
    return redirect("cases:panels")


@page(Event.FORM_OPENED, permission=TERMS)
@POSTED
def seat_member(request, panel):
    """Give somebody a seat."""
    found = queries.panel_for(viewer=request.user, pk=panel)
    places = queries.places(viewer=request.user, panel=found)
    form = form_for(request, SeatForm, places=places)
    if request.method == "POST" and form.is_valid():
        said = {"panel": found, **form.said, "by": request.user}
        if did(
            request, form, commands.seat_member, "They sit on the panel now.", **said
        ):
            return redirect("cases:panel", found.pk)
    return _form(request, form, "Give somebody a seat", panel=found)


@page(permission=TERMS)
@require_POST
def end_seat(request, panel, seat):
    """Let somebody leave a panel."""
    found = queries.panel_for(viewer=request.user, pk=panel)
    seat = queries.seat_for(viewer=request.user, panel=found, pk=seat)
    commands.end_seat(seat=seat, by=request.user)
    messages.success(request, "They do not sit on the panel any more.")
    return redirect("cases:panel", found.pk)


@page(Event.FORM_OPENED, permission=TERMS)
@POSTED
def plan_sitting(request, panel):
    """Say when a panel meets."""
    found = queries.panel_for(viewer=request.user, pk=panel)
    form = form_for(request, SittingForm)
    if request.method == "POST" and form.is_valid():
        said = {"panel": found, **form.cleaned_data, "by": request.user}
        if did(request, form, commands.plan_sitting, "The day is set.", **said):
            return redirect("cases:panel", found.pk)
    return _form(request, form, "Say when the panel meets", panel=found)


@page(Event.PANELS_VIEWED)
@require_safe
def show_sitting(request, sitting):
    """Show the list of a sitting, each item only as far as it is shared."""
    meeting = queries.sitting_for(viewer=request.user, pk=sitting)
    context = {
        "listed": queries.list_of(viewer=request.user, meeting=meeting),
        "meeting": meeting,
        "can_set_up": access.can_set_up(request.user, meeting.panel.centre),
    }
    return TemplateResponse(request, "cases/panels/sitting.html", context)


@page(permission=TERMS)
@require_POST
def close_sitting(request, sitting):
    """Close a sitting of which everything is decided."""
    meeting = queries.sitting_for(viewer=request.user, pk=sitting)
    try:
        commands.close_sitting(meeting=meeting, by=request.user)
        messages.success(request, "The meeting is closed.")
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect("cases:panel-sitting", meeting.pk)


def _form(request, form, title, panel=None):
    context = {"form": form, "title": title, "panel": panel, "draft": draft_of(request)}
    return TemplateResponse(request, "cases/panels/form.html", context)
