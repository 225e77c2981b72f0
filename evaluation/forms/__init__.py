"""Shape and validation of what is typed about the work of centres."""

from evaluation.forms.reports import PeriodForm
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
    "PeriodForm",
    "PriorityForm",
    "SectionForm",
    "StartForm",
]
