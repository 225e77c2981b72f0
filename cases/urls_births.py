"""Addresses of the new-birth list."""

from django.urls import path

from cases.views import births, births_entry

BIRTH = "births/<uuid:birth>/"

urlpatterns = [
    path("births/", births.list_births, name="births"),
    path("births/new/", births.add_birth, name="add-birth"),
    path("births/round.pdf", births.print_round, name="births-round"),
    path("births/find/", births.find_births, name="find-births"),
    path(BIRTH, births_entry.show_birth, name="birth"),
    path(f"{BIRTH}correct/", births_entry.correct_birth, name="correct-birth"),
    path(f"{BIRTH}outcome/", births.settle_birth, name="settle-birth"),
    path(f"{BIRTH}take-back/", births.reopen_birth, name="reopen-birth"),
    path(f"{BIRTH}tries/", births.note_try, name="note-birth-try"),
    path(f"{BIRTH}register/", births_entry.register_birth, name="register-birth"),
]
