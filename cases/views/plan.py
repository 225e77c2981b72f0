"""The plan page, and writing goals and actions."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.commands import plan as commands
from cases.form_pages import draft_of, form_for
from cases.forms.plan import ActionForm, EndActionForm, GoalForm
from cases.models import Action
from cases.queries import case_header, owners, plan
from cases.queries.gaps import seams
from cases.queries.told_once import told_once
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow

FEW_GOALS = 4
"""More than this is hard for a family to keep in mind: said, never refused."""


@case_page(Event.PLAN_VIEWED)
@require_safe
def show_plan(request, case):
    """Show the plan, as far as it is shared."""
    context = {
        "case": case,
        "header": case_header(viewer=request.user, case=case, current="plan"),
        "plan": plan.plan_page(viewer=request.user, case=case),
        "seams": seams(viewer=request.user, case=case) if case.is_open else None,
        "told_once": told_once(viewer=request.user, case=case),
    }
    return TemplateResponse(request, "cases/plan/plan.html", context)


@case_page(Event.PLAN_VIEWED)
@require_http_methods(["GET", "POST"])
def add_goal(request, case):
    """Write a goal, tied to aims of the five outcomes."""
    access.check_can_coordinate(request.user, case)
    kinds = owners.kinds_for(viewer=request.user, case=case)
    family = owners.people_for(viewer=request.user, case=case)
    children = [person for person in family if person.is_child]
    form = form_for(request, GoalForm, children=children, kinds=kinds)
    if form.is_valid() and _goal_saved(request, case, form):
        messages.success(request, "The goal is in the plan.")
        return redirect("cases:plan", pk=case.pk)
    context = _form_context(request, case, form) | {
        "who_sees": _who_sees(request.user, case, kinds),
        "many_goals": _count_if_many(request.user, case),
    }
    return TemplateResponse(request, "cases/plan/add_goal.html", context)


def _goal_saved(request, case, form) -> bool:
    try:
        commands.add_goal(
            case=case, goal=form.goal, baseline=form.baseline, by=request.user
        )
    except NotPossibleNow as error:
        form.add_error(None, str(error))
    return not form.errors


def _form_context(request, case, form) -> dict:
    return {"case": case, "form": form, "draft": draft_of(request)}


def _who_sees(viewer, case, kinds) -> list[tuple[str, str]]:
    readers = owners.readers_of(viewer=viewer, case=case)
    return [(kind.label, ", ".join(readers.of_kind(kind))) for kind in kinds]


def _count_if_many(viewer, case) -> int:
    count = len(plan.goals_of(viewer=viewer, case=case, still_pursued=True))
    return count if count >= FEW_GOALS else 0


@case_page(Event.PLAN_VIEWED)
@require_http_methods(["GET", "POST"])
def add_action(request, case, goal):
    """Write who does what for a goal, and by when."""
    access.check_can_coordinate(request.user, case)
    found = plan.goal_for(viewer=request.user, case=case, pk=goal)
    kinds = owners.kinds_for(viewer=request.user, case=case)
    form = form_for(
        request,
        ActionForm,
        goal=found,
        kinds=kinds,
        readers=owners.readers_of(viewer=request.user, case=case),
        people=owners.people_for(viewer=request.user, case=case),
    )
    if form.is_valid() and _action_saved(request, found, form):
        messages.success(request, "The action is in the plan.")
        return redirect("cases:plan", pk=case.pk)
    context = _form_context(request, case, form) | {
        "goal": found,
        "who_sees": _who_sees(request.user, case, kinds),
    }
    return TemplateResponse(request, "cases/plan/add_action.html", context)


def _action_saved(request, goal, form) -> bool:
    try:
        commands.add_action(goal=goal, action=form.action, by=request.user)
    except NotPossibleNow as error:
        form.add_error("category", str(error))
    return not form.errors


@case_page(Event.PLAN_VIEWED)
@require_http_methods(["GET", "POST"])
def end_action(request, case, action):
    """Say that an action is done, or not needed any more."""
    found = plan.action_for(viewer=request.user, case=case, pk=action)
    access.check_can_end_action(request.user, found)
    form = form_for(request, EndActionForm, initial={"status": Action.Status.DONE})
    if form.is_valid() and _action_ended(request, found, form):
        messages.success(request, "Thank you. The plan says so now.")
        return redirect("cases:plan", pk=case.pk)
    context = _form_context(request, case, form) | {"action": found}
    return TemplateResponse(request, "cases/plan/end_action.html", context)


def _action_ended(request, action, form) -> bool:
    try:
        commands.end_action(action=action, by=request.user, **form.cleaned_data)
    except NotPossibleNow as error:
        form.add_error(None, str(error))
    return not form.errors
