"""What a reader may see of the work of centres; every function takes viewer=."""

from evaluation.queries.evidence import (
    Placed,
    figure_of,
    figures_of,
    placed,
    placed_in,
    released_stories,
)
from evaluation.queries.reports import reports_of
from evaluation.queries.self_evaluations import (
    SectionLine,
    agencies_of_centre,
    authors_of,
    comments_on,
    people_of_centre,
    priorities_of,
    section_before,
    section_lines,
    self_evaluations_of,
    year_before,
)
from evaluation.queries.submissions import conversation_about, submissions_of

__all__ = [
    "Placed",
    "SectionLine",
    "agencies_of_centre",
    "authors_of",
    "comments_on",
    "conversation_about",
    "figure_of",
    "figures_of",
    "people_of_centre",
    "placed",
    "placed_in",
    "priorities_of",
    "released_stories",
    "reports_of",
    "section_before",
    "section_lines",
    "self_evaluations_of",
    "submissions_of",
    "year_before",
]
