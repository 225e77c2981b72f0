"""Reports: asked for, watched while they are made, read, stopped and taken away."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)
from django_htmx.http import HttpResponseClientRefresh

from cases.form_pages import draft_of, form_for
from config.downloads import download
from evaluation import documents, queries
from evaluation.commands import reports as commands
from evaluation.forms.reports import ReportForm
from evaluation.models import Kind
from evaluation.presenting import account
from evaluation.presenting_indicators import indicator_account
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

REPORT = Permission.SEE_FIGURES
TOLD = {Kind.OUTCOMES: account, Kind.INDICATORS: indicator_account}


@page(Event.REPORTS_LISTED, permission=REPORT)
@require_safe
def report_list(request):
    """List the reports of the reader's centres."""
    reports = queries.reports_of(viewer=request.user)[:100]
    return render(request, "evaluation/report_list.html", {"reports": reports})


def choices_for(request):
    """Return what a form about a scope can choose from."""
    return {
        "scopes": queries.scopes_of(viewer=request.user),
        "frameworks": queries.frameworks_to_report_by(viewer=request.user),
        "initial": {"kind": Kind.OUTCOMES},
    }


@page(Event.FORM_OPENED, permission=REPORT)
@require_http_methods(["GET", "POST"])
def report_new(request):
    """Ask for a report on a scope and period."""
    form = form_for(request, ReportForm, **choices_for(request))
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(
                commands.request_report(wanted=form.wanted(), by=request.user)
            )
        except NotPossibleNow as error:
            form.add_error(None, str(error))
    context = {"form": form, "draft": draft_of(request)}
    return render(request, "evaluation/report_new.html", context)


def _found(request, report):
    return get_object_or_404(queries.reports_of(viewer=request.user), pk=report)


@page(Event.REPORT_VIEWED, permission=REPORT)
@require_safe
def report_page(request, report):
    """Show a report, or how far it has got."""
    report = _found(request, report)
    told = TOLD[Kind(report.kind)]
    context = {
        "report": report,
        "account": told(report.snapshot) if report.is_done else None,
        "of_outcomes": report.kind == Kind.OUTCOMES,
        "hers": report.made_for_id == request.user.pk,
        "asked_by_her": report.requested_by_id == request.user.pk,
    }
    return render(request, "evaluation/report.html", context)


@page(permission=REPORT)
@require_safe
def report_progress(request, report):
    """Answer a page that asks how far the report has got."""
    report = _found(request, report)
    if not report.is_unfinished:
        return HttpResponseClientRefresh()
    return render(request, "evaluation/partials/progress.html", {"report": report})


@page(permission=REPORT)
@require_POST
def report_cancel(request, report):
    """Stop a report that is not made yet."""
    report = _found(request, report)
    commands.check_is_hers(report=report, by=request.user)
    if report.is_unfinished:
        commands.cancel_report(report=report, by=request.user)
    return redirect(report)


@page(permission=REPORT)
@require_POST
def report_again(request, report):
    """Ask again for a report that was stopped or not made."""
    report = _found(request, report)
    commands.check_is_hers(report=report, by=request.user)
    if report.is_unfinished or report.is_done:
        return redirect(report)
    return redirect(commands.try_again(report=report, by=request.user))


def _own_document(request, report):
    """Return a report that is made, and whose document is the reader's."""
    done = queries.reports_of(viewer=request.user).filter(status="DONE").defer(None)
    report = get_object_or_404(done, pk=report)
    commands.check_can_download(report=report, by=request.user)
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
    text = documents.report_csv(report, viewer=request.user)
    return download(text.encode("utf-8-sig"), _name(report, "csv"))


@page(Event.REPORT_DOWNLOADED, permission=REPORT)
@require_safe
def report_json(request, report):
    """Hand out the figures as open data, with what they mean."""
    report = _own_document(request, report)
    return download(documents.report_json(report).encode(), _name(report, "json"))


def _name(report, ending):
    kind = report.kind.lower()
    return f"{kind}-{report.starts_on}-to-{report.ends_on}.{ending}"
