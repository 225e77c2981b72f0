"""Addresses of the timescales and of what became of a checklist."""

from django.urls import path

from cases.views import timescales

urlpatterns = [
    path("timescales/", timescales.change_timescales, name="timescales"),
    path(
        "cases/<uuid:pk>/follow-ups/<uuid:follow_up>/",
        timescales.follow_up,
        name="follow-up",
    ),
]
