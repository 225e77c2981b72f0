"""What each agency gave, and how the agencies around a family work together."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST

from cases.form_pages import did, draft_of, form_for
from cases.queries import case_header, owners
from cases.views.asking import ask
from evaluation.commands import contributions as commands
from evaluation.commands.working import record_working
from evaluation.forms.contributions import GivenForm, WorkingForm
from evaluation.queries.contributions import agencies_with_a_part, contributions_of
from evaluation.queries.working import working
from evaluation.views.pressing import pressed
from information_sharing import access
from information_sharing.audit import EvaluationEvent
from information_sharing.categories import Category
from information_sharing.door import case_page

BACK = "evaluation:outcomes"


@case_page(EvaluationEvent.OUTCOMES_VIEWED)
@require_http_methods(["GET", "POST"])
def add_contribution(request, case):
    """Note what an agency gave to an outcome of one child."""
    access.check_can_write(request.user, case, Category.PLAN)
    people = owners.people_for(viewer=request.user, case=case)
    form = form_for(
        request,
        GivenForm,
        children=[person for person in people if person.is_child],
        agencies=agencies_with_a_part(viewer=request.user, case=case),
    )
    if form.is_valid() and did(
        request,
        form,
        commands.note_contribution,
        case=case,
        given=form.given,
        by=request.user,
    ):
        messages.success(request, "It is noted.")
        return redirect(BACK, pk=case.pk)
    heading = "What an agency gave"
    return ask(request, case, form, heading=heading, button="Save", back=BACK)


@case_page(EvaluationEvent.OUTCOMES_VIEWED)
@require_POST
def take_out_contribution(request, case, gift):
    """Take out what was noted wrongly."""
    rows = contributions_of(viewer=request.user, case=case)
    found = get_object_or_404(rows, pk=gift)
    told = "It is taken out, and counts no more."
    pressed(
        request,
        lambda: commands.take_out_contribution(contribution=found, by=request.user),
        told,
    )
    return redirect(BACK, pk=case.pk)


@case_page(EvaluationEvent.OUTCOMES_VIEWED)
@require_http_methods(["GET", "POST"])
def working_together(request, case):
    """Show how the agencies have worked together, and record how they do now."""
    if request.method == "POST":
        access.check_can_coordinate(request.user, case)
    form = form_for(request, WorkingForm)
    if form.is_valid() and did(
        request, form, record_working, case=case, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "The way of working is recorded.")
        return redirect("evaluation:working", pk=case.pk)
    context = {
        "case": case,
        "header": case_header(viewer=request.user, case=case, current="plan"),
        "page": working(viewer=request.user, case=case),
        "form": form,
        "draft": draft_of(request),
    }
    return TemplateResponse(request, "evaluation/working.html", context)
