"""What a reader may see of the work of centres; every function takes viewer=."""

from evaluation.queries.reports import reports_of
from evaluation.queries.self_evaluations import (
    SectionLine,
    section_lines,
    self_evaluations_of,
)

__all__ = ["SectionLine", "reports_of", "section_lines", "self_evaluations_of"]
