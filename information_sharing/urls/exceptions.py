"""Addresses of emergency access and oversight."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
