"""Reads of sharing that are more than a filter."""

from information_sharing.queries.advice import (
    advice_asked,
    advice_behind,
    advice_kept,
    advice_request,
    advice_requests,
    answer_waited_for,
    officers,
    thread_of,
)
from information_sharing.queries.consents import (
    bodies_to_take_back,
    consent_of,
    consent_to_withdraw,
    consents_for,
    explainers,
    family_left_out,
    people_of,
    teams_beside,
    teams_left_out,
    teams_still_covered,
    versions_for,
    why_not_covered,
)
from information_sharing.queries.decision_lines import (
    line_of,
    why_it_opens_nothing,
)
from information_sharing.queries.decisions import (
    decision_of,
    decisions_for,
    rows_of,
    standing_decisions,
)
from information_sharing.queries.disclosures import (
    disclosure_line,
    disclosure_of,
    readable_disclosure,
)
from information_sharing.queries.names import Names
from information_sharing.queries.notices import notice_for, notices_for
from information_sharing.queries.previews import labels, preview_of
from information_sharing.queries.reading import (
    Access,
    Reader,
    categories_not_seen,
    said_with_reasons,
    skipped_in,
    who_reads,
    why_seen,
)
from information_sharing.queries.recipients import (
    gap_in,
    is_left_out,
    names_it,
    requests_waiting,
)
from information_sharing.queries.sharing import Overview, overview

__all__ = [
    "Access",
    "Names",
    "Overview",
    "Reader",
    "advice_asked",
    "advice_behind",
    "advice_kept",
    "advice_request",
    "advice_requests",
    "answer_waited_for",
    "bodies_to_take_back",
    "categories_not_seen",
    "consent_of",
    "consent_to_withdraw",
    "consents_for",
    "decision_of",
    "decisions_for",
    "disclosure_line",
    "disclosure_of",
    "explainers",
    "family_left_out",
    "gap_in",
    "is_left_out",
    "labels",
    "line_of",
    "names_it",
    "notice_for",
    "notices_for",
    "officers",
    "overview",
    "people_of",
    "preview_of",
    "readable_disclosure",
    "requests_waiting",
    "rows_of",
    "said_with_reasons",
    "skipped_in",
    "standing_decisions",
    "teams_beside",
    "teams_left_out",
    "teams_still_covered",
    "thread_of",
    "versions_for",
    "who_reads",
    "why_it_opens_nothing",
    "why_not_covered",
    "why_seen",
]
