"""Addresses of referrals, their steps, the promises, and the public form."""

from django.urls import path

from cases.referral_steps import STEPS
from cases.views import ask_for_help, referral_steps, referrals, referring

one = "referrals/<uuid:referral>/"
urlpatterns = [
    path("ask-for-help/", ask_for_help.ask_for_help, name="ask-for-help"),
    path("ask-for-help/thanks/", ask_for_help.help_asked, name="help-asked"),
    path("referrals/", referrals.list_referrals, name="referrals"),
    path("referrals/new/", referrals.add_referral, name="add-referral"),
    path("referrals/figures/", referrals.show_figures, name="referral-figures"),
    path("referrals/made/", referring.list_made, name="referrals-made"),
    path("referrals/refer/", referring.refer, name="refer-on"),
    path("referrals/promises/", referring.change_promises, name="promises"),
    path("cases/<uuid:pk>/refer/", referring.refer_case, name="refer-case"),
    path(one, referrals.show_referral, name="referral"),
    path(f"{one}register/", referral_steps.register_referral, name="register-referral"),
    *[
        path(
            f"{one}{key}/",
            referral_steps.take_step,
            {"step": key},
            name=f"{key}-referral",
        )
        for key in STEPS
    ],
]
