"""Addresses of the eight questions and what was decided."""

from django.urls import path

from information_sharing.views import deciding

urlpatterns = [
    path(
        "cases/<uuid:pk>/share/", deciding.continue_deciding, name="continue-deciding"
    ),
    path("cases/<uuid:pk>/share/<int:question>/", deciding.decide, name="decide"),
    path(
        "cases/<uuid:pk>/decisions/<uuid:decision>/",
        deciding.show_decision,
        name="decision",
    ),
]
