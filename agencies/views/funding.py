"""A centre's money with an end, and what falls when it ends (P33)."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from agencies.commands import funding as commands
from agencies.forms.funding import ChangeStreamForm, PaysForm, StreamForm
from agencies.queries import centre as queries
from cases.form_pages import did, draft_of, form_for
from information_sharing.audit import AgencyEvent
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

KEEPING = page(AgencyEvent.CENTRE_VIEWED, permission=Permission.KEEP_CENTRE)
POSTED = require_http_methods(["GET", "POST"])
FORM = "agencies/centre/funding_form.html"
SAVED = "Saved."


def _saved(form) -> str:
    return f"{SAVED} {form.taken_in_words}"


@KEEPING
@require_safe
def show_funding(request, centre):
    """List the money of a centre, what ends first at the top."""
    found = queries.kept_centre_for(viewer=request.user, pk=centre)
    money = queries.money_of(viewer=request.user, centre=found)
    context = {"centre": found, "money": money}
    return TemplateResponse(request, "agencies/centre/funding.html", context)


@KEEPING
@POSTED
def add_stream(request, centre):
    """Enter a stream of money."""
    found = queries.kept_centre_for(viewer=request.user, pk=centre)
    form = form_for(request, StreamForm)
    write = {"centre": found, "by": request.user}
    if form.is_valid() and did(
        request, form, commands.add_stream, SAVED, stream=form.stream, **write
    ):
        return redirect("agencies:funding", found.pk)
    return _form(request, form, found, "Money with an end")


@KEEPING
@POSTED
def change_stream(request, stream):
    """Say otherwise what is known of a stream."""
    row = queries.stream_for(viewer=request.user, pk=stream)
    known = ChangeStreamForm.known_of(row)
    form = form_for(request, ChangeStreamForm, known=known)
    write = {"stream": row, "by": request.user}
    if form.is_valid() and did(
        request, form, commands.change_stream, _saved(form), words=form.stream, **write
    ):
        return redirect("agencies:funding", row.centre_id)
    return _form(request, form, row.centre, row.name)


@KEEPING
@POSTED
def add_funded(request, stream):
    """Say what a stream pays for."""
    row = queries.stream_for(viewer=request.user, pk=stream)
    choices = queries.paid_choices(viewer=request.user, centre=row.centre)
    form = form_for(request, PaysForm, **choices)
    write = {"stream": row, "by": request.user}
    if form.is_valid() and did(
        request, form, commands.add_funded, SAVED, pays=form.pays, **write
    ):
        return redirect("agencies:funding", row.centre_id)
    return _form(request, form, row.centre, f"What does {row.name} pay for?")


@KEEPING
@require_POST
def end_stream(request, stream):
    """Say that a stream pays no more."""
    row = queries.stream_for(viewer=request.user, pk=stream)
    return _said(request, row.centre_id, commands.end_stream, stream=row)


@KEEPING
@require_POST
def end_funded(request, funded):
    """Say that a stream does not pay for this any more."""
    row = queries.funded_for(viewer=request.user, pk=funded)
    return _said(request, row.stream.centre_id, commands.end_funded, funded=row)


def _said(request, centre, command, **what):
    try:
        command(**what, by=request.user)
        messages.success(request, "It is off the list.")
    except NotPossibleNow as refused:
        messages.info(request, str(refused))
    return redirect("agencies:funding", centre)


def _form(request, form, centre, heading):
    context = {
        "form": form,
        "draft": draft_of(request),
        "centre": centre,
        "heading": heading,
    }
    return TemplateResponse(request, FORM, context)
