"""Addresses of self-evaluations."""

from django.urls import path

from evaluation.views import self_evaluations

EVALUATION = "self-evaluations/<uuid:evaluation>/"

urlpatterns = [
    path(
        "self-evaluations/",
        self_evaluations.self_evaluation_list,
        name="self-evaluation-list",
    ),
    path(EVALUATION, self_evaluations.self_evaluation_page, name="self-evaluation"),
    path(
        f"{EVALUATION}sections/<slug:code>/",
        self_evaluations.self_evaluation_section,
        name="self-evaluation-section",
    ),
    path(
        f"{EVALUATION}self-evaluation.pdf",
        self_evaluations.self_evaluation_pdf,
        name="self-evaluation-pdf",
    ),
]
