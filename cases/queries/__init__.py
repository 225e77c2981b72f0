"""Reads that are more than a filter; every function takes viewer=."""

from cases.queries.assessment import (
    assessment_for,
    contribution,
    element_of,
    latest_sheets,
    sheet,
    sheets,
    versions_of,
)
from cases.queries.caseload import (
    caseload,
    children_of,
    find_children,
    visible_children,
)
from cases.queries.chronology import last_contact_by_team, last_seen
from cases.queries.header import case_header, lead_of
from cases.queries.home import work_list
from cases.queries.overview import not_shared, overview

__all__ = [
    "assessment_for",
    "case_header",
    "caseload",
    "children_of",
    "contribution",
    "element_of",
    "find_children",
    "last_contact_by_team",
    "last_seen",
    "latest_sheets",
    "lead_of",
    "not_shared",
    "overview",
    "sheet",
    "sheets",
    "versions_of",
    "visible_children",
    "work_list",
]
