"""Meetings of one case: the list, planning, inviting, calling off, moving."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.commands import meetings as commands
from cases.form_pages import form_for
from cases.forms.meetings import (
    CallOffForm,
    GuestsForm,
    MoveMeetingForm,
    PlanMeetingForm,
)
from cases.queries import meetings as queries
from cases.queries.inviting import colleagues_to_ask, relatives_to_ask
from cases.queries.meeting_room import matrix, voices
from cases.queries.minutes import minutes_given
from cases.views.meeting_pages import context_of, done, form_page
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.categories import Category
from information_sharing.door import case_page


@case_page(Event.MEETINGS_VIEWED)
@require_safe
def list_meetings(request, case):
    """Show the meetings, and what was taken back from the last."""
    context = context_of(
        request,
        case,
        meetings=queries.meetings_of(viewer=request.user, case=case),
        taken_back=queries.bring_backs_of(viewer=request.user, case=case),
        shows_plan=Category.PLAN in access.visible_categories(request.user, case),
        can_plan=case.is_open and access.can_coordinate(request.user, case),
    )
    return TemplateResponse(request, "cases/meetings/list.html", context)


@case_page(Event.MEETINGS_VIEWED)
@require_http_methods(["GET", "POST"])
def plan_meeting(request, case):
    """Plan a meeting with the family, and ask everybody."""
    check_may_plan(request.user, case)
    agreed = queries.next_day_agreed(viewer=request.user, case=case)
    form = form_for(
        request,
        PlanMeetingForm,
        initial={"held_on": agreed} if agreed else None,
        **_to_ask(request.user, case),
    )
    if form.is_valid():
        when = form.when(form.cleaned_data["kind"])
        made = done(
            form,
            lambda: commands.plan_meeting(
                case=case, when=when, guests=form.guests, by=request.user
            ),
        )
        if made:
            messages.success(request, "The meeting is planned, and everybody is asked.")
            return redirect("cases:meeting", case.pk, made.pk)
    back = reverse("cases:meetings", args=[case.pk])
    return form_page(
        request, case, form, heading="Plan a meeting", button="Plan it", back=back
    )


def check_may_plan(viewer, case):
    """Raise AccessDenied unless she coordinates and may write the plan."""
    access.check_can_coordinate(viewer, case)
    access.check_can_write(viewer, case, Category.PLAN)


def _to_ask(viewer, case, meeting=None) -> dict:
    return {
        "colleagues": colleagues_to_ask(viewer=viewer, case=case, meeting=meeting),
        "relatives": relatives_to_ask(viewer=viewer, case=case, meeting=meeting),
    }


@case_page(Event.MEETINGS_VIEWED)
@require_safe
def show_meeting(request, case, meeting):
    """Show one meeting: who comes, what about, and where it stands."""
    found = queries.meeting_for(viewer=request.user, case=case, pk=meeting)
    guests = queries.guest_lines(viewer=request.user, meeting=found)
    context = context_of(
        request,
        case,
        meeting=found,
        guests=guests,
        mine=next((g for g in guests if g.invitee.practitioner == request.user), None),
        agenda=matrix(viewer=request.user, meeting=found),
        voices=voices(viewer=request.user, meeting=found),
        taken_back=queries.bring_backs_of(viewer=request.user, case=case),
        given=minutes_given(viewer=request.user, meeting=found),
        can_plan=case.is_open and access.can_coordinate(request.user, case),
        takes_notes=access.can_take_notes(request.user, found),
    )
    return TemplateResponse(request, "cases/meetings/meeting.html", context)


@case_page(Event.MEETINGS_VIEWED)
@require_http_methods(["GET", "POST"])
def invite(request, case, meeting):
    """Ask more people."""
    check_may_plan(request.user, case)
    found = queries.meeting_for(viewer=request.user, case=case, pk=meeting)
    form = form_for(request, GuestsForm, **_to_ask(request.user, case, found))
    if form.is_valid():
        done(
            form,
            lambda: commands.invite(meeting=found, guests=form.guests, by=request.user),
        )
        if not form.errors:
            messages.success(request, "They are asked.")
            return redirect("cases:meeting", case.pk, found.pk)
    back = queries.address_of(found)
    return form_page(
        request, case, form, heading="Ask more people", button="Ask them", back=back
    )


@case_page(Event.MEETINGS_VIEWED)
@require_http_methods(["GET", "POST"])
def call_off(request, case, meeting):
    """Call a meeting off, with the reason."""
    check_may_plan(request.user, case)
    found = queries.meeting_for(viewer=request.user, case=case, pk=meeting)
    form = form_for(request, CallOffForm)
    if form.is_valid():
        because = form.cleaned_data["because"]
        off = done(
            form,
            lambda: commands.call_off(meeting=found, because=because, by=request.user),
        )
        if off:
            messages.success(request, "The meeting is called off. Tell the family too.")
            return redirect("cases:meetings", case.pk)
    words = {"heading": "Call off the meeting", "button": "Call it off"}
    return form_page(request, case, form, back=queries.address_of(found), **words)


@case_page(Event.MEETINGS_VIEWED)
@require_http_methods(["GET", "POST"])
def move_meeting(request, case, meeting):
    """Move a meeting: it is called off, and another planned in its place."""
    check_may_plan(request.user, case)
    found = queries.meeting_for(viewer=request.user, case=case, pk=meeting)
    kept = {"begins": found.begins, "minutes": found.minutes, "place": found.place}
    form = form_for(request, MoveMeetingForm, initial=kept)
    if form.is_valid():
        moved = done(
            form,
            lambda: commands.move_meeting(
                meeting=found,
                when=form.when(found.kind),
                because=form.cleaned_data["because"],
                by=request.user,
            ),
        )
        if moved:
            messages.success(request, _told_of_a_move(request.user, found, moved))
            return redirect("cases:meeting", case.pk, moved.pk)
    words = {"heading": "Move the meeting", "button": "Move it"}
    return form_page(request, case, form, back=queries.address_of(found), **words)


def _told_of_a_move(viewer, old, new) -> str:
    left = queries.not_asked_again(viewer=viewer, old=old, new=new)
    if not left:
        return "The meeting is moved, and everybody is asked."
    names = ", ".join(left)
    return (
        "The meeting is moved, and the others are asked. Not asked again, because they "
        f"have left the team they were asked for: {names}."
    )
