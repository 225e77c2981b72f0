"""One version of an assessment, and any two held against each other."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from cases import queries
from cases.forms.assessment import CompareForm
from cases.queries.comparing import compare
from cases.views.assessment_sheet import sheet_context
from information_sharing.audit import Event
from information_sharing.door import assessment_page


@assessment_page(Event.ASSESSMENT_VIEWED)
@require_safe
def show_version(request, case, assessment):
    """Show one version, as far as it is shared."""
    found = queries.assessment_for(viewer=request.user, case=case, pk=assessment)
    versions = tuple(queries.versions_of(viewer=request.user, assessment=found))
    sheet = queries.sheet(viewer=request.user, assessment=found, versions=versions)
    context = _context(request, case) | {
        "sheet": sheet,
        "more": sheet_context(request, sheet),
    }
    return TemplateResponse(request, "cases/assessment/version.html", context)


@assessment_page(Event.ASSESSMENT_VIEWED)
@require_safe
def compare_assessments(request, case, assessment):
    """Hold two versions against each other: this one, and the one chosen."""
    found = queries.assessment_for(viewer=request.user, case=case, pk=assessment)
    every = queries.versions_of(viewer=request.user, assessment=found)
    others = [each for each in every if each.pk != found.pk]
    other = _chosen(others, request.GET.get("other", "")) or _before(others, found)
    chosen = {"other": str(other.pk)} if other else None
    context = _context(request, case) | {
        "assessment": found,
        "form": CompareForm(versions=others, initial=chosen),
        "compared": compare(viewer=request.user, one=found, other=other)
        if other
        else None,
    }
    return TemplateResponse(request, "cases/assessment/compare.html", context)


def _chosen(others, key):
    return next((each for each in others if str(each.pk) == key), None)


def _before(others, found):
    """Return the version just before this one, or else the nearest that there is."""
    older = [each for each in others if each.version < found.version]
    return (older or others[::-1] or [None])[0]


def _context(request, case) -> dict:
    header = queries.case_header(viewer=request.user, case=case, current="assessment")
    return {"case": case, "header": header}
