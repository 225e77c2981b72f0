"""Looking back at the plan, and closing the case."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases.commands import closing as closing_commands
from cases.commands import reviews as commands
from cases.form_pages import draft_of, form_for
from cases.forms.plan import CloseCaseForm
from cases.forms.reviews import ReviewForm
from cases.queries import plan
from cases.queries.unfinished import unfinished_of
from cases.queries.views_of_need import levels as levels_now
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.categories import Category
from information_sharing.door import case_page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.queries.sharing import consents_to_ask


@case_page(Event.PLAN_VIEWED)
@require_http_methods(["GET", "POST"])
def record_review(request, case):
    """Write down a review, goal by goal."""
    access.check_can_coordinate(request.user, case)
    access.check_can_write(request.user, case, Category.PLAN)
    goals = plan.goals_of(viewer=request.user, case=case, still_pursued=True)
    levels = levels_now(viewer=request.user)
    form = form_for(request, ReviewForm, goals=goals, levels=levels)
    if form.is_valid() and (review := _reviewed(request, case, form)):
        return _after_review(request, case, review)
    context = {
        "case": case,
        "form": form,
        "draft": draft_of(request),
        "consents": consents_to_ask(viewer=request.user, case=case),
    }
    return TemplateResponse(request, "cases/plan/record_review.html", context)


def _reviewed(request, case, form):
    try:
        return commands.record_review(
            case=case, review=form.review, news=form.news, by=request.user
        )
    except NotPossibleNow as error:
        form.add_error(None, str(error))
        return None


def _after_review(request, case, review):
    if review.closing_reason:
        messages.success(request, "The review is saved. Now close the case.")
        return redirect("cases:close", pk=case.pk)
    if review.decision == review.Decision.STEP_UP:
        messages.success(request, "The review is saved. Now ask social care.")
        return redirect("cases:refer-social-care", pk=case.pk)
    messages.success(request, "The review is saved.")
    return redirect("cases:plan", pk=case.pk)


@case_page(Event.PLAN_VIEWED)
@require_http_methods(["GET", "POST"])
def close_case(request, case):
    """End the work, having shown what else ends with it."""
    access.check_can_coordinate(request.user, case)
    reason = plan.closing_reason_of_last_review(viewer=request.user, case=case)
    form = form_for(request, CloseCaseForm, initial={"reason": reason})
    summary = plan.closing_summary(viewer=request.user, case=case)
    if form.is_valid() and _closed(request, case, form):
        return _after_closing(request, case)
    context = {
        "case": case,
        "form": form,
        "draft": draft_of(request),
        "actions": plan.open_actions(viewer=request.user, case=case),
        "summary": summary,
        "unfinished": unfinished_of(viewer=request.user, case=case),
    }
    return TemplateResponse(request, "cases/plan/close.html", context)


def _closed(request, case, form) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        closing_commands.close_case(case=case, reason=reason, by=request.user)
    except NotPossibleNow as error:
        form.add_error(None, str(error))
    return not form.errors


def _after_closing(request, case):
    """The lead's own view of the case ends with the appointment."""
    messages.success(request, f"{case.reference} is closed.")
    still = access.can_view_case(request.user, case)
    return redirect(case) if still else redirect("cases:list")
