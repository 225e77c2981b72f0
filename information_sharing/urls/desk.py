"""Addresses of the information officer's desk, the log, accounts and roles."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
