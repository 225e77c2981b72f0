"""Shape and validation of what is typed about the work of centres."""

from evaluation.forms.self_evaluations import (
    AuthorForm,
    CommentForm,
    CorrectionForm,
    EvidenceForm,
    PriorityForm,
    SectionForm,
    StartForm,
)

__all__ = [
    "AuthorForm",
    "CommentForm",
    "CorrectionForm",
    "EvidenceForm",
    "PriorityForm",
    "SectionForm",
    "StartForm",
]
