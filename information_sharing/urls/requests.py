"""Addresses of requests to see a family's record."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
