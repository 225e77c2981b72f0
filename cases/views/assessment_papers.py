"""The assessment on paper: blank, one version, and the child's profile."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from cases import papers, queries
from information_sharing.audit import Event
from information_sharing.door import case_page, page
from information_sharing.roles import Permission


@page(Event.BLANK_ASSESSMENT_PRINTED, permission=Permission.WORK_WITH_FAMILIES)
@require_safe
def print_blank(request):
    """Give the form for a home visit, with space to write and nothing of a family."""
    made = papers.blank_form(viewer=request.user, large=_large(request))
    return _download(request, made, "assessment-form")


@case_page(Event.ASSESSMENT_PRINTED)
@require_safe
def print_assessment(request, case, assessment):
    """Give one version as a PDF with what this person may see."""
    found = queries.assessment_for(viewer=request.user, case=case, pk=assessment)
    made = papers.assessment_paper(found, viewer=request.user, large=_large(request))
    name = f"{case.reference}-assessment-{found.version}"
    return _download(request, made, name)


@case_page(Event.PROFILE_PRINTED)
@require_safe
def print_profile(request, case, person):
    """Give one child's page as a PDF with what this person may see."""
    children = queries.children_of(viewer=request.user, case=case)
    child = children.filter(pk=person).first()
    if child is None:
        raise Http404("No such page.")
    made = papers.profile(child, case, viewer=request.user, large=_large(request))
    return _download(request, made, f"{case.reference}-profile")


def _large(request) -> bool:
    return request.GET.get("print") == "large"


def _download(request, made, name):
    large = "-large" if _large(request) else ""
    response = HttpResponse(papers.pdf_of(made), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}{large}.pdf"'
    return response
