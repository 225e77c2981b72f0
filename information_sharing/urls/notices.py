"""Addresses of what a practitioner must hear."""

from django.urls import path

from information_sharing.views import notices

urlpatterns = [
    path("notices/", notices.list_notices, name="notices"),
    path("notices/<uuid:notice>/", notices.open_notice, name="notice"),
]
