"""Outcome reports: asked for, watched while they are made, read and taken away."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh

from cases.form_pages import draft_of, form_for
from config.downloads import download
from evaluation import documents
from evaluation.commands.reports import check_can_download, request_report
from evaluation.forms import PeriodForm
from evaluation.presenting import account
from evaluation.queries import reports_of
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.roles import Permission

REPORT = Permission.SEE_FIGURES


@page(Event.REPORTS_LISTED, permission=REPORT)
@require_safe
def report_list(request):
    """List the reports of the reader's centres."""
    reports = reports_of(viewer=request.user)[:100]
    return render(request, "evaluation/report_list.html", {"reports": reports})


@page(Event.FORM_OPENED, permission=REPORT)
@require_http_methods(["GET", "POST"])
def report_new(request):
    """Ask for a report on a centre and period."""
    centres = access.reported_centres(request.user)
    form = form_for(
        request, PeriodForm, centres=centres, initial={"centre": centres.first()}
    )
    if request.method == "POST" and form.is_valid():
        report = request_report(**form.cleaned_data, by=request.user)
        return redirect(report)
    context = {"form": form, "draft": draft_of(request)}
    return render(request, "evaluation/report_new.html", context)


@page(Event.REPORT_VIEWED, permission=REPORT)
@require_safe
def report_page(request, report):
    """Show a report, or how far it has got."""
    report = get_object_or_404(reports_of(viewer=request.user), pk=report)
    context = {
        "report": report,
        "account": account(report.snapshot) if report.is_done else None,
        "hers": report.made_for_id == request.user.pk,
    }
    return render(request, "evaluation/report.html", context)


@page(permission=REPORT)
@require_safe
def report_progress(request, report):
    """Answer a page that asks how far the report has got."""
    report = get_object_or_404(reports_of(viewer=request.user), pk=report)
    if not report.is_unfinished:
        return HttpResponseClientRefresh()
    return render(request, "evaluation/partials/progress.html", {"report": report})


def _own_document(request, report):
    """Return a report that is made, and whose document is the reader's."""
    done = reports_of(viewer=request.user).filter(status="DONE").defer(None)
    report = get_object_or_404(done, pk=report)
    check_can_download(report=report, by=request.user)
    return report


@page(Event.REPORT_DOWNLOADED, permission=REPORT)
@require_safe
def report_pdf(request, report):
    """Hand out the stored document, as it was made."""
    report = _own_document(request, report)
    return download(bytes(report.document), _name(report, "pdf"))


@page(Event.REPORT_DOWNLOADED, permission=REPORT)
@require_safe
def report_csv(request, report):
    """Hand out the figures for a spreadsheet."""
    report = _own_document(request, report)
    text = documents.outcomes_csv(report, viewer=request.user)
    return download(text.encode("utf-8-sig"), _name(report, "csv"))


def _name(report, kind):
    return f"outcomes-{report.starts_on}-to-{report.ends_on}.{kind}"
