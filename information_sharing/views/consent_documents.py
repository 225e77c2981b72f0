"""Consent on paper: the form to sign, the letter, and the scan that came back."""

from django.views.decorators.http import require_safe

from config.downloads import download, given_back
from information_sharing import access, queries
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.queries.consent_page import evidence_of
from information_sharing.reports.consents import consent_paper, paper_pdf


@case_page(Event.CONSENT_FORM_PRINTED)
@require_safe
def print_form(request, case, consent):
    """Give the form to sign as a PDF."""
    return _paper(request, case, consent, "form")


@case_page(Event.CONSENT_LETTER_PRINTED)
@require_safe
def print_letter(request, case, consent):
    """Give the letter "what you have agreed to" as a PDF."""
    return _paper(request, case, consent, "letter")


def _paper(request, case, consent, kind):
    access.check_can_coordinate(request.user, case)
    found = queries.consent_of(viewer=request.user, case=case, pk=consent)
    large = request.GET.get("size") == "large"
    paper = consent_paper(found, viewer=request.user, kind=kind, large=large)
    name = f"{case.reference}-consent-{kind}{'-large' if large else ''}.pdf"
    return download(paper_pdf(paper), name)


@case_page(Event.EVIDENCE_READ)
@require_safe
def download_evidence(request, case, evidence):
    """Give a scanned form back, as it came; never shown as a page."""
    found = evidence_of(viewer=request.user, case=case, pk=evidence)
    return given_back(f"{case.reference}-form", found)
