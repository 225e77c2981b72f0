"""What her teams run: the list, one activity with its days, and the slip to print."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from agencies.worn import worn_first
from cases.commands import activities as commands
from cases.forms.activities import ActivityForm, DayForm
from cases.queries import activities as queries
from cases.queries.programme import slots_of
from cases.slips import slip_pdf
from config.downloads import download
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page, page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

PER_PAGE = 25
FAMILIES = Permission.REGISTER_FAMILY


@page(Event.ACTIVITIES_VIEWED, permission=FAMILIES)
@require_safe
def list_activities(request):
    """List what her teams run."""
    found = list(queries.activities(viewer=request.user))
    context = {
        "running": [one for one in found if one.ended_at is None],
        "ended": [one for one in found if one.ended_at],
        "today": timezone.localdate(),
    }
    return TemplateResponse(request, "cases/activities/list.html", context)


@page(Event.FORM_OPENED, permission=FAMILIES)
@require_http_methods(["GET", "POST"])
def add_activity(request):
    """Add an activity of one of her teams."""
    teams = worn_first(request.user, access.teams_with_families(request.user))
    form = ActivityForm(sent(request), teams=teams)
    if form.is_valid():
        added = done(
            form, lambda: commands.add_activity(by=request.user, **form.cleaned_data)
        )
        if added:
            messages.success(request, "The activity is added.")
            return redirect("cases:activity", added.pk)
    return TemplateResponse(request, "cases/activities/add.html", {"form": form})


@page(Event.ACTIVITY_VIEWED, permission=FAMILIES)
@require_safe
def show_activity(request, activity):
    """Show one activity: its days, and how many came."""
    found = queries.activity_for(viewer=request.user, pk=activity)
    of_it = {"viewer": request.user, "activity": found}
    sessions = Paginator(queries.sessions_of(**of_it), PER_PAGE)
    context = {
        "activity": found,
        "page": sessions.get_page(request.GET.get("page")),
        "months": list(queries.months_of(**of_it)),
        "year": queries.year_of(**of_it),
        "slots": slots_of(**of_it),
        "today": timezone.localdate(),
    }
    return TemplateResponse(request, "cases/activities/activity.html", context)


@page(Event.ACTIVITY_VIEWED, permission=FAMILIES)
@require_POST
def end_activity(request, activity):
    """End an activity; its sheets stay."""
    found = queries.activity_for(viewer=request.user, pk=activity)
    try:
        commands.end_activity(activity=found, by=request.user)
        messages.success(request, "The activity has ended. Its sheets stay.")
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect("cases:activity", found.pk)


@page(Event.SHEET_VIEWED, permission=FAMILIES)
@require_POST
def open_today(request, activity):
    """Open today's sheet in one press."""
    found = queries.activity_for(viewer=request.user, pk=activity)
    today = timezone.localdate()
    try:
        session = commands.open_session(activity=found, held_on=today, by=request.user)
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
        return redirect("cases:activity", found.pk)
    return redirect("cases:sheet", session.pk)


@page(Event.FORM_OPENED, permission=FAMILIES)
@require_http_methods(["GET", "POST"])
def open_day(request, activity):
    """Open the sheet of an earlier day, or of a second session on one day."""
    found = queries.activity_for(viewer=request.user, pk=activity)
    form = DayForm(sent(request))
    if form.is_valid():
        day = {"activity": found, "by": request.user, **form.cleaned_data}
        session = done(form, lambda: commands.open_session(**day))
        if session:
            return redirect("cases:sheet", session.pk)
    context = {"form": form, "activity": found}
    return TemplateResponse(request, "cases/activities/day.html", context)


@case_page(Event.SLIP_PRINTED)
@require_safe
def print_slip(request, case):
    """Download the slip for the family: its number and the child's given name."""
    document = slip_pdf(case, viewer=request.user)
    return download(document, f"{case.reference}-slip.pdf")


def sent(request):
    """Return what was posted, even when nothing stands in it."""
    return request.POST if request.method == "POST" else None


def done(form, command):
    """Return what the command made, or None with its refusal on the form."""
    try:
        return command()
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return None
