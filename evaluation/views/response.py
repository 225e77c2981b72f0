"""How many answered a survey."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.queries.response import response_of
from evaluation.views.surveys import RUN, VIEWED, survey_of
from information_sharing.door import page


@page(VIEWED, permission=RUN)
@require_safe
def survey_response(request, survey):
    """Show the response in all and by group, against that of the study."""
    survey = survey_of(request, survey)
    response = response_of(survey, viewer=request.user)
    rates = [response.everybody, response.study, *response.groups]
    context = {"survey": survey, "response": response, "rates": rates}
    return render(request, "evaluation/surveys/response.html", context)
