"""Addresses of finding whom to contact about a child."""

from django.urls import path

from information_sharing.views import index

urlpatterns = [
    path("index/", index.search_index, name="index"),
    path("cases/<uuid:pk>/listing/", index.show_listing, name="listing"),
    path(
        "cases/<uuid:pk>/listing/<uuid:listing>/end/",
        index.end_listing,
        name="end-listing",
    ),
]
