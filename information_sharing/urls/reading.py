"""Addresses of who sees what, and who looked."""

from django.urls import path

from information_sharing.views import reading

urlpatterns = [
    path("cases/<uuid:pk>/why/", reading.show_why, name="why"),
    path("cases/<uuid:pk>/who/", reading.show_who, name="who"),
    path("cases/<uuid:pk>/trail/", reading.show_trail, name="trail"),
    path("cases/<uuid:pk>/sharing/", reading.show_sharing, name="sharing"),
]
