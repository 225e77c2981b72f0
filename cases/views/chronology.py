"""The chronology on the page and on paper."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from cases.chronology_report import chronology, chronology_pdf
from cases.forms.chronology import ChronologyForm
from cases.queries import case_header
from cases.queries.timeline import Timeline
from config.downloads import download
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page

ON_A_PAGE = 25


@case_page(Event.CHRONOLOGY_VIEWED)
@require_safe
def show_chronology(request, case):
    """Show what happened, a page at a time, as far as it is shared."""
    timeline = Timeline(viewer=request.user, case=case)
    form = ChronologyForm(request.GET, timeline=timeline)
    found = Paginator(timeline.rows(form.wanted()), ON_A_PAGE)
    page = found.get_page(request.GET.get("page"))
    context = {
        "case": case,
        "header": case_header(viewer=request.user, case=case, current="chronology"),
        "filters": form,
        "page": page,
        "entries": timeline.entries(page),
        "timeline": timeline,
        "query": _query(request),
        "can_write": case.is_open and bool(access.written(request.user, case)),
    }
    return TemplateResponse(request, "cases/chronology/chronology.html", context)


def _query(request) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


@case_page(Event.CHRONOLOGY_PRINTED)
@require_safe
def print_chronology(request, case):
    """Give the chosen entries as a PDF made for this reader (R16)."""
    timeline = Timeline(viewer=request.user, case=case)
    form = ChronologyForm(request.GET, timeline=timeline)
    made = chronology(timeline, wanted=form.wanted(), chosen=form.chosen())
    return download(chronology_pdf(made), f"{case.reference}-chronology.pdf")
