"""Outcomes, reports and the centre's self-evaluation."""

from evaluation.models.rating import OutcomeRating
from evaluation.models.report import Report
from evaluation.models.self_evaluation import SelfEvaluation, SelfEvaluationSection

__all__ = ["OutcomeRating", "Report", "SelfEvaluation", "SelfEvaluationSection"]
