"""Addresses of emergency access and oversight."""

from django.urls import path

from information_sharing.views import emergencies, oversight

urlpatterns = [
    path("emergency/", emergencies.open_in_emergency, name="emergency"),
    path("emergencies/", emergencies.list_emergencies, name="emergencies"),
    path(
        "emergencies/<uuid:emergency>/",
        emergencies.review_emergency,
        name="emergency-review",
    ),
    path(
        "emergencies/<uuid:emergency>/end/",
        emergencies.end_emergency,
        name="end-emergency",
    ),
    path("oversight/", oversight.list_oversights, name="oversights"),
    path(
        "oversight/<uuid:oversight>/approve/",
        oversight.approve_oversight,
        name="approve-oversight",
    ),
    path(
        "oversight/<uuid:oversight>/end/",
        oversight.end_oversight,
        name="end-oversight",
    ),
]
