"""The assessment on paper: blank, one version, and the child's profile."""

from django.http import Http404
from django.views.decorators.http import require_safe

from cases import papers, queries
from cases.queries import templates
from config.downloads import download
from config.forms import valid_uuid
from information_sharing.audit import Event
from information_sharing.door import assessment_page, case_page, page
from information_sharing.roles import Permission


@page(Event.BLANK_ASSESSMENT_PRINTED, permission=Permission.WORK_WITH_FAMILIES)
@require_safe
def print_blank(request):
    """Give the form for a home visit, with space to write and nothing of a family."""
    asked = valid_uuid(request.GET.get("template"))
    template = templates.to_print(viewer=request.user, pk=asked)
    return blank_form(request, template)


@page(Event.BLANK_ASSESSMENT_PRINTED, permission=Permission.SET_LOCAL_TERMS)
@require_safe
def print_template(request, template):
    """Give the paper form of any version, also while it is being written."""
    found = templates.template_for(viewer=request.user, pk=template)
    return blank_form(request, found)


def blank_form(request, template):
    """Return the paper form of one version."""
    made = papers.blank_form(template, viewer=request.user, large=_large(request))
    kind = template.kind.lower().replace("_", "-")
    return _download(request, made, f"assessment-form-{kind}")


@assessment_page(Event.ASSESSMENT_PRINTED)
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
    return download(papers.pdf_of(made), f"{name}{large}.pdf")
