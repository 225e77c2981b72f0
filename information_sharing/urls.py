"""Addresses of consent, decisions and the log; no name of a family is in one."""

from django.urls import path

from information_sharing.views import advice, consents, deciding, reading

app_name = "information_sharing"

reading_patterns = [
    path("cases/<uuid:pk>/why/", reading.show_why, name="why"),
    path("cases/<uuid:pk>/who/", reading.show_who, name="who"),
    path("cases/<uuid:pk>/trail/", reading.show_trail, name="trail"),
    path("cases/<uuid:pk>/sharing/", reading.show_sharing, name="sharing"),
]
consent_patterns = [
    path(
        "cases/<uuid:pk>/consents/new/", consents.record_consent, name="record-consent"
    ),
    path(
        "cases/<uuid:pk>/consents/<uuid:consent>/withdraw/",
        consents.withdraw_consent,
        name="withdraw-consent",
    ),
]
decision_patterns = [
    path(
        "cases/<uuid:pk>/share/", deciding.continue_deciding, name="continue-deciding"
    ),
    path("cases/<uuid:pk>/share/<int:question>/", deciding.decide, name="decide"),
    path(
        "cases/<uuid:pk>/decisions/<uuid:decision>/",
        deciding.show_decision,
        name="decision",
    ),
]
advice_patterns = [
    path("advice/", advice.list_advice, name="advice-list"),
    path("advice/<uuid:advice>/", advice.answer_advice, name="advice"),
]

urlpatterns = [
    *reading_patterns,
    *consent_patterns,
    *decision_patterns,
    *advice_patterns,
]
