"""One family's leading: who leads, who stands in, handing over, telling the family."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases.form_pages import draft_of, form_for
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.views.frame import case_context
from lead_professional import commands, queries
from lead_professional.forms.covering import DeputyForm, HandoverForm, ToldForm
from lead_professional.forms.loads import WeightForm

HERE = "lead_professional:leading"
POSTED = require_http_methods(["GET", "POST"])


@case_page(Event.LEADING_VIEWED)
@require_safe
def show(request, case):
    """Show who leads, who stands in, and who led before."""
    found = queries.leading(viewer=request.user, case=case)
    weight = found.present.appointment.weight if found.present else 1
    context = case_context(
        request,
        case,
        "overview",
        leading=found,
        weight_form=WeightForm(initial={"weight": weight}),
        asked=queries.open_nomination(viewer=request.user, case=case),
    )
    return TemplateResponse(request, "lead_professional/leading.html", context)


@case_page(Event.FORM_OPENED)
@POSTED
def deputy(request, case):
    """Name somebody to stand in."""
    access.check_can_name_deputy(request.user, case)
    stand_ins = queries.who_could_stand_in(viewer=request.user, case=case)
    form = form_for(request, DeputyForm, stand_ins=stand_ins)
    if request.method == "POST" and form.is_valid() and _named(request, case, form):
        return redirect(HERE, pk=case.pk)
    return _form_page(request, case, form, "lead_professional/deputy.html")


def _named(request, case, form) -> bool:
    try:
        commands.name_deputy(
            case=case,
            deputy=form.chosen.practitioner,
            team=form.chosen.team,
            days=form.days,
            by=request.user,
        )
    except NotPossibleNow as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, f"{form.chosen.practitioner} stands in.")
    return True


@case_page(Event.LEADING_VIEWED)
@require_POST
def end_deputy(request, case):
    """End the standing in."""
    try:
        commands.end_deputy(case=case, by=request.user)
    except NotPossibleNow as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, "Nobody stands in any more.")
    return redirect(HERE, pk=case.pk)


@case_page(Event.FORM_OPENED)
@POSTED
def hand_over(request, case):
    """Write the hand-over, and ask who takes over."""
    access.check_can_coordinate(request.user, case)
    candidates = queries.candidates(viewer=request.user, case=case)
    form = form_for(request, HandoverForm, candidates=candidates)
    if request.method == "POST" and form.is_valid() and _written(request, case, form):
        return redirect(HERE, pk=case.pk)
    more = {
        "actions": queries.actions_left(viewer=request.user, case=case),
        "teams": queries.teams_and_what_they_would_see(viewer=request.user, case=case),
    }
    return _form_page(request, case, form, "lead_professional/hand_over.html", **more)


def _written(request, case, form) -> bool:
    place = form.cleaned_data["nominee"].membership
    try:
        commands.hand_over(
            case=case,
            note=form.left,
            nominee=place.practitioner,
            team=place.team,
            wishes=form.wishes,
            by=request.user,
        )
    except NotPossibleNow as error:
        form.add_error(None, str(error))
        return False
    said = "They are asked. Until the answer is yes, nothing changes."
    messages.success(request, said)
    return True


@case_page(Event.FORM_OPENED)
@POSTED
def tell_family(request, case, handover):
    """Record how the family heard who leads now."""
    access.check_can_coordinate(request.user, case)
    found = queries.handover_to_tell(viewer=request.user, case=case, pk=handover)
    form = form_for(request, ToldForm)
    if request.method == "POST" and form.is_valid() and _told(request, form, found):
        return redirect(HERE, pk=case.pk)
    return _form_page(request, case, form, "lead_professional/told.html")


def _told(request, form, found) -> bool:
    words = form.cleaned_data["words"]
    try:
        commands.tell_family(handover=found, words=words, by=request.user)
    except NotPossibleNow as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, "It is written down.")
    return True


def _form_page(request, case, form, template, **more):
    context = case_context(request, case, "overview", form=form, **more)
    context["draft"] = draft_of(request)
    return TemplateResponse(request, template, context)
