"""Addresses of the agencies; each area lists its own."""

from agencies.urls import (
    agreements,
    bodies,
    centre,
    directory,
    learning,
    leaving,
    levels,
    open_referral,
    people,
    service_file,
    words,
)

app_name = "agencies"

urlpatterns = [
    *words.urlpatterns,
    *agreements.urlpatterns,
    *bodies.urlpatterns,
    *leaving.urlpatterns,
    *learning.urlpatterns,
    *levels.urlpatterns,
    *centre.urlpatterns,
    *directory.urlpatterns,
    *people.urlpatterns,
    *open_referral.urlpatterns,
    *service_file.urlpatterns,
]
