"""Addresses of files of services."""

from django.urls import path

from agencies.views import service_file

urlpatterns = [
    path(
        "directory/file/services.csv",
        service_file.download_services,
        name="download-services",
    ),
    path("directory/file/", service_file.bring_services, name="bring-services"),
    path("directory/file/check/", service_file.check_services, name="check-services"),
]
