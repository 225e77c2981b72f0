"""What a reader may see of the work of centres; every function takes viewer=."""

from evaluation.queries.evidence import (
    Placed,
    figure_of,
    figures_of,
    placed,
    placed_in,
    released_stories,
)
from evaluation.queries.figures import (
    cases_behind,
    live_figures,
    may_set_everywhere,
    supplied_figures_of,
    targets_of,
)
from evaluation.queries.reports import (
    editions_of,
    frameworks_to_report_by,
    reports_of,
)
from evaluation.queries.scopes import default_scope, scopes_of
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
from evaluation.queries.submissions import (
    agreed_in,
    conversation_about,
    submissions_of,
)

__all__ = [
    "Placed",
    "SectionLine",
    "agencies_of_centre",
    "agreed_in",
    "authors_of",
    "cases_behind",
    "comments_on",
    "conversation_about",
    "default_scope",
    "editions_of",
    "figure_of",
    "figures_of",
    "frameworks_to_report_by",
    "live_figures",
    "may_set_everywhere",
    "people_of_centre",
    "placed",
    "placed_in",
    "priorities_of",
    "released_stories",
    "reports_of",
    "scopes_of",
    "section_before",
    "section_lines",
    "self_evaluations_of",
    "submissions_of",
    "supplied_figures_of",
    "targets_of",
    "year_before",
]
