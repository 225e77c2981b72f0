"""A file of one's agency's services: downloaded, brought in, looked at, taken in."""

from uuid import UUID

from django.contrib import messages
from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from agencies.commands.service_file import take_in_services
from agencies.forms.service_file import UploadForm, plan_of
from agencies.queries import service_file as queries
from agencies.service_cells import COLUMNS, cell, values_of
from cases.form_pages import form_for
from cases.imports.kinds import csv_text
from config.dates import plural
from config.downloads import download
from information_sharing.audit import AgencyEvent
from information_sharing.door import page
from information_sharing.roles import Permission

KEEPING = page(AgencyEvent.DIRECTORY_VIEWED, permission=Permission.KEEP_DIRECTORY)
POSTED = require_http_methods(["GET", "POST"])
HOUR, PER_PAGE = 60 * 60, 100


@KEEPING
@require_safe
def download_services(request):
    """Hand out everything that an agency has in the directory."""
    agency = queries.agency_kept(viewer=request.user, pk=_key(request))
    services = queries.services_of(agency, viewer=request.user)
    lines = [[column.title for column in COLUMNS]]
    for values in map(values_of, services):
        lines.append([cell(column.field, values[column.field]) for column in COLUMNS])
    return download(csv_text(lines).encode("utf-8-sig"), "services.csv")


@KEEPING
@POSTED
def bring_services(request):
    """Bring in a file; nothing is written before somebody has looked at it."""
    agencies = queries.agencies_kept(viewer=request.user)
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES, agencies=agencies)
        if form.is_valid():
            said = form.cleaned_data
            cache.set(_place(request), (str(said["agency"].pk), said["file"]), HOUR)
            return redirect("agencies:check-services")
    else:
        form = form_for(request, UploadForm, agencies=agencies)
    words = queries.words_of_lists(viewer=request.user)
    context = {"form": form, "columns": COLUMNS, "words": words, "agencies": agencies}
    return TemplateResponse(request, "agencies/directory/file.html", context)


@KEEPING
@POSTED
def check_services(request):
    """Show what a file would change, row by row, and take it in."""
    kept = cache.get(_place(request))
    if kept is None:
        messages.info(request, "Bring the file first. We keep it for an hour.")
        return redirect("agencies:bring-services")
    agency = queries.agency_kept(viewer=request.user, pk=kept[0])
    services = queries.services_of(agency, viewer=request.user)
    plan = plan_of(kept[1], services, queries.words_of_lists(viewer=request.user))
    if request.method == "POST":
        return _take_in(request, agency, plan)
    listed = Paginator(plan.rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"agency": agency, "plan": plan, "listed": listed}
    return TemplateResponse(request, "agencies/directory/file_check.html", context)


def _take_in(request, agency, plan):
    if request.POST.get("digest") != plan.digest or not plan.does_something:
        messages.warning(request, "Nothing was written. Look at the file again.")
        return redirect("agencies:check-services")
    written = take_in_services(agency=agency, rows=plan.rows, by=request.user)
    cache.delete(_place(request))
    messages.success(request, f"{plural(written, 'service')} written.")
    return redirect("agencies:my-services")


def _place(request) -> str:
    return f"services-file:{request.user.pk}"


def _key(request) -> UUID | None:
    asked = request.GET.get("agency")
    try:
        return UUID(asked) if asked else None
    except ValueError as wrong:
        raise Http404("No such agency.") from wrong
