"""Addresses of a move to another area, and of a question to another team."""

from django.urls import path

from cases.views import join_requests, transfers

TRANSFER = "cases/<uuid:pk>/transfer/"
ASKED = "cases/<uuid:pk>/join-requests/"

urlpatterns = [
    path(TRANSFER, transfers.show_transfer, name="transfer"),
    path(f"{TRANSFER}arrived/", transfers.confirm_arrival, name="transfer-arrived"),
    path(f"{TRANSFER}call-off/", transfers.call_off, name="transfer-call-off"),
    path(ASKED, join_requests.ask_to_join, name="ask-to-join"),
    path(
        f"{ASKED}<uuid:join_request>/",
        join_requests.answer_join_request,
        name="join-request",
    ),
    path(
        f"{ASKED}<uuid:join_request>/end/",
        join_requests.end_join_request,
        name="end-join-request",
    ),
]
