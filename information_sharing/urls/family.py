"""Addresses of what the family may see: who looked, and what is held."""

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
