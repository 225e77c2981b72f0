"""Addresses of the timescales and of what became of a checklist."""

from django.urls import path

from cases.views import local_terms, timescales

urlpatterns = [
    path("settings/", local_terms.show_settings, name="settings"),
    path("timescales/", timescales.change_timescales, name="timescales"),
    path(
        "cases/<uuid:pk>/follow-ups/<uuid:follow_up>/",
        timescales.follow_up,
        name="follow-up",
    ),
]
