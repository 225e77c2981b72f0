"""Addresses of the agencies; each area lists its own."""

from agencies.urls import bodies, centre, directory, words

app_name = "agencies"

urlpatterns = [*words.urlpatterns, *directory.urlpatterns, *bodies.urlpatterns, *centre.urlpatterns]
