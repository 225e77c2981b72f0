"""Outcomes, indicators, reports, surveys and the centre's self-evaluation."""

from evaluation.models.conversation import AgreedTarget, AnnualConversation, SignOff
from evaluation.models.framework import Framework, FrameworkOutcome
from evaluation.models.improvement import Improvement
from evaluation.models.indicator import IndicatorTarget, SuppliedFigure
from evaluation.models.rating import OutcomeRating, Rater, Stage
from evaluation.models.report import Edition, Kind, Report, Scope
from evaluation.models.self_evaluation import (
    SectionComment,
    SectionEvidence,
    SelfEvaluation,
    SelfEvaluationSection,
)
from evaluation.models.story import AgencyContribution, OutcomeStory
from evaluation.models.survey import (
    Ballot,
    Invitation,
    Perspective,
    Survey,
    SurveyItem,
)
from evaluation.models.working import CaseWorking, Extent, Model, PartnershipWorking

__all__ = [
    "AgencyContribution",
    "AgreedTarget",
    "AnnualConversation",
    "Ballot",
    "CaseWorking",
    "Edition",
    "Extent",
    "Framework",
    "FrameworkOutcome",
    "Improvement",
    "IndicatorTarget",
    "Invitation",
    "Kind",
    "Model",
    "OutcomeRating",
    "OutcomeStory",
    "PartnershipWorking",
    "Perspective",
    "Rater",
    "Report",
    "Scope",
    "SectionComment",
    "SectionEvidence",
    "SelfEvaluation",
    "SelfEvaluationSection",
    "SignOff",
    "Stage",
    "SuppliedFigure",
    "Survey",
    "SurveyItem",
]
