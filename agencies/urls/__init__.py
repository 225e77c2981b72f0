"""Addresses of the agencies; each area lists its own."""

from agencies.urls import bodies, centre, directory, leaving, words

app_name = "agencies"

urlpatterns = [
    *words.urlpatterns,
    *leaving.urlpatterns,
    *directory.urlpatterns,
    *bodies.urlpatterns,
    *centre.urlpatterns,
]
