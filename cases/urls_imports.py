"""Addresses of files that are brought in."""

from django.urls import path

from cases.views import imports

BATCH = "imports/<uuid:batch>/"

urlpatterns = [
    path("imports/", imports.list_imports, name="imports"),
    path("imports/new/", imports.bring_in, name="new-import"),
    path("imports/births.csv", imports.births_template, name="births-template"),
    path(
        "imports/attendance.csv",
        imports.attendance_template,
        name="attendance-template",
    ),
    path(BATCH, imports.show_import, name="import"),
    path(f"{BATCH}progress/", imports.show_progress, name="import-progress"),
    path(f"{BATCH}to-mend.csv", imports.download_to_mend, name="import-to-mend"),
    path(f"{BATCH}take-in/", imports.take_in, name="take-in-import"),
    path(f"{BATCH}stop/", imports.stop, name="stop-import"),
    path(f"{BATCH}undo/", imports.undo, name="undo-import"),
    path(f"{BATCH}throw-away/", imports.throw_away, name="throw-away-import"),
]
