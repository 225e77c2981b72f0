"""Why can I see it, who can see it, who did, and what the family agreed to."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from information_sharing import access, audit, queries
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.forms.trail import TrailForm
from information_sharing.queries import reading
from information_sharing.queries.trail import Trail
from information_sharing.views.frame import case_context

EVENTS_A_PAGE = 50


@case_page(Event.REASONS_VIEWED)
@require_safe
def show_why(request, case):
    """Say why this viewer sees the case, and what she does not see."""
    context = case_context(
        request,
        case,
        current="",
        reasons=queries.why_seen(viewer=request.user, case=case),
        shields=reading.shields(viewer=request.user, case=case),
        not_seen=queries.categories_not_seen(viewer=request.user, case=case),
    )
    return TemplateResponse(request, "information_sharing/why.html", context)


@case_page(Event.READERS_VIEWED)
@require_safe
def show_who(request, case):
    """Say who can see the case, by team, until when and why."""
    readers = queries.who_reads(viewer=request.user, case=case)
    shields = reading.shields(viewer=request.user, case=case)
    context = case_context(request, case, current="", readers=readers, shields=shields)
    return TemplateResponse(request, "information_sharing/who.html", context)


@case_page(Event.TRAIL_VIEWED)
@require_safe
def show_trail(request, case):
    """Say who looked at the case and who was refused."""
    access.check_can_coordinate(request.user, case)
    trail = Trail(audit.trail(case), viewer=request.user, case=case)
    form = TrailForm(request.GET, people=trail.people(), teams=trail.teams())
    found = trail.narrowed(form.wanted())
    page = Paginator(found, EVENTS_A_PAGE).get_page(request.GET.get("page"))
    context = case_context(request, case, page=page, filters=form)
    context |= {"lines": trail.lines(page), "query": _query(request)}
    return TemplateResponse(request, "information_sharing/trail.html", context)


def _query(request) -> str:
    chosen = request.GET.copy()
    chosen.pop("page", None)
    return chosen.urlencode()


@case_page(Event.SHARING_VIEWED)
@require_safe
def show_sharing(request, case):
    """Show consents, decisions and questions of a case."""
    access.check_can_coordinate(request.user, case)
    overview = queries.overview(viewer=request.user, case=case)
    context = case_context(request, case, overview=overview)
    return TemplateResponse(request, "information_sharing/sharing.html", context)
