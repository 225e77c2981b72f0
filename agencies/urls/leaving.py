"""Addresses of leaving and moving; no name of a person or a family is in one."""

from django.urls import path

from agencies.views import leaving

ONE = "leaving/<uuid:leaving>"

urlpatterns = [
    path("leaving/", leaving.list_leavings, name="leavings"),
    path("leaving/new/", leaving.start, name="start-leaving"),
    path(f"{ONE}/", leaving.show, name="leaving"),
    path(f"{ONE}/finish/", leaving.finish, name="finish-leaving"),
    path(f"{ONE}/call-off/", leaving.call_off, name="call-off-leaving"),
    path(f"{ONE}/hand-on/<slug:held>/", leaving.hand_on, name="hand-on"),
]
