"""Addresses of the people of a family; part of cases/urls.py."""

from django.urls import path

from cases.views import homes, people, ties

PEOPLE = "cases/<uuid:pk>/people"
PERSON = f"{PEOPLE}/<uuid:person>"

urlpatterns = [
    path(f"{PEOPLE}/", people.show_people, name="people"),
    path(f"{PEOPLE}/family-tree.pdf", people.print_genogram, name="genogram-pdf"),
    path(f"{PEOPLE}/new/", people.add_person, name="add-person"),
    path(f"{PEOPLE}/move/", homes.record_move, name="record-move"),
    path(
        f"{PEOPLE}/addresses/<uuid:address>/correct/",
        homes.correct_address,
        name="correct-address",
    ),
    path(f"{PERSON}/correct/", people.correct_person, name="correct-person"),
    path(f"{PERSON}/born/", people.record_birth, name="record-birth"),
    path(f"{PERSON}/particulars/", people.write_particulars, name="particulars"),
    path(f"{PERSON}/school/new/", homes.add_schooling, name="add-schooling"),
    path(
        f"{PEOPLE}/schools/<uuid:schooling>/end/",
        homes.end_schooling,
        name="end-schooling",
    ),
    path(
        f"{PEOPLE}/responsibilities/new/",
        ties.add_responsibility,
        name="add-responsibility",
    ),
    path(
        f"{PEOPLE}/responsibilities/<uuid:responsibility>/end/",
        ties.end_responsibility,
        name="end-responsibility",
    ),
    path(
        f"{PEOPLE}/relationships/new/", ties.add_relationship, name="add-relationship"
    ),
    path(
        f"{PEOPLE}/relationships/<uuid:relationship>/end/",
        ties.end_relationship,
        name="end-relationship",
    ),
]
