"""Addresses of requests to see a family's record."""

from django.urls import path

from information_sharing.views import requests

urlpatterns = [
    path("index/ask/", requests.ask_access, name="ask-access"),
    path("index/requests/", requests.list_my_requests, name="my-access-requests"),
    path(
        "cases/<uuid:pk>/requests/<uuid:access_request>/",
        requests.show_request,
        name="access-request",
    ),
]
