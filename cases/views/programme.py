"""What families may read of an activity, and when it is on the programme."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST

from agencies.queries.centre import rooms_of
from cases.commands import programme as commands
from cases.form_pages import did, draft_of, form_for
from cases.forms.programme import ActivityWordsForm, SlotForm
from cases.queries import activities
from cases.queries import programme as queries
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

TEAM = page(Event.ACTIVITY_VIEWED, permission=Permission.REGISTER_FAMILY)
POSTED = require_http_methods(["GET", "POST"])
FORM = "cases/activities/programme_form.html"
SAVED = "Saved."


@TEAM
@POSTED
def describe(request, activity):
    """Say what an activity is for, and whether it is public."""
    found = activities.activity_for(viewer=request.user, pk=activity)
    names = ActivityWordsForm.base_fields
    initial = {name: getattr(found, name) for name in names}
    rooms = rooms_of(viewer=request.user, centre=found.team.centre)
    form = form_for(request, ActivityWordsForm, initial=initial, rooms=rooms)
    write = {"activity": found, "by": request.user}
    if form.is_valid() and did(
        request, form, commands.describe_activity, SAVED, words=form.words, **write
    ):
        return redirect("cases:activity", found.pk)
    return _form(request, form, found, "What families read of it")


@TEAM
@POSTED
def add_slot(request, activity):
    """Put an activity on the programme."""
    found = activities.activity_for(viewer=request.user, pk=activity)
    form = form_for(request, SlotForm)
    write = {"activity": found, "by": request.user}
    if form.is_valid() and did(
        request, form, commands.add_slot, SAVED, when=form.when, **write
    ):
        return redirect("cases:activity", found.pk)
    return _form(request, form, found, "When is it on?")


@TEAM
@require_POST
def end_slot(request, slot):
    """Take a time off the programme."""
    row = queries.slot_for(viewer=request.user, pk=slot)
    try:
        commands.end_slot(slot=row, by=request.user)
        messages.success(request, "This time is off the programme.")
    except NotPossibleNow as refused:
        messages.info(request, str(refused))
    return redirect("cases:activity", row.activity_id)


def _form(request, form, activity, heading):
    context = {
        "form": form,
        "draft": draft_of(request),
        "activity": activity,
        "heading": heading,
    }
    return TemplateResponse(request, FORM, context)
