"""Reads about who works where, and what the agencies agreed: a module for each area."""

from agencies.queries.days import days_of
from agencies.queries.teams import teams_with_families, teams_worked_in
from agencies.queries.words import glossary, term_for

__all__ = ["days_of", "glossary", "teams_with_families", "teams_worked_in", "term_for"]
