"""The only writers of what the agencies are and agree: one module for each area."""

from agencies.commands.days import Days, change_days
from agencies.commands.glossary import Explanation, explain_term
from agencies.commands.teams import (
    close_account,
    create_team,
    end_agency,
    join_team,
    leave_team,
)

__all__ = [
    "Days",
    "Explanation",
    "change_days",
    "close_account",
    "create_team",
    "end_agency",
    "explain_term",
    "join_team",
    "leave_team",
]
