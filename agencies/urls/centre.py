"""Addresses of the centres: what everybody reads, and what people who work there do."""

from django.urls import path

from agencies.views import centre, centre_keeping, funding

HERE = "centre/<uuid:centre>"

urlpatterns = [
    path("centres/", centre.list_centres, name="centres"),
    path("centres/<uuid:centre>/", centre.show_public, name="public-centre"),
    path(
        "centres/<uuid:centre>/programme.ics",
        centre.public_calendar,
        name="public-programme",
    ),
    path("centre/", centre.show_mine, name="my-centre"),
    path(f"{HERE}/", centre.show_centre, name="centre"),
    path(f"{HERE}/words/", centre_keeping.describe, name="describe-centre"),
    path(f"{HERE}/hours/", centre_keeping.set_hours, name="centre-hours"),
    path(f"{HERE}/closed/", centre_keeping.close_on, name="close-centre"),
    path(f"{HERE}/rooms/", centre_keeping.add_room, name="add-room"),
    path(f"{HERE}/on-site/", centre_keeping.say_on_site, name="say-on-site"),
    path(f"{HERE}/funding/", funding.show_funding, name="funding"),
    path(f"{HERE}/funding/new/", funding.add_stream, name="add-stream"),
    path(
        "centre/closed/<uuid:closure>/open/",
        centre_keeping.open_after_all,
        name="open-centre",
    ),
    path("centre/rooms/<uuid:room>/end/", centre_keeping.end_room, name="end-room"),
    path(
        "centre/on-site/<uuid:on_site>/end/",
        centre_keeping.take_off_site,
        name="take-off-site",
    ),
    path("centre/funding/<uuid:stream>/", funding.change_stream, name="change-stream"),
    path(
        "centre/funding/<uuid:stream>/pays-for/", funding.add_funded, name="add-funded"
    ),
    path("centre/funding/<uuid:stream>/end/", funding.end_stream, name="end-stream"),
    path("centre/pays-for/<uuid:funded>/end/", funding.end_funded, name="end-funded"),
]
