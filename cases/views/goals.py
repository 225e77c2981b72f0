"""How a goal stands now."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from cases.commands import goals as commands
from cases.form_pages import did, form_for
from cases.forms.goals import SettleGoalForm
from cases.queries import plan
from cases.views.asking import ask
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page


@case_page(Event.PLAN_VIEWED)
@require_http_methods(["GET", "POST"])
def settle_goal(request, case, goal):
    """Say that a goal is reached, not pursued any more, or seen differently."""
    access.check_can_coordinate(request.user, case)
    found = plan.goal_for(viewer=request.user, case=case, pk=goal)
    form = form_for(request, SettleGoalForm, goal=found)
    if form.is_valid() and did(
        request,
        form,
        commands.settle_goal,
        goal=found,
        by=request.user,
        **form.cleaned_data,
    ):
        messages.success(request, "The plan says so now.")
        return redirect("cases:plan", pk=case.pk)
    return ask(
        request,
        case,
        form,
        heading="How does this goal stand?",
        button="Save",
        about=found.words,
        sentences=_ended(found),
    )


def _ended(goal) -> list[str]:
    if not goal.ended_at:
        return []
    return [f"This goal has ended: {goal.get_stands_display().lower()}."]
