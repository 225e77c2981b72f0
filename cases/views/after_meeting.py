"""What is taken home from a meeting, and its end."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.commands import closing_meetings
from cases.commands import in_meeting as commands
from cases.form_pages import form_for
from cases.forms.in_meeting import BroughtBackForm, CloseMeetingForm, TakeBackForm
from cases.queries import meetings as queries
from cases.queries.minutes import words_to_explain
from cases.views.meeting_pages import done, form_page
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.categories import Category
from information_sharing.door import case_page


@case_page(Event.MEETINGS_VIEWED)
@require_http_methods(["GET", "POST"])
def take_back(request, case, meeting):
    """Write what somebody takes back to her own agency."""
    found = queries.meeting_for(viewer=request.user, case=case, pk=meeting)
    access.check_can_write_at_meeting(request.user, found)
    guests = queries.guest_lines(viewer=request.user, meeting=found)
    form = form_for(request, TakeBackForm, guests=guests)
    back = reverse("cases:meeting-room", args=[case.pk, found.pk])
    if form.is_valid() and done(form, lambda: _taken_back(request, found, form)):
        messages.success(request, "Written down. It comes up at the next meeting.")
        return redirect(back)
    words = {"heading": "Something to take back to an agency", "button": "Save"}
    return form_page(request, case, form, back=back, on_screen=found, **words)


def _taken_back(request, meeting, form):
    who = form.invitees[form.cleaned_data["who"]]
    words = form.cleaned_data["words"]
    return commands.take_back(meeting=meeting, who=who, words=words, by=request.user)


@case_page(Event.MEETINGS_VIEWED)
@require_http_methods(["GET", "POST"])
def brought_back(request, case, bring_back):
    """Write what came of something that was taken back."""
    found = queries.bring_back_for(viewer=request.user, case=case, pk=bring_back)
    access.check_can_write(request.user, case, Category.PLAN)
    form = form_for(request, BroughtBackForm)
    back = reverse("cases:meetings", args=[case.pk])
    if form.is_valid():
        words = form.cleaned_data["words"]
        kept = done(
            form,
            lambda: commands.brought_back(
                bring_back=found, words=words, by=request.user
            ),
        )
        if kept:
            messages.success(request, "Thank you. It is marked as done.")
            return redirect(back)
    words = {"heading": "What came of it?", "button": "Mark as done"}
    return form_page(request, case, form, back=back, inset=found.words, **words)


@case_page(Event.MEETINGS_VIEWED)
@require_http_methods(["GET", "POST"])
def close_meeting(request, case, meeting):
    """Close the meeting: only whoever takes the notes."""
    found = queries.meeting_for(viewer=request.user, case=case, pk=meeting)
    access.check_can_take_notes(request.user, found)
    form = form_for(request, CloseMeetingForm)
    if form.is_valid():
        closed = done(
            form,
            lambda: closing_meetings.close_meeting(
                meeting=found, ending=form.ending, by=request.user
            ),
        )
        if closed:
            messages.success(request, "The meeting is closed. The minutes are there.")
            return redirect("cases:meeting", case.pk, found.pk)
    unexplained = words_to_explain(viewer=request.user, meeting=found)
    back = reverse("cases:meeting-room", args=[case.pk, found.pk])
    words = {"heading": "Close the meeting", "button": "Close the meeting"}
    more = {"on_screen": found, "unexplained": unexplained}
    return form_page(request, case, form, back=back, **words, **more)
