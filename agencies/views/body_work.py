"""What follows from a meeting: actions by agency, and what agencies take back."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from agencies.commands import body_work as commands
from agencies.forms.body_meetings import (
    BodyActionEndForm,
    BodyActionForm,
    BodyPromiseForm,
    TakeBackAnswerForm,
    TakeBackForm,
)
from agencies.queries import bodies, objectives
from agencies.queries import body_meetings as queries
from agencies.stands_bodies import action_stands
from agencies.views.body_meetings import around_meeting, back_to
from agencies.views.body_pages import form_page
from cases.form_pages import did, draft_of, form_for
from information_sharing import access
from information_sharing.audit import AgencyEvent, Event
from information_sharing.door import page

POSTED = require_http_methods(["GET", "POST"])
FORM = page(Event.FORM_OPENED)
SHOWN = page(AgencyEvent.BODIES_VIEWED)


@FORM
@POSTED
def add_action(request, body_meeting):
    """Write down who does what, by when."""
    meeting = _kept(request, body_meeting)
    reader = {"viewer": request.user}
    form = form_for(
        request,
        BodyActionForm,
        initial={"item": request.GET.get("item", "")[:36]},
        agencies=bodies.agencies_here(**reader),
        people=bodies.colleagues_here(**reader),
        items=meeting.items.all(),
        objectives=objectives.to_serve(**reader, body=meeting.body),
    )
    if request.method == "POST" and form.is_valid():
        said = {"meeting": meeting, "said": form.cleaned_data, "by": request.user}
        if did(request, form, commands.agree_body_action, "It is agreed.", **said):
            return back_to(meeting)
    return form_page(request, form, around_meeting(meeting, "Add an action"))


@FORM
@POSTED
def add_take_back(request, body_meeting):
    """Ask an agency to take something back."""
    meeting = _kept(request, body_meeting)
    form = form_for(
        request,
        TakeBackForm,
        initial={"item": request.GET.get("item", "")[:36]},
        agencies=bodies.agencies_here(viewer=request.user),
        items=meeting.items.all(),
    )
    if request.method == "POST" and form.is_valid():
        said = {"meeting": meeting, "said": form.cleaned_data, "by": request.user}
        if did(request, form, commands.give_to_take_back, "It is noted.", **said):
            return back_to(meeting)
    words = around_meeting(meeting, "Something to take back to an agency")
    return form_page(request, form, words)


@FORM
@POSTED
def add_promise(request, body_meeting):
    """Write down in the ledger what an agency promised at the meeting."""
    meeting = _kept(request, body_meeting)
    agencies = bodies.agencies_here(viewer=request.user)
    form = form_for(request, BodyPromiseForm, agencies=agencies)
    if request.method == "POST" and form.is_valid():
        said = {"meeting": meeting, "said": form.cleaned_data, "by": request.user}
        done = "The promise is written down."
        if did(request, form, commands.promise_at_meeting, done, **said):
            return back_to(meeting)
    words = around_meeting(meeting, "What an agency promised")
    return form_page(request, form, words)


@SHOWN
@POSTED
def show_action(request, body_action):
    """Show an action; its owner or agency says how it ended."""
    action = queries.action_for(viewer=request.user, pk=body_action)
    if request.method == "POST":
        access.check_can_end_body_action(request.user, action)
    form = form_for(request, BodyActionEndForm)
    if request.method == "POST" and form.is_valid() and _ended(request, form, action):
        return redirect("agencies:body-action", action.pk)
    may = access.can_end_body_action(request.user, action)
    context = {
        "action": action,
        "stands": action_stands(action),
        "form": form,
        "may_end": may and not (action.done_at or action.dropped_at),
        "draft": draft_of(request),
        "back": reverse("agencies:body-meeting", args=[action.meeting_id]),
    }
    return TemplateResponse(request, "agencies/bodies/action.html", context)


def _ended(request, form, action) -> bool:
    done = form.cleaned_data["how"] == "DONE"
    command = commands.finish_body_action if done else commands.drop_body_action
    said = {"result": form.cleaned_data["result"], "by": request.user}
    return did(request, form, command, "It is written down.", action=action, **said)


@SHOWN
@POSTED
def show_take_back(request, take_back):
    """Show what an agency took back; somebody who works there answers."""
    taken = queries.take_back_for(viewer=request.user, pk=take_back)
    if request.method == "POST":
        access.check_can_answer_take_back(request.user, taken)
    form = form_for(request, TakeBackAnswerForm)
    if request.method == "POST" and form.is_valid():
        said = {"answer": form.cleaned_data["answer"], "by": request.user}
        done = "The next meeting hears it first."
        command = commands.answer_take_back
        if did(request, form, command, done, taken=taken, **said):
            return redirect("agencies:take-back", taken.pk)
    may = access.can_answer_take_back(request.user, taken)
    context = {
        "taken": taken,
        "form": form,
        "may_answer": may and not taken.answered_at,
        "draft": draft_of(request),
        "back": reverse("agencies:body-meeting", args=[taken.meeting_id]),
    }
    return TemplateResponse(request, "agencies/bodies/take_back.html", context)


def _kept(request, pk):
    meeting = queries.meeting_for(viewer=request.user, pk=pk)
    access.check_can_keep_meetings(request.user, meeting.body)
    return meeting
