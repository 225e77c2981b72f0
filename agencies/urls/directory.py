"""Addresses of the service directory."""

from django.urls import path

from agencies.views import (
    core_offer,
    directory,
    find,
    keeping,
    print_directory,
    service_places,
)

urlpatterns = [
    path("directory/", find.find, name="directory"),
    path("directory/mine/", keeping.list_mine, name="my-services"),
    path("directory/new/", keeping.add_service, name="add-service"),
    path("directory/print/", print_directory.print_directory, name="print-directory"),
    path("directory/core-offer/", core_offer.list_offers, name="core-offers"),
    path(
        "directory/core-offer/<uuid:centre>/<slug:scheme>/",
        core_offer.show_offer,
        name="core-offer",
    ),
    path(
        "directory/core-offer/<uuid:centre>/<slug:scheme>/<slug:offer_line>/",
        core_offer.change_line,
        name="core-offer-line",
    ),
    path("directory/<uuid:service>/", directory.show_service, name="service"),
    path(
        "directory/<uuid:service>/change/<slug:service_part>/",
        keeping.change_service,
        name="change-service",
    ),
    path(
        "directory/<uuid:service>/still-right/",
        keeping.verify_service,
        name="verify-service",
    ),
    path(
        "directory/<uuid:service>/close/", keeping.close_service, name="close-service"
    ),
    path(
        "directory/<uuid:service>/places/",
        service_places.change_places,
        name="service-places",
    ),
    path(
        "directory/places/<uuid:place_given>/remove/",
        service_places.remove_place,
        name="remove-place",
    ),
    path(
        "directory/times/<uuid:time_given>/remove/",
        service_places.remove_time,
        name="remove-time",
    ),
]
