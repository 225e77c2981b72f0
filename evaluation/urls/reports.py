"""Addresses of reports."""

from django.urls import path

from evaluation.views import editions, reports

REPORT = "reports/<uuid:report>/"

urlpatterns = [
    path("reports/", reports.report_list, name="report-list"),
    path("reports/new/", reports.report_new, name="report-new"),
    path("reports/regular/", editions.editions, name="editions"),
    path(
        "reports/regular/<uuid:edition>/end/", editions.edition_end, name="edition-end"
    ),
    path(REPORT, reports.report_page, name="report"),
    path(f"{REPORT}progress/", reports.report_progress, name="report-progress"),
    path(f"{REPORT}stop/", reports.report_cancel, name="report-cancel"),
    path(f"{REPORT}again/", reports.report_again, name="report-again"),
    path(f"{REPORT}report.json", reports.report_json, name="report-json"),
    path(f"{REPORT}report.pdf", reports.report_pdf, name="report-pdf"),
    path(f"{REPORT}report.csv", reports.report_csv, name="report-csv"),
]
