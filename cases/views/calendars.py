"""Calendar files: one meeting, and the personal feed by a secret address."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.commands import calendars as commands
from cases.queries import calendars as queries
from cases.queries.meetings import invitation_for
from config.calendars import calendar_of, digest_of, too_often
from config.downloads import download
from information_sharing.audit import Event
from information_sharing.door import logged_by_command, page, public

TOO_MANY = 429


@page(Event.MEETING_DATE_DOWNLOADED)
@require_safe
def download_date(request, invitation):
    """Download the date of a meeting, and nothing else about it."""
    found = invitation_for(viewer=request.user, pk=invitation)
    return download(calendar_of([queries.entry_of(found)]), "meeting.ics")


@page(Event.CALENDAR_VIEWED)
@require_http_methods(["GET", "POST"])
def show_calendar(request):
    """Show whether there is an address for her calendar; a new one is shown once."""
    if request.method == "POST" and "end" in request.POST:
        commands.end_calendar_key(by=request.user)
        messages.success(request, "The address is ended. It answers nobody any more.")
        return redirect("cases:calendar")
    if request.method == "POST":
        return logged_by_command(_shown_once(request))
    context = {"key": queries.key_of(viewer=request.user)}
    return TemplateResponse(request, "cases/meetings/calendar.html", context)


def _shown_once(request):
    secret = commands.make_calendar_key(by=request.user)
    path = reverse("cases:calendar-feed", args=[secret])
    context = {
        "key": queries.key_of(viewer=request.user),
        "address": request.build_absolute_uri(path),
    }
    return render(request, "cases/meetings/calendar.html", context)


@public
@require_safe
def feed(request, secret):
    """Answer a calendar: when somebody is busy. No log-in, so nothing personal."""
    digest = digest_of(secret)
    owner = queries.owner_of(digest)
    if too_often(request, digest if owner else ""):
        return render(request, "cases/meetings/too_often.html", status=TOO_MANY)
    if owner is None:
        raise Http404("No such page.")
    entries = queries.entries_of(viewer=owner)
    return download(calendar_of(entries), "team-around.ics")
