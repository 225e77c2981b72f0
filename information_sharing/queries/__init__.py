"""Reads of sharing that are more than a filter."""

from information_sharing.queries.advice import (
    advice_request,
    advice_requests,
    answer_waited_for,
)
from information_sharing.queries.consents import (
    Loss,
    consent_to_withdraw,
    consents_for,
    family_left_out,
    losses,
    people_of,
    teams_beside,
    teams_left_out,
    teams_still_covered,
    why_not_covered,
)
from information_sharing.queries.decisions import (
    decision_of,
    decisions_for,
    rows_of,
    standing_decisions,
    why_it_opens_nothing,
)
from information_sharing.queries.names import Names
from information_sharing.queries.notices import notice_for, notices_for
from information_sharing.queries.previews import labels, preview_of
from information_sharing.queries.reading import (
    Access,
    Reader,
    categories_not_seen,
    said_with_reasons,
    who_reads,
    why_seen,
)
from information_sharing.queries.sharing import Overview, line_of, overview

__all__ = [
    "Access",
    "Loss",
    "Names",
    "Overview",
    "Reader",
    "advice_request",
    "advice_requests",
    "answer_waited_for",
    "categories_not_seen",
    "consent_to_withdraw",
    "consents_for",
    "decision_of",
    "decisions_for",
    "family_left_out",
    "labels",
    "line_of",
    "losses",
    "notice_for",
    "notices_for",
    "overview",
    "people_of",
    "preview_of",
    "rows_of",
    "said_with_reasons",
    "standing_decisions",
    "teams_beside",
    "teams_left_out",
    "teams_still_covered",
    "who_reads",
    "why_it_opens_nothing",
    "why_not_covered",
    "why_seen",
]
