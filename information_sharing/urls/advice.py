"""Addresses of questions to the information officer."""

from django.urls import path

from information_sharing.views import advice

urlpatterns = [
    path("advice/", advice.list_advice, name="advice-list"),
    path("advice/<uuid:advice>/", advice.answer_advice, name="advice"),
    path("advice/<uuid:advice>/message/", advice.ask_back, name="advice-back"),
    path(
        "cases/<uuid:pk>/advice/<uuid:advice>/",
        advice.show_thread,
        name="advice-thread",
    ),
]
