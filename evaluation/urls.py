"""Addresses of reports and self-evaluations."""

from django.urls import path

from evaluation.views import reports, self_evaluations

app_name = "evaluation"

REPORT = "reports/<uuid:report>/"
EVALUATION = "self-evaluations/<uuid:evaluation>/"

urlpatterns = [
    path("reports/", reports.report_list, name="report-list"),
    path("reports/new/", reports.report_new, name="report-new"),
    path(REPORT, reports.report_page, name="report"),
    path(f"{REPORT}progress/", reports.report_progress, name="report-progress"),
    path(f"{REPORT}report.pdf", reports.report_pdf, name="report-pdf"),
    path(f"{REPORT}report.csv", reports.report_csv, name="report-csv"),
    path(
        "self-evaluations/",
        self_evaluations.self_evaluation_list,
        name="self-evaluation-list",
    ),
    path(EVALUATION, self_evaluations.self_evaluation_page, name="self-evaluation"),
    path(
        f"{EVALUATION}sections/<slug:code>/",
        self_evaluations.self_evaluation_section,
        name="self-evaluation-section",
    ),
    path(
        f"{EVALUATION}self-evaluation.pdf",
        self_evaluations.self_evaluation_pdf,
        name="self-evaluation-pdf",
    ),
]
