"""Who is involved, in full: the page, the drawing, and the drawing on paper."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from cases import ecomap
from cases.queries.circle import circle
from cases.queries.header import case_header
from cases.reports_involved import involved_document, involved_pdf
from config.downloads import download
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page


@case_page(Event.INVOLVED_VIEWED)
@require_safe
def show_involved(request, case):
    """Show who works with the family, what for, and when next."""
    around = circle(viewer=request.user, case=case)
    context = {
        "case": case,
        "header": case_header(viewer=request.user, case=case, current="overview"),
        "circle": around,
        "map": ecomap.draw(case.reference, around.workers),
        "can_record": case.is_open and access.can_coordinate(request.user, case),
    }
    return TemplateResponse(request, "cases/involved/involved.html", context)


@case_page(Event.ECOMAP_PRINTED)
@require_safe
def print_ecomap(request, case):
    """Download the drawing and its list as a PDF made for this reader."""
    document = involved_pdf(involved_document(case, viewer=request.user))
    return download(document, f"{case.reference}-who-is-involved.pdf")
