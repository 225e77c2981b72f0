"""Addresses of questions to the information officer."""

from django.urls import path

from information_sharing.views import advice

urlpatterns = [
    path("advice/", advice.list_advice, name="advice-list"),
    path("advice/<uuid:advice>/", advice.answer_advice, name="advice"),
]
