"""Services recommended and obtained, and the needs that nobody meets yet."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases.commands import services as commands
from cases.form_pages import did, form_for
from cases.forms.services import AnswerForm, MetForm, RecommendForm
from cases.queries import case_header, owners
from cases.queries import services as queries
from cases.views.asking import ask
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page, page
from information_sharing.exceptions import NotPossibleNow

BACK = "cases:services"


@case_page(Event.PLAN_VIEWED)
@require_safe
def show_services(request, case):
    """Show what was recommended, and what became of it."""
    context = {
        "case": case,
        "header": case_header(viewer=request.user, case=case, current="plan"),
        "page": queries.services_page(viewer=request.user, case=case),
    }
    return TemplateResponse(request, "cases/plan/services.html", context)


@case_page(Event.PLAN_VIEWED)
@require_http_methods(["GET", "POST"])
def recommend_service(request, case):
    """Write that a service would help."""
    kinds = owners.kinds_written(viewer=request.user, case=case)
    people = owners.people_for(viewer=request.user, case=case)
    form = form_for(
        request,
        RecommendForm,
        initial={"element": request.GET.get("element", "")},
        people=people,
        kinds=kinds,
        teams=list(queries.teams_to_recommend(viewer=request.user, case=case)),
    )
    if form.is_valid() and did(
        request, form, commands.recommend, case=case, text=form.text, by=request.user
    ):
        messages.success(request, "The service is recommended.")
        return redirect(BACK, pk=case.pk)
    return ask(
        request, case, form, heading="Recommend a service", button="Save", back=BACK
    )


@case_page(Event.PLAN_VIEWED)
@require_http_methods(["GET", "POST"])
def answer_service(request, case, recommendation):
    """Write whether the family got a service, or still waits."""
    found = _to_write(request, case, recommendation)
    later = timezone.localdate() + commands.ASK_AGAIN_AFTER
    start = {"ask_again_on": later}
    form = form_for(request, AnswerForm, initial=start, recommendation=found)
    if form.is_valid() and did(
        request,
        form,
        commands.answer,
        recommendation=found,
        by=request.user,
        **form.cleaned_data,
    ):
        messages.success(request, "Thank you. It is saved.")
        return redirect(BACK, pk=case.pk)
    return _page(request, case, found, form, "Did the family get this service?")


@case_page(Event.PLAN_VIEWED)
@require_http_methods(["GET", "POST"])
def meet_need(request, case, recommendation):
    """Write how a need that nobody met is met now."""
    found = _to_write(request, case, recommendation)
    form = form_for(request, MetForm)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    if form.is_valid() and did(
        request, form, commands.meet, recommendation=found, words=words, by=request.user
    ):
        messages.success(request, "It is saved. Nobody has to look for it any more.")
        return redirect(BACK, pk=case.pk)
    return _page(request, case, found, form, "How is this need met now?")


@case_page(Event.PLAN_VIEWED)
@require_POST
def take_on_need(request, case, recommendation):
    """Own a need that nobody meets yet."""
    found = _to_write(request, case, recommendation)
    try:
        commands.take_on(recommendation=found, by=request.user)
        messages.success(request, "You look for it from now on.")
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect(BACK, pk=case.pk)


@page(Event.UNMET_NEEDS_LISTED)
@require_safe
def list_unmet_needs(request):
    """Show the needs that nobody meets: families that are shared, else numbers."""
    lines = queries.unmet_needs(viewer=request.user)
    context = {
        "lines": lines,
        "cases": [line.row.case for line in lines],
        "counts": queries.unmet_counts(viewer=request.user),
    }
    return TemplateResponse(request, "cases/plan/unmet_needs.html", context)


def _to_write(request, case, pk):
    found = queries.recommendation_for(viewer=request.user, case=case, pk=pk)
    access.check_can_write(request.user, case, found.category, found.person)
    return found


def _page(request, case, found, form, heading):
    return ask(
        request,
        case,
        form,
        heading=heading,
        button="Save",
        back=BACK,
        about=found.service,
    )
