"""A centre: what everybody may read of it, and what people who work there see."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from agencies.queries import centre as queries
from cases.queries import programme
from config.calendars import too_often
from config.downloads import download
from config.programme_calendar import programme_file
from information_sharing import access
from information_sharing.audit import AgencyEvent
from information_sharing.door import page, public
from information_sharing.roles import Permission

TOO_MANY = 429


@public
@require_safe
def list_centres(request):
    """List the centres for everybody."""
    context = {"centres": queries.centres(viewer=request.user)}
    return TemplateResponse(request, "agencies/centre/list.html", context)


@public
@require_safe
def show_public(request, centre):
    """Show a centre to everybody: where, when open, what is on this week."""
    found = queries.centre_for(viewer=request.user, pk=centre)
    context = _of(request, found, public=True)
    return TemplateResponse(request, "agencies/centre/public.html", context)


@public
@require_safe
def public_calendar(request, centre):
    """Download what is on in public in the weeks to come, for a calendar."""
    if too_often(request):
        return HttpResponse("Too often. Wait an hour.", status=TOO_MANY)
    found = queries.centre_for(viewer=request.user, pk=centre)
    coming = programme.coming(viewer=request.user, centre=found)
    return download(programme_file(found.name, coming), "programme.ics")


@page(AgencyEvent.CENTRE_VIEWED)
@require_safe
def show_mine(request):
    """Lead to the centre where she works, or to the list."""
    found = queries.centre_of(viewer=request.user)
    if found:
        return redirect("agencies:centre", found.pk)
    return redirect("agencies:centres")


@page(AgencyEvent.CENTRE_VIEWED)
@require_safe
def show_centre(request, centre):
    """Show a centre to those who work with it: who is there, what is on, its rooms."""
    found = queries.centre_for(viewer=request.user, pk=centre)
    today = timezone.localdate()
    context = _of(request, found, public=False) | {
        "today": today,
        "on_site": queries.on_site(viewer=request.user, centre=found, on=today),
        "rooms": queries.rooms_of(viewer=request.user, centre=found),
        "closures": queries.closures_of(viewer=request.user, centre=found),
        "may_keep": access.can_keep_centre(request.user, found),
        "runs_sessions": access.can_have(request.user, Permission.REGISTER_FAMILY),
        "centres": queries.centres(viewer=request.user),
    }
    return TemplateResponse(request, "agencies/centre/centre.html", context)


def _of(request, centre, *, public):
    monday = programme.monday_of(_week(request))
    when = {"viewer": request.user, "centre": centre, "monday": monday}
    days = programme.programme(**when, public=public)
    return {
        "centre": centre,
        "days": days,
        "nothing_on": not any(day.happenings for day in days),
        "monday": monday,
        "before": monday - timedelta(days=7),
        "after": monday + timedelta(days=7),
    }


def _week(request):
    """Return the day that the address names, or today."""
    try:
        said = parse_date(request.GET.get("week", ""))
    except ValueError:
        said = None
    today = timezone.localdate()
    near = said and abs((said - today).days) < 366
    return said if near else today
