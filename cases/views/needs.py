"""The practical-needs checklist, and an action that follows from it."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.commands.needs import ask_about_needs
from cases.commands.plan import add_action
from cases.form_pages import did, draft_of, form_for
from cases.forms.needs import NeedActionForm, NeedsForm
from cases.queries import case_header, owners, plan
from cases.queries.needs import need_for, needs_page
from cases.views.asking import ask
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.categories import Category
from information_sharing.door import case_page


@case_page(Event.PLAN_VIEWED)
@require_safe
def show_needs(request, case):
    """Show what the family said last about practical needs."""
    context = {
        "case": case,
        "header": case_header(viewer=request.user, case=case, current="plan"),
        "page": needs_page(viewer=request.user, case=case),
    }
    return TemplateResponse(request, "cases/plan/needs.html", context)


@case_page(Event.PLAN_VIEWED)
@require_http_methods(["GET", "POST"])
def ask_needs(request, case):
    """Ask the family about practical needs."""
    access.check_can_write(request.user, case, Category.HOUSING_MONEY)
    form = form_for(request, NeedsForm)
    if form.is_valid() and did(
        request,
        form,
        ask_about_needs,
        case=case,
        said=form.said,
        asked_on=form.cleaned_data["asked_on"],
        by=request.user,
    ):
        messages.success(request, "What the family said is saved.")
        return redirect("cases:practical-needs", pk=case.pk)
    context = {"case": case, "form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "cases/plan/ask_needs.html", context)


@case_page(Event.PLAN_VIEWED)
@require_http_methods(["GET", "POST"])
def act_on_need(request, case, need):
    """Put an action for a practical need into the plan."""
    access.check_can_coordinate(request.user, case)
    found = need_for(viewer=request.user, case=case, pk=need)
    goals = plan.goals_of(viewer=request.user, case=case, still_pursued=True)
    if not goals:
        messages.info(request, "Write a goal first: an action belongs to one.")
        return redirect("cases:add-goal", pk=case.pk)
    form = _need_form(request, case, found, goals)
    if form.is_valid() and did(
        request,
        form,
        add_action,
        goal=form.for_goal,
        action=form.action,
        by=request.user,
    ):
        messages.success(request, "The action is in the plan.")
        return redirect("cases:plan", pk=case.pk)
    return ask(
        request,
        case,
        form,
        heading="Add an action for a practical need",
        button="Add the action",
        back="cases:practical-needs",
        about=found.words or found.get_kind_display(),
    )


def _need_form(request, case, need, goals):
    category = Category.HOUSING_MONEY
    return form_for(
        request,
        NeedActionForm,
        initial={"words": need.words, "category": category},
        goals=goals,
        kinds=owners.kinds_for(viewer=request.user, case=case),
        readers=owners.readers_of(viewer=request.user, case=case),
        people=owners.people_for(viewer=request.user, case=case),
    )
