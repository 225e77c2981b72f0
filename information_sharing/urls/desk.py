"""Addresses of the information officer's desk, the log, accounts and roles."""

from django.urls import path

from information_sharing.views import accounts, desk, log

urlpatterns = [
    path("desk/", desk.show_desk, name="desk"),
    path(
        "desk/reading/<uuid:reader>/<slug:sign>/<slug:day>/",
        desk.show_reading,
        name="reading",
    ),
    path("log/", log.show_log, name="log"),
    path("log/file/", log.download_log, name="log-file"),
    path("roles/", accounts.show_roles, name="roles"),
    path("accounts/", accounts.list_accounts, name="accounts"),
    path(
        "accounts/places/<uuid:membership>/end/",
        accounts.confirm_end_place,
        name="end-place",
    ),
    path(
        "accounts/<uuid:account>/close/",
        accounts.confirm_close_account,
        name="close-account",
    ),
]
