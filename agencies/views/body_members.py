"""Seats on boards and groups, and what their holders declare."""

from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from agencies.commands import bodies as commands
from agencies.forms.bodies import InterestForm, MemberForm
from agencies.queries import bodies as queries
from agencies.views.bodies import around, told
from agencies.views.body_pages import form_page
from cases.form_pages import did, form_for
from config.forms import HouseForm
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

POSTED = require_http_methods(["GET", "POST"])
RUN = Permission.RUN_BODIES


@page(Event.FORM_OPENED, permission=RUN)
@POSTED
def add_member(request, body):
    """Give somebody a seat."""
    found = queries.body_for(viewer=request.user, pk=body)
    access.check_can_run_bodies(request.user, found.centre)
    form = form_for(request, MemberForm, **_choices(request))
    if request.method == "POST" and form.is_valid():
        said = {"body": found, "said": form.cleaned_data, "by": request.user}
        if did(request, form, commands.seat_body_member, "They have a seat.", **said):
            return redirect("agencies:body", found.pk)
    return form_page(request, form, around(found, "Give somebody a seat"))


@page(Event.FORM_OPENED, permission=RUN)
@POSTED
def change_member(request, body_member):
    """Change for whom somebody speaks, what they may do, and who stands in."""
    member = queries.member_for(viewer=request.user, pk=body_member)
    access.check_can_run_bodies(request.user, member.body.centre)
    initial = {name: getattr(member, name) for name in commands.SEAT}
    choices = _choices(request, member)
    form = form_for(request, MemberForm, initial=initial, **choices)
    if request.method == "POST" and form.is_valid():
        said = {"member": member, "said": form.cleaned_data, "by": request.user}
        if did(request, form, commands.change_body_member, "It is changed.", **said):
            return redirect("agencies:body", member.body_id)
    return form_page(request, form, around(member.body, f"The seat of {member}"))


def _choices(request, seat=None) -> dict:
    return {
        "people": queries.colleagues_here(viewer=request.user, seat=seat),
        "agencies": queries.agencies_here(viewer=request.user),
    }


@page(Event.FORM_OPENED, permission=RUN)
@POSTED
def end_seat(request, body_member):
    """Ask whether somebody leaves a body, then end the seat."""
    member = queries.member_for(viewer=request.user, pk=body_member)
    access.check_can_run_bodies(request.user, member.body.centre)
    form = form_for(request, HouseForm)
    if request.method == "POST" and form.is_valid():
        done = {"member": member, "by": request.user}
        if did(request, form, commands.end_body_seat, "The seat has ended.", **done):
            return redirect("agencies:body", member.body_id)
    title = f"End the seat of {member}?"
    warning = "Minutes go on naming them. They can be given a new seat later."
    words = around(member.body, title, button="End the seat", warning=warning)
    return form_page(request, form, words)


@page(Event.FORM_OPENED)
@POSTED
def declare_interest(request, body_member):
    """Declare an interest of one's own."""
    member = queries.member_for(viewer=request.user, pk=body_member)
    access.check_can_declare_interest(request.user, member)
    form = form_for(request, InterestForm)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        said = {"member": member, "words": words, "by": request.user}
        if did(request, form, commands.declare_interest, "It is declared.", **said):
            return redirect("agencies:body", member.body_id)
    words = around(member.body, "Declare an interest", button="Declare it")
    return form_page(request, form, words)


@page()
@require_POST
def end_interest(request, interest):
    """Say that an interest of one's own stands no longer."""
    found = queries.interest_for(viewer=request.user, pk=interest)
    try:
        commands.end_interest(interest=found, by=request.user)
    except NotPossibleNow as refused:
        return told(request, str(refused), found.member.body)
    return told(request, "It stands no longer.", found.member.body)
