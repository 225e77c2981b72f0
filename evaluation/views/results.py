"""What a closed survey found, and the plan that follows from it."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cases.form_pages import draft_of, form_for
from config.downloads import download
from config.pdf import render_pdf
from evaluation import result_charts as drawing
from evaluation.commands.survey_plan import change_action, plan_action
from evaluation.forms.survey_plan import ActionForm, initial_of
from evaluation.helps import helps_of
from evaluation.queries import results as queries
from evaluation.strategies import strategies
from evaluation.views.pressing import done
from evaluation.views.surveys import BOTH, RUN, survey_of
from information_sharing.audit import EvaluationEvent, Event
from information_sharing.door import page
from information_sharing.exceptions import EditedMeanwhile

RESULTS = "evaluation:survey-results"


def _told(request, survey):
    """Return everything that the page and the document say; None while it is open."""
    results = queries.results_for(survey=survey, viewer=request.user)
    if results is None:
        return None
    asked = {"survey": survey, "viewer": request.user}
    return {
        "survey": survey,
        "results": results,
        "helps": helps_of(results),
        "profiles": drawing.drawn_profiles(results),
        "gap_chart": drawing.gap_chart(results),
        "gap_table": drawing.gap_table(results),
        "actions": queries.actions_of(**asked),
        "earlier": queries.earlier_actions(results=results, **asked),
    }


@page(EvaluationEvent.SURVEY_RESULTS_VIEWED, permission=RUN)
@require_safe
def survey_results(request, survey):
    """Show what a closed survey found; while it is open, when it will be told."""
    survey = survey_of(request, survey)
    told = _told(request, survey) or {"survey": survey}
    return render(request, "evaluation/surveys/results.html", told)


@page(EvaluationEvent.SURVEY_RESULTS_DOWNLOADED, permission=RUN)
@require_safe
def survey_results_pdf(request, survey):
    """Hand out the results as a document made for this reader (R16)."""
    survey = survey_of(request, survey)
    told = _told(request, survey)
    if told is None:
        raise Http404("There are no results yet.")
    told |= {"made_for": str(request.user), "reference": f"Survey {str(survey.pk)[:8]}"}
    made = render_pdf("reports/survey_results.html", told, created=timezone.now())
    return download(made, f"survey-results-{survey.closes_on}.pdf")


@page(Event.FORM_OPENED, permission=RUN)
@require_http_methods(BOTH)
def survey_action_new(request, survey, about):
    """Put something to be done about one item into the plan."""
    survey = survey_of(request, survey)
    item = get_object_or_404(survey.items, code=about)
    strategy = strategies().get(request.GET.get("strategy", ""))
    initial = {"words": strategy.advice[0]} if strategy else {}
    form = form_for(request, _shape(request, survey), initial=initial)
    command = partial(plan_action, survey=survey, about=item.code, by=request.user)
    if done(request, form, lambda: command(said=form.said)):
        return redirect(RESULTS, survey=survey.pk)
    more = {"item": item, "strategy": strategy}
    return _plan_page(request, survey, form, "Put it into the action plan", **more)


@page(Event.FORM_OPENED, permission=RUN)
@require_http_methods(BOTH)
def survey_action(request, survey, planned):
    """Change what is planned, or say what became of it."""
    survey = survey_of(request, survey)
    row = get_object_or_404(survey.improvements, pk=planned)
    shape = _shape(request, survey)
    form = form_for(request, shape, initial=initial_of(row))
    try:
        if done(request, form, lambda: _change(request, row, form)):
            return redirect(RESULTS, survey=survey.pk)
    except EditedMeanwhile as error:
        form = _on_top_of(error.theirs, form, shape)
    item = survey.items.filter(code=row.about).first()
    return _plan_page(request, survey, form, "Change what is planned", item=item)


def _plan_page(request, survey, form, title, **more):
    context = {"survey": survey, "form": form, "title": title, **more}
    context |= {"draft": draft_of(request)}
    return render(request, "evaluation/surveys/plan.html", context)


def _change(request, row, form):
    change_action(
        action=row,
        said=form.said,
        revision=form.cleaned_data["revision"],
        by=request.user,
    )


def _on_top_of(theirs, form, shape):
    sent = form.data.copy()
    sent["revision"] = str(theirs.revision)
    form = shape(sent)
    form.add_error(
        None,
        f"{theirs.written_by} changed this while you were writing. It says now: "
        f"“{theirs.words}”. Save again to put yours in its place.",
    )
    return form


def _shape(request, survey):
    return partial(
        ActionForm,
        people=queries.owners_at(survey=survey, viewer=request.user),
        agencies=queries.agencies_at(survey=survey, viewer=request.user),
    )
