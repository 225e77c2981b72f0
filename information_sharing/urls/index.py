"""Addresses of finding whom to contact about a child."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
