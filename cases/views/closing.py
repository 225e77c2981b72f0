"""The letter at the end of the work, and opening a closed record again."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.commands.reopening import reopen_case as reopen
from cases.form_pages import did, draft_of, form_for
from cases.forms.reopening import ReopenForm
from cases.queries import case_header
from cases.reports_closing import closing_letter, closing_letter_pdf
from config.downloads import download
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page


@case_page(Event.CLOSING_LETTER_PRINTED)
@require_safe
def print_letter(request, case):
    """Save the letter for the family."""
    letter = closing_letter(case, viewer=request.user)
    return download(closing_letter_pdf(letter), f"{case.reference}-closing-letter.pdf")


@case_page(Event.PLAN_VIEWED)
@require_http_methods(["GET", "POST"])
def reopen_case(request, case):
    """Open a closed record again."""
    access.check_can_reopen(request.user, case)
    form = form_for(request, ReopenForm)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    if form.is_valid() and did(
        request, form, reopen, case=case, words=words, by=request.user
    ):
        messages.success(request, "The record is open again. Now ask who will lead.")
        return redirect("lead_professional:nominate", case.pk)
    context = {
        "case": case,
        "header": case_header(viewer=request.user, case=case, current="plan"),
        "form": form,
        "draft": draft_of(request),
    }
    return TemplateResponse(request, "cases/plan/reopen.html", context)
