"""Addresses of the agencies; each area lists its own."""

from agencies.urls import bodies, centre, words

app_name = "agencies"

urlpatterns = [*words.urlpatterns, *bodies.urlpatterns, *centre.urlpatterns]
