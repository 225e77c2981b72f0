"""Addresses of what the family may see: who looked, and what is held."""

from django.urls import path

from information_sharing.views import lookers, passages
from information_sharing.views import subject_access as views

urlpatterns = [
    path("cases/<uuid:pk>/who-has-looked/", lookers.show_lookers, name="lookers"),
    path(
        "cases/<uuid:pk>/who-has-looked.pdf", lookers.print_lookers, name="lookers-pdf"
    ),
    path("subject-access/", views.list_requests, name="subject-access-list"),
    path("subject-access/receive/", views.receive, name="receive-subject-access"),
    path(
        "subject-access/<uuid:subject_request>/",
        views.show_request,
        name="subject-access",
    ),
    path(
        "subject-access/<uuid:subject_request>/build/",
        views.build,
        name="build-subject-access",
    ),
    path(
        "subject-access/<uuid:subject_request>/passages/",
        passages.show_passages,
        name="subject-access-passages",
    ),
    path(
        "subject-access/<uuid:subject_request>/passages/all/",
        passages.release_unmarked,
        name="release-unmarked",
    ),
    path(
        "subject-access/<uuid:subject_request>/passages/<uuid:passage>/",
        passages.decide_passage,
        name="subject-access-passage",
    ),
    path(
        "subject-access/<uuid:subject_request>/finish/",
        views.finish,
        name="finish-subject-access",
    ),
    path(
        "subject-access/<uuid:subject_request>/release/",
        views.release,
        name="release-subject-access",
    ),
    path(
        "subject-access/<uuid:subject_request>/refuse/",
        views.refuse,
        name="refuse-subject-access",
    ),
    path(
        "subject-access/<uuid:subject_request>/record.pdf",
        views.download_pdf,
        name="subject-access-pdf",
    ),
    path(
        "subject-access/<uuid:subject_request>/record.json",
        views.download_data,
        name="subject-access-data",
    ),
]
