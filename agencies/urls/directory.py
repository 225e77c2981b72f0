"""Addresses of the service directory."""

from django.urls import path

from agencies.views import directory, find, keeping, service_places

urlpatterns = [
    path("directory/", find.find, name="directory"),
    path("directory/mine/", keeping.list_mine, name="my-services"),
    path("directory/new/", keeping.add_service, name="add-service"),
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
