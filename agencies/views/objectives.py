"""What bodies want to reach: from the objective to the outcome in one trace (P38)."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from agencies.commands import bodies as commands
from agencies.forms.bodies import EndObjectiveForm, ObjectiveForm
from agencies.queries import bodies as queries
from agencies.queries import objectives
from agencies.views.bodies import around
from agencies.views.body_pages import form_page
from cases.form_pages import did, form_for
from information_sharing import access
from information_sharing.audit import AgencyEvent, Event
from information_sharing.door import page
from information_sharing.roles import Permission

POSTED = require_http_methods(["GET", "POST"])


@page(AgencyEvent.BODIES_VIEWED)
@require_safe
def list_objectives(request):
    """Show every objective with its group, its actions and the figures beside it."""
    context = {
        "traces": objectives.traces(viewer=request.user),
        "sees_figures": access.can_have(request.user, Permission.SEE_FIGURES),
    }
    return TemplateResponse(request, "agencies/bodies/objectives.html", context)


@page(Event.FORM_OPENED)
@POSTED
def add_objective(request, body):
    """Set what a body wants to reach."""
    found = queries.body_for(viewer=request.user, pk=body)
    access.check_can_keep_meetings(request.user, found)
    groups = queries.other_bodies(viewer=request.user, body=found)
    form = form_for(request, ObjectiveForm, groups=groups)
    if request.method == "POST" and form.is_valid():
        said = {"body": found, "said": form.cleaned_data, "by": request.user}
        if did(request, form, commands.set_objective, "The objective is set.", **said):
            return redirect("agencies:objectives")
    return form_page(request, form, around(found, "Set an objective"))


@page(Event.FORM_OPENED)
@POSTED
def end_objective(request, objective):
    """Say what came of an objective."""
    found = objectives.objective_for(viewer=request.user, pk=objective)
    access.check_can_keep_meetings(request.user, found.body)
    form = form_for(request, EndObjectiveForm)
    if request.method == "POST" and form.is_valid():
        said = {"objective": found, "reached": form.cleaned_data["reached"]}
        said |= {"by": request.user}
        if did(request, form, commands.end_objective, "It is written down.", **said):
            return redirect("agencies:objectives")
    words = around(found.body, "What came of an objective", lead=found.words)
    return form_page(request, form, words)
