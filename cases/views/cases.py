"""One case: its first page, its printed summary, and the checklist."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases import commands, queries
from cases.form_pages import draft_of, form_for
from cases.forms.checklist import ChecklistForm
from cases.models import Checklist
from cases.outcome_words import what_next
from cases.queries.joining import joined
from cases.reports import case_summary, case_summary_pdf
from config.downloads import download
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow


@case_page(Event.CASE_VIEWED)
@require_safe
def show_case(request, case):
    """Show the overview."""
    context = _context(request, case, "overview")
    context["overview"] = queries.overview(viewer=request.user, case=case)
    context["joined"] = joined(viewer=request.user, case=case)
    return TemplateResponse(request, "cases/detail.html", context)


@case_page(Event.CASE_PRINTED)
@require_safe
def print_case(request, case):
    """Download what this person may see as a PDF made for her."""
    document = case_summary_pdf(case_summary(case, viewer=request.user))
    return download(document, f"{case.reference}.pdf")


@case_page(Event.FORM_OPENED)
@require_http_methods(["GET", "POST"])
def complete_checklist(request, case):
    """Fill in the pre-assessment checklist."""
    access.check_can_coordinate(request.user, case)
    children = queries.children_of(viewer=request.user, case=case)
    form = form_for(request, ChecklistForm, children=children)
    if request.method == "POST" and form.is_valid():
        done = _complete_checklist(request, case, form)
        if done:
            return redirect(_after(case, done))
    context = _context(request, case, "overview")
    context |= {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "cases/checklist.html", context)


def _complete_checklist(request, case, form):
    try:
        checklist = commands.complete_checklist(
            case=case,
            person=form.cleaned_data["person"],
            answers=form.answers(),
            by=request.user,
            **form.decision(),
        )
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return None
    after = what_next(case, checklist.decision)
    tell = messages.warning if after.is_urgent else messages.success
    tell(request, f"The checklist is saved. {after.words}")
    return checklist


def _after(case, checklist):
    agreed = checklist.decision == Checklist.Decision.ASSESSMENT_AGREED
    name = "cases:assessment" if agreed else "cases:detail"
    return redirect(name, case.pk).url


def _context(request, case, current):
    header = queries.case_header(viewer=request.user, case=case, current=current)
    return {"case": case, "header": header}
