"""Addresses of how long records are kept."""

from django.urls import path

from information_sharing.views import retention

urlpatterns = [
    path("retention/", retention.show_retention, name="retention"),
    path("retention/holds/new/", retention.show_place_hold, name="place-hold"),
    path("retention/holds/<uuid:hold>/", retention.show_hold, name="hold"),
    path(
        "retention/certificates/<uuid:certificate>/",
        retention.show_certificate,
        name="certificate",
    ),
    path(
        "retention/certificates/<uuid:certificate>/pdf/",
        retention.print_certificate,
        name="certificate-pdf",
    ),
]
