"""The log as an auditor reads it, on the page and as a file."""

import csv

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from config.downloads import plain_cell
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.event_words import line_of
from information_sharing.forms.watch import LogForm
from information_sharing.queries import log, watch
from information_sharing.roles import Permission

auditors = page(Event.LOG_READ, permission=Permission.READ_LOG)


@auditors
@require_safe
def show_log(request):
    """Show lines of the log, newest first, a page at a time."""
    form = LogForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else None
    found = _found(request, wanted)
    lines = found[: log.A_PAGE]
    context = {
        "form": form,
        "lines": [(line, *line_of(line)) for line in lines],
        "older": _query(request, before=lines[-1].pk) if found[log.A_PAGE :] else "",
        "file": _query(request),
        "check": watch.last_log_check(viewer=request.user),
    }
    return TemplateResponse(request, "information_sharing/log.html", context)


@auditors
@require_safe
def download_log(request):
    """Give the lines as a file for a spreadsheet; that it was taken is logged."""
    form = LogForm(request.GET)
    if not form.is_valid():
        return redirect(f"{reverse('information_sharing:log')}?{_query(request)}")
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    name = f"log-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response)
    writer.writerow(["when", "who", "what", "reference", "about"])
    for line in log.log_rows(viewer=request.user, wanted=form.cleaned_data):
        writer.writerow(map(plain_cell, _cells(line)))
    return response


def _found(request, wanted: dict | None) -> list:
    if wanted is None:
        return []
    before = request.GET.get("before", "")
    known = before.isascii() and before.isdigit() and len(before) < 19
    last = int(before) if known else None
    return log.log_page(viewer=request.user, wanted=wanted, before=last)


def _query(request, *, before=None) -> str:
    query = request.GET.copy()
    query.pop("before", None)
    if before:
        query["before"] = str(before)
    return query.urlencode()


def _cells(line) -> list:
    when = timezone.localtime(line.at).isoformat(timespec="seconds")
    return [when, line.by or "", line.event, line.about or "", line.target or ""]
