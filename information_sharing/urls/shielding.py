"""Addresses of shields."""

from django.urls import path

from information_sharing.views import shielding

urlpatterns = [
    path("shields/", shielding.list_shields, name="shields"),
    path("shields/new/", shielding.choose_case, name="set-shield"),
    path("shields/new/<uuid:pk>/", shielding.set_shield, name="shield-case"),
    path("shields/<uuid:shielding>/", shielding.show_shield, name="shield"),
    path(
        "shields/<uuid:shielding>/confirm/",
        shielding.confirm_shield,
        name="confirm-shield",
    ),
    path(
        "shields/<uuid:shielding>/ask-to-lift/",
        shielding.ask_to_lift,
        name="ask-to-lift-shield",
    ),
    path("shields/<uuid:shielding>/lift/", shielding.lift_shield, name="lift-shield"),
    path(
        "shields/<uuid:shielding>/readers/",
        shielding.name_reader,
        name="name-shield-reader",
    ),
    path(
        "shields/<uuid:shielding>/readers/<uuid:named>/end/",
        shielding.end_reader,
        name="end-shield-reader",
    ),
]
