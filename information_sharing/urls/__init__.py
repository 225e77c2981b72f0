"""Addresses of consent, decisions and the log; no name of a family is in one."""

from information_sharing.urls import (
    advice,
    consents,
    decisions,
    desk,
    exceptions,
    family,
    index,
    notices,
    reading,
    requests,
    retention,
    shielding,
)

app_name = "information_sharing"

urlpatterns = [
    *advice.urlpatterns,
    *consents.urlpatterns,
    *decisions.urlpatterns,
    *desk.urlpatterns,
    *exceptions.urlpatterns,
    *family.urlpatterns,
    *index.urlpatterns,
    *notices.urlpatterns,
    *reading.urlpatterns,
    *requests.urlpatterns,
    *retention.urlpatterns,
    *shielding.urlpatterns,
]
