"""One action: its page, how it goes, another day, another owner."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases.commands import actions as commands
from cases.form_pages import did, draft_of, form_for
from cases.forms.actions import HandOverForm, MoveForm, ProgressForm
from cases.queries import actions as queries
from cases.queries import case_header, owners, plan
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow


@case_page(Event.PLAN_VIEWED)
@require_safe
def show_action(request, case, action):
    """Show one action, with what became of it."""
    context = {
        "case": case,
        "header": case_header(viewer=request.user, case=case, current="plan"),
        "page": queries.action_page(viewer=request.user, case=case, pk=action),
    }
    return TemplateResponse(request, "cases/plan/action.html", context)


@case_page(Event.PLAN_VIEWED)
@require_POST
def begin_action(request, case, action):
    """Say that an action has begun."""
    found = _to_change(request, case, action)
    try:
        commands.begin(action=found, by=request.user)
        messages.success(request, "The plan says so now.")
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect("cases:action", pk=case.pk, action=found.pk)


@case_page(Event.PLAN_VIEWED)
@require_http_methods(["GET", "POST"])
def note_action(request, case, action):
    """Write how an action goes."""
    found = _to_change(request, case, action)
    form = form_for(request, ProgressForm)
    if form.is_valid() and _done(request, form, commands.note_progress, found):
        return _saved(request, case, found, "Thank you. It stands in the plan.")
    return _page(request, case, found, form, "How is it going?", "Save")


@case_page(Event.PLAN_VIEWED)
@require_http_methods(["GET", "POST"])
def move_action(request, case, action):
    """Move an action to another day, with the reason."""
    found = _to_change(request, case, action)
    form = form_for(request, MoveForm)
    if form.is_valid() and _done(request, form, commands.move, found):
        return _saved(request, case, found, "The action has its new day.")
    return _page(request, case, found, form, "Move it to another day", "Move it")


@case_page(Event.PLAN_VIEWED)
@require_http_methods(["GET", "POST"])
def hand_over_action(request, case, action):
    """Give an action to another owner who may see it."""
    found = _to_change(request, case, action)
    readers = owners.next_owners(viewer=request.user, action=found)
    people = owners.people_for(viewer=request.user, case=case)
    form = form_for(request, HandOverForm, readers=readers, people=people)
    if form.is_valid() and _handed_over(request, form, found):
        return _saved(request, case, found, "The action is handed over.")
    return _page(request, case, found, form, "Hand it over", "Hand it over")


def _to_change(request, case, pk):
    found = plan.action_for(viewer=request.user, case=case, pk=pk)
    access.check_can_end_action(request.user, found)
    return found


def _done(request, form, command, action) -> bool:
    said = {"action": action, "by": request.user, **form.cleaned_data}
    return did(request, form, command, **said)


def _handed_over(request, form, action) -> bool:
    said = {"action": action, "to": form.owner, "words": form.cleaned_data["words"]}
    return did(request, form, commands.hand_over, **said, by=request.user)


def _saved(request, case, action, sentence):
    messages.success(request, sentence)
    if plan.still_shows(viewer=request.user, action=action):
        return redirect("cases:action", pk=case.pk, action=action.pk)
    return redirect("cases:plan", pk=case.pk)


def _page(request, case, action, form, heading, button):
    context = {
        "case": case,
        "action": action,
        "form": form,
        "draft": draft_of(request),
        "heading": heading,
        "button": button,
    }
    return TemplateResponse(request, "cases/plan/change_action.html", context)
