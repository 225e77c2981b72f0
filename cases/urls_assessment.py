"""Addresses of what belongs to an assessment; part of cases/urls.py."""

from django.urls import path

from cases.views import (
    additions,
    assessment,
    assessment_children,
    assessment_discarding,
    assessment_papers,
    assessment_sheet,
    assessment_versions,
    levels,
)

CASE = "cases/<uuid:pk>"
SHEET = f"{CASE}/assessments/<uuid:assessment>"

urlpatterns = [
    path("levels-of-need/", levels.name_levels, name="levels"),
    path(
        "assessment-form.pdf",
        assessment_papers.print_blank,
        name="blank-assessment-pdf",
    ),
    path(f"{CASE}/assessment/", assessment.show_assessment, name="assessment"),
    path(
        f"{CASE}/assessment/start/",
        assessment.start_assessment,
        name="start-assessment",
    ),
    path(
        f"{CASE}/people/<uuid:person>/profile.pdf",
        assessment_papers.print_profile,
        name="profile-pdf",
    ),
    path(f"{SHEET}/", assessment_versions.show_version, name="assessment-version"),
    path(
        f"{SHEET}/compare/",
        assessment_versions.compare_assessments,
        name="compare-assessments",
    ),
    path(
        f"{SHEET}/assessment.pdf",
        assessment_papers.print_assessment,
        name="assessment-pdf",
    ),
    path(f"{SHEET}/view-of-need/", additions.give_view, name="view-of-need"),
    path(f"{SHEET}/quality-check/", additions.check_quality, name="quality-check"),
    path(
        f"{SHEET}/complete/",
        assessment_sheet.complete_assessment,
        name="complete-assessment",
    ),
    path(
        f"{SHEET}/discard/",
        assessment_discarding.discard_assessment,
        name="discard-assessment",
    ),
    path(
        f"{SHEET}/add-child/",
        assessment_children.add_child,
        name="add-child-to-assessment",
    ),
    path(f"{SHEET}/<str:element>/", assessment.write_element, name="element"),
    path(
        f"{SHEET}/<str:element>/add/", additions.add_to_element, name="add-to-element"
    ),
]
