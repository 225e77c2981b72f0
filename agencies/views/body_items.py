"""The points of an agenda, and what was decided about each."""

from django.contrib import messages
from django.db.models import Q
from django.views.decorators.http import require_http_methods, require_POST

from agencies.commands import body_meetings as commands
from agencies.forms.body_meetings import BodyItemForm, ChangeBodyItemForm, DecisionForm
from agencies.queries import body_meetings as queries
from agencies.views.body_meetings import around_meeting, back_to
from agencies.views.body_pages import form_page
from cases.form_pages import did, form_for
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow

POSTED = require_http_methods(["GET", "POST"])
FORM = page(Event.FORM_OPENED)


@FORM
@POSTED
def add_item(request, body_meeting):
    """Put something on the agenda."""
    meeting = queries.meeting_for(viewer=request.user, pk=body_meeting)
    access.check_can_keep_meetings(request.user, meeting.body)
    form = form_for(request, BodyItemForm, escalations=_owed(request, meeting))
    if request.method == "POST" and form.is_valid():
        said = {"meeting": meeting, "said": form.cleaned_data, "by": request.user}
        if did(request, form, commands.put_body_item, "It is on the agenda.", **said):
            return back_to(meeting)
    return form_page(request, form, around_meeting(meeting, "Add to the agenda"))


@FORM
@POSTED
def change_item(request, body_item):
    """Say otherwise what is on the agenda."""
    item = _kept(request, body_item)
    known = ChangeBodyItemForm.known_of(item)
    owed = _owed(request, item.meeting, item)
    form = form_for(request, ChangeBodyItemForm, known=known, escalations=owed)
    if request.method == "POST" and form.is_valid():
        said = {"item": item, "said": form.cleaned_data, "by": request.user}
        if did(request, form, commands.change_body_item, "It is changed.", **said):
            return back_to(item.meeting)
    return form_page(request, form, around_meeting(item.meeting, str(item)))


@FORM
@POSTED
def decide_item(request, body_item):
    """Write down what was decided, and why."""
    item = _kept(request, body_item)
    form = form_for(request, DecisionForm, known=DecisionForm.known_of(item))
    if request.method == "POST" and form.is_valid():
        said = {"item": item, **form.cleaned_data, "by": request.user}
        done = "The decision is written down."
        if did(request, form, commands.decide_body_item, done, **said):
            return back_to(item.meeting)
    words = around_meeting(item.meeting, f"Decision: {item}", lead=item.words)
    return form_page(request, form, words)


@page()
@require_POST
def move_item(request, body_item):
    """Move something one place up, or down."""
    item = queries.item_for(viewer=request.user, pk=body_item)
    up = request.POST.get("way") != "down"
    try:
        commands.move_body_item(item=item, up=up, by=request.user)
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return back_to(item.meeting)


def _kept(request, pk):
    item = queries.item_for(viewer=request.user, pk=pk)
    access.check_can_keep_meetings(request.user, item.meeting.body)
    return item


def _owed(request, meeting, item=None):
    """Return what waits for this body, and what the item answers already."""
    rows = access.visible_escalations(request.user).filter(to_body=meeting.body)
    waits = Q(answered_at=None, withdrawn_at=None)
    return rows.filter(waits | Q(pk=item.escalation_id) if item else waits)
