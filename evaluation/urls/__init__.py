"""Addresses of evaluation; no name of a family is in one."""

from evaluation.urls import (
    figures,
    frameworks,
    outcomes,
    partnership,
    reports,
    self_evaluations,
    surveys,
)

app_name = "evaluation"

urlpatterns = [
    *figures.urlpatterns,
    *frameworks.urlpatterns,
    *outcomes.urlpatterns,
    *partnership.urlpatterns,
    *reports.urlpatterns,
    *self_evaluations.urlpatterns,
    *surveys.urlpatterns,
]
