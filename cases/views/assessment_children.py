"""Another child is added to a family assessment."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases import commands, queries
from cases.form_pages import form_for
from cases.forms.assessment import AddChildForm
from cases.queries.together import children_not_in, is_of_several
from information_sharing import access, policies
from information_sharing.audit import Event
from information_sharing.door import assessment_page
from information_sharing.exceptions import NotPossibleNow


@assessment_page(Event.ASSESSMENT_VIEWED)
@require_http_methods(["GET", "POST"])
def add_child(request, case, assessment):
    """Offer the children who are not in it yet, and begin the one chosen."""
    viewer = request.user
    found = queries.assessment_for(viewer=viewer, case=case, pk=assessment)
    access.check_can_coordinate(viewer, case)
    if not is_of_several(viewer=viewer, assessment=found):
        raise Http404("No such page.")
    children = children_not_in(viewer=viewer, assessment=found)
    form = form_for(request, AddChildForm, children=children)
    if request.method == "POST" and form.is_valid():
        begun = _added(form, found, viewer)
        if begun:
            return redirect(_said_at(request, begun))
    context = {"case": case, "assessment": found, "form": form}
    context |= {"children": children, "not_now": _not_now(found)}
    context["header"] = queries.case_header(
        viewer=viewer, case=case, current="assessment"
    )
    return TemplateResponse(request, "cases/assessment/add_child.html", context)


def _added(form, assessment, by):
    person = form.cleaned_data["person"]
    try:
        return commands.add_child_to_family_assessment(
            assessment=assessment, person=person, by=by
        )
    except NotPossibleNow as refused:
        form.add_error("person", str(refused))
        return None


def _not_now(assessment) -> str:
    try:
        policies.check_case_is_open(assessment.case)
        policies.check_assessment_is_written(assessment)
    except NotPossibleNow as refused:
        return str(refused)
    return ""


def _said_at(request, assessment) -> str:
    """Say it where the child's assessment stands, and return that place."""
    place, said = f"a{assessment.pk}", f"{assessment.person} is in the assessment now."
    messages.success(request, said, extra_tags=place)
    return f"{redirect('cases:assessment', assessment.case_id).url}#{place}"
