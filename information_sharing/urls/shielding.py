"""Addresses of shields and sensitive services."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
