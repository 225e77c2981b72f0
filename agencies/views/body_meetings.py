"""Meetings of bodies: the agenda beforehand, the minutes afterwards."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from agencies.body_minutes import body_minutes_for, body_minutes_pdf
from agencies.commands import body_meetings as commands
from agencies.forms.body_meetings import (
    BodyAttendanceForm,
    BodyMeetingForm,
    CloseBodyMeetingForm,
)
from agencies.queries import bodies
from agencies.queries import body_meetings as queries
from agencies.views.bodies import around
from agencies.views.body_pages import Words, form_page
from cases.form_pages import did, form_for
from config.downloads import download
from information_sharing import access
from information_sharing.audit import AgencyEvent, Event
from information_sharing.door import page
from information_sharing.exceptions import AccessDenied, NotPossibleNow

POSTED = require_http_methods(["GET", "POST"])
FORM = page(Event.FORM_OPENED)


@FORM
@POSTED
def plan_meeting(request, body):
    """Set the day of a meeting; the cadence suggests one."""
    found = bodies.body_for(viewer=request.user, pk=body)
    access.check_can_keep_meetings(request.user, found)
    rhythm = bodies.rhythm_of(viewer=request.user, body=found)
    initial = {"held_on": rhythm.suggested}
    form = form_for(request, BodyMeetingForm, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = {"body": found, **form.cleaned_data, "by": request.user}
        done = "The day is set, and the members are told."
        if did(request, form, commands.plan_body_meeting, done, **said):
            return redirect("agencies:body", found.pk)
    lead = "The day that its rhythm suggests is filled in." if rhythm.suggested else ""
    return form_page(request, form, around(found, "Plan a meeting", lead=lead))


@page(AgencyEvent.BODIES_VIEWED)
@require_safe
def show_meeting(request, body_meeting):
    """Show the agenda, or the minutes once they are fixed."""
    meeting = queries.meeting_for(viewer=request.user, pk=body_meeting)
    reader = {"viewer": request.user, "meeting": meeting}
    of_body = {"viewer": request.user, "body": meeting.body}
    seats = queries.attendance_of(**reader)
    items = queries.items_of(**reader)
    can_keep = access.can_keep_meetings(request.user, meeting.body)
    context = {
        "meeting": meeting,
        "seats": seats,
        "noted": any(row for _, row in seats),
        "quorum": queries.quorum_of(meeting, seats),
        "items": items,
        "decides": any(item.kind == "DECIDE" for item in items),
        "brought_back": queries.brought_back(**reader),
        "open_actions": queries.open_actions(**of_body, but=meeting),
        "actions": queries.actions_of(**reader),
        "taken_back": queries.taken_back_of(**reader),
        "waiting": queries.escalations_waiting(**of_body),
        "interests": bodies.interests_of(**of_body),
        "promises": queries.promises_of(**reader),
        "can_keep": can_keep,
        "is_open": not (meeting.closed_at or meeting.cancelled_at),
    }
    return TemplateResponse(request, "agencies/bodies/meeting.html", context)


@FORM
@POSTED
def move_meeting(request, body_meeting):
    """Set another day, time or place."""
    meeting = _kept(request, body_meeting)
    initial = {name: getattr(meeting, name) for name in ("held_on", "begins", "place")}
    form = form_for(request, BodyMeetingForm, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = {"meeting": meeting, **form.cleaned_data, "by": request.user}
        done = "It is changed, and the members are told."
        if did(request, form, commands.move_body_meeting, done, **said):
            return back_to(meeting)
    return form_page(request, form, around_meeting(meeting, "Day, time and place"))


@page()
@require_POST
def call_off_meeting(request, body_meeting):
    """Call a meeting off."""
    meeting = queries.meeting_for(viewer=request.user, pk=body_meeting)
    return _do(request, meeting, commands.call_off_body_meeting, "It is called off.")


@FORM
@POSTED
def note_attendance(request, body_meeting):
    """Note who came, sent a deputy or apologies, or did not come."""
    meeting = _kept(request, body_meeting)
    seats = queries.attendance_of(viewer=request.user, meeting=meeting)
    form = form_for(request, BodyAttendanceForm, seats=seats)
    if request.method == "POST" and form.is_valid():
        said = {"meeting": meeting, "said": form.said, "by": request.user}
        if did(request, form, commands.note_body_attendance, "It is noted.", **said):
            return back_to(meeting)
    return form_page(request, form, around_meeting(meeting, "Who came?"))


@FORM
@POSTED
def close_meeting(request, body_meeting):
    """Fix the minutes: nothing can be changed afterwards."""
    meeting = _kept(request, body_meeting)
    form = form_for(request, CloseBodyMeetingForm)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        said = {"meeting": meeting, "words": words, "by": request.user}
        done = "The minutes are fixed, and all members are sent to them."
        if did(request, form, commands.close_body_meeting, done, **said):
            return back_to(meeting)
    warning = "Nothing can be changed afterwards. Corrections go to the next meeting."
    words = around_meeting(
        meeting, "Fix the minutes", button="Fix the minutes", warning=warning
    )
    return form_page(request, form, words)


@page(AgencyEvent.BODY_MINUTES_PRINTED)
@require_safe
def print_minutes(request, body_meeting):
    """Download the minutes as a PDF."""
    meeting = queries.meeting_for(viewer=request.user, pk=body_meeting)
    if not meeting.closed_at:
        raise AccessDenied("The minutes are made when the meeting is closed.")
    minutes = body_minutes_for(meeting, viewer=request.user)
    return download(body_minutes_pdf(minutes), f"minutes-{meeting.held_on}.pdf")


@page(AgencyEvent.BODIES_VIEWED)
@require_safe
def show_attendance(request, body):
    """Show how often each agency was heard in a year; no ranking (P20)."""
    found = bodies.body_for(viewer=request.user, pk=body)
    held, rates = queries.attendance_rates(viewer=request.user, body=found)
    context = {"body": found, "held": held, "rates": rates}
    return TemplateResponse(request, "agencies/bodies/attendance.html", context)


def _kept(request, pk):
    meeting = queries.meeting_for(viewer=request.user, pk=pk)
    access.check_can_keep_meetings(request.user, meeting.body)
    return meeting


def _do(request, meeting, command, words):
    try:
        command(meeting=meeting, by=request.user)
        messages.success(request, words)
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return back_to(meeting)


def back_to(meeting):
    """Lead back to the page of the meeting."""
    return redirect("agencies:body-meeting", meeting.pk)


def around_meeting(meeting, title, **more) -> Words:
    """Return the words around a form that belongs to a meeting."""
    url = reverse("agencies:body-meeting", args=[meeting.pk])
    return Words(title, url, str(meeting), **more)
