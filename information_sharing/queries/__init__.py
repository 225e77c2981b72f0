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
    why_not_covered,
)
from information_sharing.queries.decisions import (
    decision_of,
    decisions_for,
    standing_decisions,
    why_it_opens_nothing,
)
from information_sharing.queries.reading import (
    Access,
    Reader,
    categories_not_seen,
    who_reads,
    why_seen,
)
from information_sharing.queries.sharing import Overview, overview

__all__ = [
    "Access",
    "Loss",
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
    "losses",
    "overview",
    "people_of",
    "standing_decisions",
    "teams_beside",
    "teams_left_out",
    "who_reads",
    "why_it_opens_nothing",
    "why_not_covered",
    "why_seen",
]
