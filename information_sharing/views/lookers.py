"""Who has looked at your record: a page to show to a parent, and its document."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from config.downloads import download
from information_sharing import access, audit
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.queries import lookers
from information_sharing.reports.lookers import lookers_pdf

LOOKS_A_PAGE = 40


@case_page(Event.LOOKERS_VIEWED)
@require_safe
def show_lookers(request, case):
    """Ask who is looking on, then show who looked at what concerns her."""
    access.check_can_coordinate(request.user, case)
    context = {"case": case, "large": _large(request)}
    if "for" not in request.GET:
        context["people"] = lookers.may_ask(viewer=request.user, case=case)
        return TemplateResponse(
            request, "information_sharing/lookers_ask.html", context
        )
    shown = _lookers(request, case)
    page = Paginator(shown.looks, LOOKS_A_PAGE).get_page(request.GET.get("page"))
    context |= {"lookers": shown, "page": page, "query": _query(shown, request)}
    return TemplateResponse(request, "information_sharing/lookers.html", context)


@case_page(Event.LOOKERS_PRINTED)
@require_safe
def print_lookers(request, case):
    """Download the same as a document for the family."""
    access.check_can_coordinate(request.user, case)
    document = lookers_pdf(_lookers(request, case), large=_large(request))
    return download(document, f"{case.reference} who has looked.pdf")


def _lookers(request, case):
    viewer = request.user
    try:
        pk = UUID(request.GET.get("for", ""))
    except ValueError as error:
        raise Http404("No such page.") from error
    person = lookers.asker(viewer=viewer, case=case, pk=pk)
    events = list(audit.trail(case))
    return lookers.lookers(viewer=viewer, case=case, person=person, events=events)


def _large(request) -> bool:
    return request.GET.get("large") == "1"


def _query(shown, request) -> str:
    return f"for={shown.person.pk}" + ("&large=1" if _large(request) else "")
