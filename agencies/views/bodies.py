"""Boards and groups: everybody reads them, whoever runs them changes them."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from agencies.commands import bodies as commands
from agencies.forms.bodies import BodyForm, ChangeBodyForm
from agencies.models import BodyMember
from agencies.queries import bodies as queries
from agencies.queries import body_meetings, objectives
from agencies.views.body_pages import Words, form_page
from cases.form_pages import did, form_for
from config.forms import HouseForm
from information_sharing import access
from information_sharing.audit import AgencyEvent, Event
from information_sharing.door import page
from information_sharing.roles import Permission

POSTED = require_http_methods(["GET", "POST"])
RUN = Permission.RUN_BODIES


@page(AgencyEvent.BODIES_VIEWED)
@require_safe
def list_bodies(request):
    """List all bodies with their rhythm; those that have ended apart."""
    lines = queries.bodies(viewer=request.user)
    context = {
        "lines": [line for line in lines if not line.body.ended_at],
        "ended": [line for line in lines if line.body.ended_at],
        "can_run": access.can_have(request.user, RUN),
    }
    return TemplateResponse(request, "agencies/bodies/list.html", context)


@page(AgencyEvent.BODIES_VIEWED)
@require_safe
def show_body(request, body):
    """Show the purpose card, who sits there for whom, and when it meets."""
    reader = {"viewer": request.user}
    found = queries.body_for(**reader, pk=body)
    members = queries.members_of(**reader, body=found)
    interests = queries.interests_of(**reader, body=found)
    context = {
        "body": found,
        "rhythm": queries.rhythm_of(**reader, body=found),
        "members": members,
        "voices": queries.voices(members),
        "tests": BodyMember.May.choices,
        "interests": interests,
        "her_seat": queries.her_seat(**reader, body=found),
        "meetings": body_meetings.meetings_of(**reader, body=found)[:12],
        "decisions": body_meetings.decisions_of(**reader, body=found)[:20],
        "open_actions": body_meetings.open_actions(**reader, body=found),
        "waiting": body_meetings.escalations_waiting(**reader, body=found),
        "objectives": objectives.objectives_of(**reader, body=found),
        "can_run": access.can_run_bodies(request.user, found.centre),
        "can_keep": access.can_keep_meetings(request.user, found),
        "can_read_interests": interests is not None,
    }
    return TemplateResponse(request, "agencies/bodies/body.html", context)


@page(Event.FORM_OPENED, permission=RUN)
@POSTED
def add_body(request):
    """Set up a body."""
    form = form_for(
        request,
        BodyForm,
        initial={"quorum": 3},
        centres=queries.centres_to_run(viewer=request.user),
        bodies=queries.other_bodies(viewer=request.user),
        beyond=access.can_run_bodies(request.user, None),
    )
    if request.method == "POST" and form.is_valid():
        said = {"said": form.cleaned_data, "by": request.user}
        if did(request, form, commands.set_up_body, "The body is set up.", **said):
            return redirect("agencies:bodies")
    words = Words("Set up a board or group", reverse("agencies:bodies"), "Bodies")
    return form_page(request, form, words)


@page(Event.FORM_OPENED, permission=RUN)
@POSTED
def change_body(request, body):
    """Change the purpose card."""
    found = queries.body_for(viewer=request.user, pk=body)
    access.check_can_run_bodies(request.user, found.centre)
    form = form_for(
        request,
        ChangeBodyForm,
        initial={name: getattr(found, name) for name in commands.CARD},
        centres=queries.centres_to_run(viewer=request.user),
        bodies=queries.other_bodies(viewer=request.user, body=found),
    )
    if request.method == "POST" and form.is_valid():
        said = {"body": found, "said": form.cleaned_data, "by": request.user}
        if did(request, form, commands.change_body, "It is changed.", **said):
            return redirect("agencies:body", found.pk)
    return form_page(request, form, around(found, f"Change {found}"))


@page(Event.FORM_OPENED, permission=RUN)
@POSTED
def end_body(request, body):
    """Ask whether a body is to end, then end it."""
    found = queries.body_for(viewer=request.user, pk=body)
    access.check_can_run_bodies(request.user, found.centre)
    form = form_for(request, HouseForm)
    if request.method == "POST" and form.is_valid():
        done = {"body": found, "by": request.user}
        if did(request, form, commands.end_body, f"{found} has ended.", **done):
            return redirect("agencies:bodies")
    warning = "It cannot be opened again. What it decided is kept, and can be read."
    words = around(found, f"End {found}?", button="End it", warning=warning)
    return form_page(request, form, words)


def around(body, title, **more) -> Words:
    """Return the words around a form that belongs to a body."""
    return Words(title, reverse("agencies:body", args=[body.pk]), str(body), **more)


def told(request, words: str, body):
    """Say what was done, and lead back to the body."""
    messages.success(request, words)
    return redirect("agencies:body", body.pk)
