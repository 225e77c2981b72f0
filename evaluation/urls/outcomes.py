"""Addresses of how it goes with one family."""

from django.urls import path

from evaluation.views import ratings

OUTCOMES = "cases/<uuid:pk>/outcomes/"

urlpatterns = [
    path(OUTCOMES, ratings.show_outcomes, name="outcomes"),
    path(
        f"{OUTCOMES}rate/review/<uuid:review>/",
        ratings.rate_at_review,
        name="rate-review",
    ),
    path(f"{OUTCOMES}rate/<slug:moment>/", ratings.rate_at, name="rate"),
]
