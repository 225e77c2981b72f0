"""Addresses of how far agencies work together, and of the mirror between them."""

from django.urls import path

from agencies.views import levels

ONE = "partnership/levels/<uuid:partnership_level>/"

urlpatterns = [
    path("partnership/levels/", levels.list_levels, name="levels"),
    path("partnership/levels/new/", levels.record_level, name="record-level"),
    path("partnership/levels/finder/", levels.find_level, name="level-finder"),
    path(ONE, levels.show_level, name="level"),
    path(f"{ONE}confirm/", levels.confirm_level, name="confirm-level"),
    path("partnership/mirror/", levels.show_mirror, name="mirror"),
]
