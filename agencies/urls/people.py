"""Addresses of colleagues, of places in teams, and of agencies."""

from django.urls import path

from agencies.views import agencies, people, places

urlpatterns = [
    path("people/", people.list_people, name="people"),
    path("people/<uuid:colleague>/", people.show_colleague, name="colleague"),
    path(
        "people/<uuid:colleague>/registrations/new/",
        places.add_registration,
        name="add-registration",
    ),
    path(
        "people/registrations/<uuid:registration>/end/",
        places.confirm_end_registration,
        name="end-registration",
    ),
    path("my-work/", people.change_own_profile, name="my-work"),
    path("my-work/hat/", places.choose_hat, name="hats"),
    path("my-work/accountable/", places.show_accountability, name="accountable"),
    path(
        "accounts/places/<uuid:membership>/answers-to/",
        places.say_who_answers,
        name="change-place",
    ),
    path("agencies/", agencies.list_agencies, name="agencies"),
    path("agencies/<uuid:agency>/", agencies.show_agency, name="agency"),
    path(
        "agencies/<uuid:agency>/change/",
        agencies.describe_agency,
        name="describe-agency",
    ),
    path(
        "agencies/<uuid:agency>/checked/",
        agencies.confirm_agency,
        name="confirm-agency",
    ),
]
