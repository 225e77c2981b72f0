"""What people say of co-ordination, beside what the record shows."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.queries.recorded import compared
from evaluation.views.surveys import RUN, survey_of
from information_sharing.audit import EvaluationEvent
from information_sharing.door import page


@page(EvaluationEvent.SURVEY_RESULTS_VIEWED, permission=RUN)
@require_safe
def survey_recorded(request, survey):
    """Show both sides, subject by subject; a gap is a question, not a verdict."""
    survey = survey_of(request, survey)
    context = {"survey": survey}
    context |= {"compared": compared(survey=survey, viewer=request.user)}
    return render(request, "evaluation/surveys/recorded.html", context)
