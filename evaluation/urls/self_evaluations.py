"""Addresses of self-evaluations, what was submitted, and the annual conversation."""

from django.urls import path

from evaluation.views import (
    conversations,
    priorities,
    sections,
    self_evaluations,
    submissions,
)

ALL = "self-evaluations/"
ONE = f"{ALL}<uuid:evaluation>/"
SECTION = f"{ONE}sections/<slug:code>/"
SUBMITTED = "submissions/<uuid:submission>/"
TALK = f"{SUBMITTED}conversation/"

_writing = [
    (ALL, self_evaluations.self_evaluation_list, "list"),
    (SECTION, self_evaluations.self_evaluation_section, "section"),
    (f"{SECTION}author/", sections.author, "author"),
    (f"{SECTION}comment/", sections.comment, "comment"),
    (f"{SECTION}evidence/", sections.evidence, "evidence"),
    (f"{ONE}comments/<uuid:comment>/settle/", sections.settle, "settle"),
    (f"{ONE}evidence/<uuid:placed>/take-out/", sections.take_out, "take-out"),
    (f"{ONE}figures/<slug:figure>/", sections.figure, "figure"),
    (f"{ONE}priorities/new/", priorities.new, "priority-new"),
    (f"{ONE}priorities/carry/", priorities.carry, "carry"),
    (f"{ONE}priorities/<uuid:priority>/", priorities.change, "priority"),
    (f"{ONE}self-evaluation.pdf", submissions.draft, "pdf"),
    (f"{ONE}submit/", submissions.submit, "submit"),
]
urlpatterns = [
    path(ONE, self_evaluations.self_evaluation_page, name="self-evaluation"),
    *(path(a, view, name=f"self-evaluation-{name}") for a, view, name in _writing),
    path("submissions/", submissions.listed, name="submission-list"),
    path(SUBMITTED, submissions.show, name="submission"),
    path(f"{SUBMITTED}self-evaluation.pdf", submissions.as_pdf, name="submission-pdf"),
    path(
        f"{SUBMITTED}self-evaluation.docx", submissions.as_docx, name="submission-docx"
    ),
    path(f"{SUBMITTED}correct/", submissions.correct, name="submission-correct"),
    path(TALK, conversations.show, name="conversation"),
    path(f"{TALK}challenge/", conversations.challenge, name="conversation-challenge"),
    path(f"{TALK}answer/", conversations.answer, name="conversation-answer"),
    path(f"{TALK}targets/", conversations.target, name="conversation-target"),
    path(
        f"{TALK}targets/<uuid:agreed>/",
        conversations.changed_target,
        name="conversation-target-change",
    ),
    path(f"{TALK}sign/", conversations.sign, name="conversation-sign"),
    path(f"{TALK}take-back/", conversations.take_back, name="conversation-unsign"),
]
