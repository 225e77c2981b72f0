"""Outcomes, reports and the centre's self-evaluation."""

from evaluation.models.rating import OutcomeRating

__all__ = ["OutcomeRating"]
