"""The meeting itself: one shared screen, projected, and the same on a phone."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases import drafts
from cases.clearing import room_of
from cases.commands import in_meeting as commands
from cases.form_pages import draft_of, form_for
from cases.forms.in_meeting import (
    AgreeForm,
    AttendanceForm,
    MeetingActionForm,
    OpenForm,
    SayForm,
)
from cases.meeting_locks import version_of
from cases.queries import meetings as queries
from cases.queries import owners, plan
from cases.queries.meeting_room import item_page, lines_on_screen, matrix
from cases.views.meeting_pages import context_of, done, form_page, screen_of
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import EditedMeanwhile, NotPossibleNow

TEXTS = ("family_view", "agreed", "decided_by", "dissent")


@case_page(Event.MEETINGS_VIEWED)
@require_http_methods(["GET", "POST"])
def open_meeting(request, case, meeting):
    """Begin the meeting, once everybody here may hear all that stands on the agenda."""
    access.check_can_coordinate(request.user, case)
    found = queries.meeting_for(viewer=request.user, case=case, pk=meeting)
    guests = queries.guest_lines(viewer=request.user, meeting=found)
    expected = [g.invitee.pk for g in guests if g.invitee.answer == "COMING"]
    form = form_for(request, OpenForm, guests=guests, initial={"came": expected})
    if form.is_valid() and done(form, lambda: _opened(request, found, form)):
        return redirect("cases:meeting-room", case.pk, found.pk)
    agenda = matrix(viewer=request.user, meeting=found)
    words = {"heading": "Open the meeting", "button": "Open the meeting"}
    back = queries.address_of(found)
    return form_page(
        request, case, form, back=back, meeting=found, agenda=agenda, **words
    )


def _opened(request, meeting, form):
    data = form.cleaned_data
    return commands.open_meeting(
        meeting=meeting,
        note_taker=form.invitees[data["note_taker"]],
        came=data["came"],
        explained=data["explained"],
        by=request.user,
    )


@case_page(Event.MEETINGS_VIEWED)
@require_safe
def show_room(request, case, meeting):
    """Show the agenda on the shared screen: nothing that somebody here may not hear."""
    found = queries.meeting_for(viewer=request.user, case=case, pk=meeting)
    context = context_of(
        request,
        case,
        agenda=matrix(viewer=request.user, meeting=found),
        guests=queries.guest_lines(viewer=request.user, meeting=found),
        **screen_of(found),
        **_may_do(request.user, case, found),
    )
    return TemplateResponse(request, "cases/meetings/room.html", context)


def _may_do(viewer, case, meeting) -> dict:
    coordinates = access.can_coordinate(viewer, case)
    takes_notes = access.can_take_notes(viewer, meeting)
    return {"coordinates": coordinates, "takes_notes": takes_notes}


@case_page(Event.MEETINGS_VIEWED)
@require_http_methods(["GET", "POST"])
def show_item(request, case, agenda_item):
    """One item: the family says, each says, we decide, who does what by when."""
    item = queries.item_for(viewer=request.user, case=case, pk=agenda_item)
    if item.meeting.status != item.meeting.Status.UNDER_WAY:
        return redirect("cases:meeting", case.pk, item.meeting_id)
    return _write(request, case, item, says=bool(request.POST.get("words")))


def _write(request, case, item, *, says):
    """Save the item; with `says`, also what one person says: it is one form."""
    form = form_for(request, AgreeForm, initial=_as_it_stands(item))
    guests = _here(request.user, item)
    fresh = request.method == "POST" and not says
    say_form = (
        SayForm(guests=guests) if fresh else form_for(request, SayForm, guests=guests)
    )
    theirs = None
    if form.is_valid() and (not says or say_form.is_valid()):
        theirs = _saved(request, item, form, say_form if says else None)
        if theirs is None and not form.errors:
            messages.success(request, "Saved.")
            address = _address(case, item)
            path = address.partition("?")[0]
            drafts.discard(by=request.user, path=path, post=request.POST)
            return redirect(address)
    return _item(request, case, item, form, theirs=theirs, say_form=say_form)


def _item(request, case, item, form, *, theirs, say_form):
    page = item_page(viewer=request.user, item=item)
    context = context_of(
        request,
        case,
        page=page,
        form=form,
        theirs=theirs,
        draft=draft_of(request),
        say_form=say_form,
        waits=bool(page.row.leaving)
        and "left" not in request.GET
        and not form.is_bound,
        **screen_of(item.meeting),
        **_may_do(request.user, case, item.meeting),
    )
    return TemplateResponse(request, "cases/meetings/item.html", context)


def _address(case, item) -> str:
    """Return the item as it stands open, with whoever is to leave out of the room."""
    return reverse("cases:meeting-item", args=[case.pk, item.pk]) + "?left=1"


def _here(viewer, item):
    guests = lines_on_screen(viewer=viewer, meeting=item.meeting)
    left = room_of(item.meeting).leaving(item)
    here = [each for each in guests if each.invitee.came is not False]
    return [each for each in here if each.invitee not in left]


def _as_it_stands(item) -> dict:
    return {"seen": version_of(item)} | {name: getattr(item, name) for name in TEXTS}


def _saved(request, item, form, say_form):
    """Save; return somebody else's newer text when there is one, else None."""
    seen = form.cleaned_data["seen"]
    try:
        if say_form:
            _said(request, item, form, say_form)
        else:
            commands.agree(item=item, agreed=form.text, seen=seen, by=request.user)
    except EditedMeanwhile as conflict:
        form.add_error(None, f"{conflict} Both texts are below. Nothing is lost.")
        form.data = form.data.copy()
        form.data["seen"] = version_of(conflict.theirs)
        return conflict.theirs
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
    return None


@case_page(Event.MEETINGS_VIEWED)
@require_POST
def say(request, case, agenda_item):
    """Write what one person says, with what stands in the rest of the form."""
    item = queries.item_for(viewer=request.user, case=case, pk=agenda_item)
    access.check_can_write(request.user, case, item.category, item.person)
    return _write(request, case, item, says=True)


def _said(request, item, form, say_form):
    said = say_form.cleaned_data
    return commands.say(
        item=item,
        invitee=say_form.invitees[said["invitee"]],
        words=said["words"],
        beside=form.text if "family_view" in form.data else None,
        seen=form.cleaned_data["seen"],
        by=request.user,
    )


@case_page(Event.MEETINGS_VIEWED)
@require_http_methods(["GET", "POST"])
def agree_action(request, case, agenda_item, goal):
    """Who does what by when: it stands in the plan as soon as it is written."""
    item = queries.item_for(viewer=request.user, case=case, pk=agenda_item)
    readers = owners.owners_at(viewer=request.user, meeting=item.meeting)
    found = plan.goal_for(viewer=request.user, case=case, pk=goal)
    form = form_for(
        request,
        MeetingActionForm,
        goal=found,
        kinds=owners.kinds_written(viewer=request.user, case=case),
        readers=readers,
        people=owners.people_for(viewer=request.user, case=case),
    )
    back = _address(case, item)
    if form.is_valid() and done(form, lambda: _written(request, item, found, form)):
        messages.success(request, "The action is in the plan.")
        return redirect(back)
    words = {"heading": "Who does what, by when?", "button": "Put it into the plan"}
    words |= {"inset": found.words}
    return form_page(request, case, form, back=back, on_screen=item.meeting, **words)


def _written(request, item, goal, form):
    by = request.user
    return commands.agree_action(item=item, goal=goal, action=form.action, by=by)


@case_page(Event.MEETINGS_VIEWED)
@require_http_methods(["GET", "POST"])
def attendance(request, case, meeting):
    """Write who is here and who has spoken; all who are there look on, unless alone."""
    found = queries.meeting_for(viewer=request.user, case=case, pk=meeting)
    access.check_can_write_at_meeting(request.user, found)
    alone = "alone" in request.GET
    guests = _to_count(request.user, found, alone=alone)
    form = form_for(
        request, AttendanceForm, guests=guests, initial=_there(guests, found)
    )
    back = reverse("cases:meeting-room", args=[case.pk, found.pk])
    if form.is_valid():
        done(form, lambda: _counted(request, found, form, guests))
        if not form.errors:
            return redirect(back)
    words = {"heading": "Who is here, and who has spoken", "button": "Save"}
    screen = {"on_screen": None if alone else found, "asks_alone": not alone}
    return form_page(request, case, form, back=back, **screen, **words)


def _to_count(viewer, meeting, *, alone):
    shown = queries.guest_lines if alone else lines_on_screen
    return shown(viewer=viewer, meeting=meeting)


def _there(guests, meeting) -> dict:
    notes = [
        g.invitee.pk for g in guests if g.invitee.practitioner == meeting.note_taker
    ]
    return {
        "came": [each.invitee.pk for each in guests if each.invitee.came],
        "spoke": [each.invitee.pk for each in guests if each.invitee.spoke],
        "note_taker": notes[0] if notes else "",
    }


def _counted(request, meeting, form, guests):
    said = form.cleaned_data
    return commands.write_attendance(
        meeting=meeting,
        came=said["came"],
        spoke=said["spoke"],
        asked=[each.invitee.pk for each in guests],
        note_taker=form.invitees[said["note_taker"]],
        by=request.user,
    )
