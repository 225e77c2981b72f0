"""Addresses of consent and its life."""

from django.urls import path

from information_sharing.views import consents

urlpatterns = [
    path(
        "cases/<uuid:pk>/consents/new/", consents.record_consent, name="record-consent"
    ),
    path(
        "cases/<uuid:pk>/consents/<uuid:consent>/withdraw/",
        consents.withdraw_consent,
        name="withdraw-consent",
    ),
]
