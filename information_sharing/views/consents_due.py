"""The consents that want asking again, of all cases that the viewer coordinates."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.queries.consents_due import DAYS, consents_due, why_due

CONSENTS_A_PAGE = 25


@page(Event.CONSENTS_DUE_LISTED)
@require_safe
def list_consents_due(request):
    """List consents that end soon, have ended, or need renewing since a birthday."""
    pages = Paginator(consents_due(viewer=request.user), CONSENTS_A_PAGE)
    part = pages.get_page(request.GET.get("page"))
    context = {
        "page": part,
        "cases": [consent.case for consent in part],
        "lines": [(consent, why_due(consent)) for consent in part],
        "days": DAYS,
        "trail": [("Home", reverse("home")), ("Consents to renew", "")],
    }
    return TemplateResponse(request, "information_sharing/consents_due.html", context)
