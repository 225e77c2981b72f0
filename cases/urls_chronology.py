"""Addresses of the chronology and of the family's own words; part of cases/urls.py."""

from django.urls import path

from cases.views import chronology, notes

CASE = "cases/<uuid:pk>"

urlpatterns = [
    path(f"{CASE}/chronology/", chronology.show_chronology, name="chronology"),
    path(f"{CASE}/chronology.pdf", chronology.print_chronology, name="chronology-pdf"),
    path(f"{CASE}/contacts/new/", notes.add_contact, name="add-contact"),
    path(
        f"{CASE}/contacts/<uuid:contact>/correct/",
        notes.correct_contact,
        name="correct-contact",
    ),
    path(f"{CASE}/voices/new/", notes.add_voice, name="add-voice"),
    path(
        f"{CASE}/attachments/<uuid:attachment>/",
        notes.download_attachment,
        name="attachment",
    ),
]
