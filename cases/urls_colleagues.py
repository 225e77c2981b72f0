"""Addresses of questions to colleagues."""

from django.urls import path

from cases.views import colleagues

urlpatterns = [
    path(
        "cases/<uuid:pk>/questions/",
        colleagues.list_questions,
        name="colleague-questions",
    ),
    path(
        "cases/<uuid:pk>/questions/ask/",
        colleagues.ask_colleague,
        name="ask-colleague",
    ),
    path(
        "cases/<uuid:pk>/questions/<uuid:colleague_request>/",
        colleagues.show_question,
        name="colleague-question",
    ),
    path(
        "cases/<uuid:pk>/questions/<uuid:colleague_request>/end/",
        colleagues.end_question,
        name="end-colleague-question",
    ),
]
