"""How it goes with one family: the ratings side by side, and writing them."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.form_pages import did, draft_of, form_for
from cases.queries import case_header
from evaluation.commands.ratings import rate
from evaluation.forms.ratings import RatingsForm
from evaluation.queries import ratings as queries
from evaluation.queries.contributions import given_to
from evaluation.queries.stories import stories_of
from evaluation.queries.working import working
from information_sharing.audit import EvaluationEvent
from information_sharing.door import case_page
from information_sharing.exceptions import AccessDenied

BACK = "evaluation:outcomes"
READ_ONLY = (
    "Nothing here is shared with you to write about. You can read what is there."
)


@case_page(EvaluationEvent.OUTCOMES_VIEWED)
@require_safe
def show_outcomes(request, case):
    """Show how each goal and outcome has gone, with the raters side by side."""
    context = {
        "case": case,
        "header": case_header(viewer=request.user, case=case, current="plan"),
        "page": queries.how_it_goes(viewer=request.user, case=case),
        "stories": stories_of(viewer=request.user, case=case),
        "given": given_to(viewer=request.user, case=case),
        "working": working(viewer=request.user, case=case),
    }
    return TemplateResponse(request, "evaluation/outcomes.html", context)


@case_page(EvaluationEvent.OUTCOMES_VIEWED)
@require_http_methods(["GET", "POST"])
def rate_at(request, case, moment):
    """Rate goals and outcomes as they stood at the beginning, or stand at the end."""
    found = queries.moment_for(viewer=request.user, case=case, name=moment)
    return _rate(request, case, found)


@case_page(EvaluationEvent.OUTCOMES_VIEWED)
@require_http_methods(["GET", "POST"])
def rate_at_review(request, case, review):
    """Rate goals and outcomes as they stood at one review."""
    found = queries.moment_of_review(viewer=request.user, case=case, pk=review)
    return _rate(request, case, found)


def _rate(request, case, moment):
    asked = queries.to_rate(viewer=request.user, case=case, moment=moment)
    if not asked:
        raise AccessDenied(READ_ONLY)
    form = form_for(request, RatingsForm, asked=asked, moment=moment)
    if form.is_valid() and did(
        request,
        form,
        rate,
        case=case,
        moment=form.when,
        rated=form.rated,
        by=request.user,
    ):
        messages.success(request, "The ratings are saved.")
        return redirect(BACK, pk=case.pk)
    context = {"case": case, "form": form, "moment": moment}
    context["draft"] = draft_of(request)
    return TemplateResponse(request, "evaluation/rate.html", context)
