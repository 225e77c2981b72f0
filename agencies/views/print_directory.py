"""The directory on paper: what was found, as a PDF to hand to families."""

from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from agencies.printed_directory import MOST, SIZES, directory_pdf, printed
from agencies.queries import finding
from agencies.views.find import asked
from config.downloads import download
from information_sharing.audit import AgencyEvent
from information_sharing.door import page


@page(AgencyEvent.DIRECTORY_PRINTED)
@require_safe
def print_directory(request):
    """Return what was found as a PDF; ask to narrow it, where it is too much."""
    form = asked(request)
    size = request.GET.get("size", "")
    found = finding.services_to_print(form.wanted, viewer=request.user)
    if size not in SIZES or not 0 < found.count() <= MOST:
        return _page(request, found.count())
    directory = printed(found, made_at=timezone.now(), asked=form.in_words)
    return download(directory_pdf(directory, size=size), f"directory-{size}.pdf")


def _page(request, count):
    query = request.GET.copy()
    query.pop("size", None)
    context = {"count": count, "most": MOST, "query": query.urlencode()}
    return TemplateResponse(request, "agencies/directory/print.html", context)
