"""Addresses for joining two records of one family, and parting them."""

from django.urls import path

from cases.views import joining

urlpatterns = [
    path("cases/<uuid:pk>/join/", joining.join_records, name="join"),
    path("cases/<uuid:pk>/part/", joining.part_records, name="part"),
]
