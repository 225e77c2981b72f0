"""Addresses of how long records are kept."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
