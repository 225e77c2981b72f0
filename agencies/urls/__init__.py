"""Addresses of the agencies; each area lists its own."""

from agencies.urls import words

app_name = "agencies"

urlpatterns = [*words.urlpatterns]
