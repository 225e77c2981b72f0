"""An assessment in which nothing was written is thrown away."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases import commands, queries
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import assessment_page
from information_sharing.exceptions import NotPossibleNow


@assessment_page(Event.ASSESSMENT_VIEWED)
@require_http_methods(["GET", "POST"])
def discard_assessment(request, case, assessment):
    """Ask once more, then throw an empty assessment away."""
    viewer = request.user
    found = queries.assessment_for(viewer=viewer, case=case, pk=assessment)
    access.check_can_coordinate(viewer, case)
    if request.method == "GET":
        header = queries.case_header(viewer=viewer, case=case, current="assessment")
        context = {"case": case, "header": header, "assessment": found}
        return TemplateResponse(request, "cases/assessment/discard.html", context)
    try:
        commands.discard_assessment(assessment=found, by=viewer)
        messages.success(request, "The empty assessment is thrown away.")
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect("cases:assessment", case.pk)
