"""Addresses of the eight questions and what was decided."""

from django.urls import path

from information_sharing.views import deciding, decisions, disclosures

DECISION = "cases/<uuid:pk>/decisions/<uuid:decision>/"

urlpatterns = [
    path(
        "cases/<uuid:pk>/share/", deciding.continue_deciding, name="continue-deciding"
    ),
    path("cases/<uuid:pk>/share/<int:question>/", deciding.decide, name="decide"),
    path(DECISION, decisions.show_decision, name="decision"),
    path(
        f"{DECISION}refuse/",
        decisions.refuse_countersignature,
        name="refuse-countersignature",
    ),
    path(f"{DECISION}document/", disclosures.read, name="disclosure"),
    path(f"{DECISION}document/make/", disclosures.make, name="make-disclosure"),
    path(f"{DECISION}document/sent/", disclosures.send, name="disclosure-sent"),
]
