"""Shields: what an officer and her second person see of them, and do (R12)."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases.form_pages import draft_of, form_for
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.commands import shielding as commands
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.forms.shielding import (
    LiftForm,
    ReaderForm,
    ReferenceForm,
    ShieldForm,
)
from information_sharing.queries import shielding as queries
from information_sharing.roles import Permission

seconds = page(Event.SHIELDS_VIEWED, permission=Permission.SECOND_FOR_OFFICER)
officers = page(Event.FORM_OPENED, permission=Permission.SHIELD_RECORDS)
UNKNOWN = "There is no record with this reference. Check it and try again."


@seconds
@require_safe
def list_shields(request):
    """List the shields that stand, and those that were lifted."""
    context = {
        "standing": queries.shields(viewer=request.user),
        "lifted": queries.shields(viewer=request.user, lifted=True),
        "can_shield": access.can_shield(request.user),
    }
    return TemplateResponse(request, "information_sharing/shields.html", context)


@officers
@require_http_methods(["GET", "POST"])
def choose_case(request):
    """Ask for the reference of the record to shield."""
    form = form_for(request, ReferenceForm)
    if request.method == "POST" and form.is_valid():
        case = queries.case_called(viewer=request.user, **form.cleaned_data)
        if case:
            return redirect("information_sharing:shield-case", case.pk)
        form.add_error("reference", UNKNOWN)
    context = {"form": form}
    return TemplateResponse(request, "information_sharing/shield_which.html", context)


@officers
@require_http_methods(["GET", "POST"])
def set_shield(request, pk):
    """Shield one record, with those named who still see it."""
    case = queries.case_to_shield(viewer=request.user, pk=pk)
    if case is None:
        raise Http404("No such page.")
    people = queries.could_be_named(viewer=request.user, case=case)
    form = form_for(request, ShieldForm, people=people)
    if request.method == "POST" and form.is_valid():
        made = _try(form, partial(_set, request, case, form))
        if made:
            messages.success(request, "The shield holds from now.")
            return redirect("information_sharing:shield", made.pk)
    context = {"case": case, "form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "information_sharing/shield_set.html", context)


def _set(request, case, form):
    said = form.cleaned_data
    shield = commands.Shield(said["level"], said["reason"], form.named())
    return commands.set_shield(case=case, shield=shield, by=request.user)


@seconds
@require_safe
def show_shield(request, shielding):
    """Show one shield: why, who set it, who is named, and what can be done."""
    found = queries.shield_for(viewer=request.user, pk=shielding)
    context = {
        "line": queries.line_of_shield(found, viewer=request.user),
        "readers": queries.readers_of_shield(viewer=request.user, shielding=found),
        "linked": queries.linked_cases(viewer=request.user, shielding=found),
    }
    return TemplateResponse(request, "information_sharing/shield.html", context)


@page(permission=Permission.SECOND_FOR_OFFICER)
@require_POST
def confirm_shield(request, shielding):
    """Confirm as the second person."""
    found = queries.shield_for(viewer=request.user, pk=shielding)
    act = partial(commands.confirm_shield, shielding=found, by=request.user)
    return _after(request, found, act, "The shield is confirmed.")


@page(permission=Permission.SECOND_FOR_OFFICER)
@require_POST
def lift_shield(request, shielding):
    """Lift as the second person."""
    found = queries.shield_for(viewer=request.user, pk=shielding)
    act = partial(commands.lift_shield, shielding=found, by=request.user)
    return _after(request, found, act, "The shield is lifted.")


@officers
@require_http_methods(["GET", "POST"])
def ask_to_lift(request, shielding):
    """Ask a second person to lift the shield."""
    found = queries.shield_for(viewer=request.user, pk=shielding)
    form = form_for(request, LiftForm)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        act = partial(commands.ask_to_lift, shielding=found, reason=reason)
        if _try(form, partial(act, by=request.user)):
            messages.success(request, "A second person is asked. The shield holds.")
            return redirect("information_sharing:shield", found.pk)
    context = {"shielding": found, "form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "information_sharing/shield_lift.html", context)


@officers
@require_http_methods(["GET", "POST"])
def name_reader(request, shielding):
    """Name somebody for whom the record stays open."""
    found = queries.shield_for(viewer=request.user, pk=shielding)
    people = queries.could_be_named(viewer=request.user, case=found.case)
    form = form_for(request, ReaderForm, people=people)
    if request.method == "POST" and form.is_valid():
        act = partial(commands.name_reader, shielding=found, practitioner=form.named())
        if _try(form, partial(act, by=request.user)):
            messages.success(request, f"{form.named()} is named.")
            return redirect("information_sharing:shield", found.pk)
    context = {"shielding": found, "form": form}
    return TemplateResponse(request, "information_sharing/shield_reader.html", context)


@page(permission=Permission.SHIELD_RECORDS)
@require_POST
def end_reader(request, shielding, named):
    """Shut the record to somebody who was named."""
    found = queries.shield_for(viewer=request.user, pk=shielding)
    reader = queries.reader_for(viewer=request.user, shielding=found, pk=named)
    act = partial(commands.end_reader, reader=reader, by=request.user)
    return _after(request, found, act, f"{reader} is no longer named.")


def _try(form, act):
    try:
        return act()
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return None


def _after(request, shielding, act, done):
    try:
        act()
        messages.success(request, done)
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect("information_sharing:shield", shielding.pk)
