"""Shape and validation of what is typed about the work of centres."""

from evaluation.forms.reports import PeriodForm
from evaluation.forms.self_evaluations import SectionForm

__all__ = ["PeriodForm", "SectionForm"]
