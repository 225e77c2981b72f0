"""Addresses of evaluation; no name of a family is in one."""

from evaluation.urls import frameworks, outcomes, reports, self_evaluations

app_name = "evaluation"

urlpatterns = [
    *frameworks.urlpatterns,
    *outcomes.urlpatterns,
    *reports.urlpatterns,
    *self_evaluations.urlpatterns,
]
