"""Addresses of what an assessment asks; part of cases/urls.py."""

from django.urls import path

from cases.views import assessment_papers, templates

VERSION = "assessment-templates/<uuid:template>"
QUESTION = f"{VERSION}/questions/<uuid:asked>"

urlpatterns = [
    path("assessment-templates/", templates.list_templates, name="templates"),
    path(f"{VERSION}/", templates.show_template, name="template"),
    path(f"{VERSION}/preview/", templates.preview_template, name="preview-template"),
    path(f"{VERSION}/form.pdf", assessment_papers.print_template, name="template-pdf"),
    path(f"{VERSION}/next/", templates.write_next_version, name="next-template"),
    path(f"{VERSION}/publish/", templates.publish_template, name="publish-template"),
    path(f"{VERSION}/discard/", templates.discard_template, name="discard-template"),
    path(f"{VERSION}/questions/", templates.add_question, name="add-question"),
    path(f"{QUESTION}/", templates.change_question, name="change-question"),
    path(f"{QUESTION}/remove/", templates.remove_question, name="remove-question"),
]
