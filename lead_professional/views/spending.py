"""Figures of what was bought: sums of a centre, no family."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from config.downloads import download
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.roles import Permission
from lead_professional.queries.spending_report import as_csv, spending


@page(Event.SPENDING_VIEWED, permission=Permission.REPORT_ON_CENTRE)
@require_safe
def show(request):
    """Show what was bought this year, by kind and by outcome."""
    found = spending(viewer=request.user)
    return TemplateResponse(
        request, "lead_professional/spending.html", {"spending": found}
    )


@page(Event.SPENDING_DOWNLOADED, permission=Permission.REPORT_ON_CENTRE)
@require_safe
def as_table(request):
    """Download the same figures."""
    found = spending(viewer=request.user)
    text = as_csv(found).encode("utf-8-sig")
    return download(text, f"spending-{found.year}.csv")
