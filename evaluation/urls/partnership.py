"""Addresses of how agencies work together; no name of a family is in one."""

from django.urls import path

from evaluation.views import partnership

urlpatterns = [
    path(
        "how-agencies-work-together/",
        partnership.partnership,
        name="partnership",
    ),
    path(
        "working-and-outcomes/",
        partnership.working_and_outcomes,
        name="working-and-outcomes",
    ),
]
