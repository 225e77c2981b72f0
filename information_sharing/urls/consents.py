"""Addresses of consent and its life."""

from django.urls import path

from information_sharing.views import (
    consent_documents,
    consent_life,
    consents,
    consents_due,
    withdrawals,
)

ONE = "cases/<uuid:pk>/consents/<uuid:consent>/"

urlpatterns = [
    path("consents/due/", consents_due.list_consents_due, name="consents-due"),
    path(
        "cases/<uuid:pk>/consents/new/", consents.record_consent, name="record-consent"
    ),
    path(ONE, consents.show_consent, name="consent"),
    path(f"{ONE}change/", consents.change_consent, name="change-consent"),
    path(f"{ONE}withdraw/", withdrawals.withdraw_consent, name="withdraw-consent"),
    path(f"{ONE}exposure/", withdrawals.show_exposure, name="exposure"),
    path(f"{ONE}review/", consent_life.review_consent, name="review-consent"),
    path(
        f"{ONE}objections/new/", consent_life.record_objection, name="record-objection"
    ),
    path(f"{ONE}evidence/new/", consent_life.add_evidence, name="add-evidence"),
    path(f"{ONE}form.pdf", consent_documents.print_form, name="consent-form"),
    path(f"{ONE}letter.pdf", consent_documents.print_letter, name="consent-letter"),
    path(
        "cases/<uuid:pk>/objections/<uuid:objection>/",
        consent_life.settle_objection,
        name="settle-objection",
    ),
    path(
        "cases/<uuid:pk>/evidence/<uuid:evidence>/",
        consent_documents.download_evidence,
        name="evidence",
    ),
    path(
        "cases/<uuid:pk>/telling/<uuid:task>/", withdrawals.tell_team, name="tell-team"
    ),
]
