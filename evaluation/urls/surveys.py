"""Addresses of surveys; the address of a ballot is a secret and stands in no other."""

from django.urls import path

from evaluation.views import (
    answering,
    invitations,
    recorded,
    response,
    results,
    surveys,
)

SURVEY = "surveys/<uuid:survey>/"

urlpatterns = [
    path("surveys/", surveys.survey_list, name="surveys"),
    path("surveys/new/", surveys.survey_new, name="survey-new"),
    path("surveys/answered/", answering.survey_answered, name="survey-answered"),
    path("surveys/answer/<str:token>/", answering.answer_survey, name="survey-answer"),
    path(SURVEY, surveys.survey_page, name="survey"),
    path(f"{SURVEY}edit/", surveys.survey_edit, name="survey-edit"),
    path(f"{SURVEY}items/", surveys.survey_items, name="survey-items"),
    path(f"{SURVEY}items/<uuid:survey_item>/", surveys.survey_item, name="survey-item"),
    path(f"{SURVEY}preview/", surveys.survey_preview, name="survey-preview"),
    path(f"{SURVEY}open/", surveys.survey_open, name="survey-open"),
    path(f"{SURVEY}close/", surveys.survey_close, name="survey-close"),
    path(f"{SURVEY}again/", surveys.survey_again, name="survey-again"),
    path(f"{SURVEY}people/", invitations.survey_people, name="survey-people"),
    path(f"{SURVEY}addresses/", invitations.survey_addresses, name="survey-addresses"),
    path(f"{SURVEY}slips/", invitations.survey_slips, name="survey-slips"),
    path(f"{SURVEY}slips.pdf", invitations.survey_print, name="survey-print"),
    path(f"{SURVEY}uninvite/", invitations.survey_uninvite, name="survey-uninvite"),
    path(f"{SURVEY}remind/", invitations.survey_remind, name="survey-remind"),
    path(f"{SURVEY}response/", response.survey_response, name="survey-response"),
    path(f"{SURVEY}results/", results.survey_results, name="survey-results"),
    path(f"{SURVEY}recorded/", recorded.survey_recorded, name="survey-recorded"),
    path(f"{SURVEY}results.pdf", results.survey_results_pdf, name="survey-results-pdf"),
    path(
        f"{SURVEY}plan/<slug:about>/",
        results.survey_action_new,
        name="survey-action-new",
    ),
    path(
        f"{SURVEY}actions/<uuid:planned>/", results.survey_action, name="survey-action"
    ),
]
