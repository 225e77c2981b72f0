"""Addresses of reports."""

from django.urls import path

from evaluation.views import reports

REPORT = "reports/<uuid:report>/"

urlpatterns = [
    path("reports/", reports.report_list, name="report-list"),
    path("reports/new/", reports.report_new, name="report-new"),
    path(REPORT, reports.report_page, name="report"),
    path(f"{REPORT}progress/", reports.report_progress, name="report-progress"),
    path(f"{REPORT}report.pdf", reports.report_pdf, name="report-pdf"),
    path(f"{REPORT}report.csv", reports.report_csv, name="report-csv"),
]
