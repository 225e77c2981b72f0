"""Addresses of evaluation; no name of a family is in one."""

from evaluation.urls import frameworks, reports, self_evaluations

app_name = "evaluation"

urlpatterns = [
    *frameworks.urlpatterns,
    *reports.urlpatterns,
    *self_evaluations.urlpatterns,
]
