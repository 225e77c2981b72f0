"""The family and the work."""

from cases.models.activities import Activity, Session, SignIn
from cases.models.assessment import Assessment, Contribution
from cases.models.births import Birth
from cases.models.case import Case, CaseQuerySet
from cases.models.checklist import Checklist, ChecklistAnswer
from cases.models.chronology import Attachment, Contact, Voice
from cases.models.draft import Draft, Submission
from cases.models.family import Address, Family, Person
from cases.models.imports import Import, ImportRow
from cases.models.involvement import Involvement, Purpose
from cases.models.moving_on import JoinRequest, Transfer
from cases.models.particulars import (
    Particular,
    Relationship,
    Responsibility,
    Schooling,
)
from cases.models.plan import Action, Goal, Plan
from cases.models.review import GoalProgress, Review
from cases.models.templates import AssessmentTemplate, Question
from cases.models.timescales import FollowUp, Timescale
from cases.models.views_of_need import (
    Addition,
    LevelOfNeed,
    QualityCheck,
    ViewOfNeed,
)

__all__ = [
    "Action",
    "Activity",
    "Addition",
    "Address",
    "Assessment",
    "AssessmentTemplate",
    "Attachment",
    "Birth",
    "Case",
    "CaseQuerySet",
    "Checklist",
    "ChecklistAnswer",
    "Contact",
    "Contribution",
    "Draft",
    "Family",
    "FollowUp",
    "Goal",
    "GoalProgress",
    "Import",
    "ImportRow",
    "Involvement",
    "JoinRequest",
    "LevelOfNeed",
    "Particular",
    "Person",
    "Plan",
    "Purpose",
    "QualityCheck",
    "Question",
    "Relationship",
    "Responsibility",
    "Review",
    "Schooling",
    "Session",
    "SignIn",
    "Submission",
    "Timescale",
    "Transfer",
    "ViewOfNeed",
    "Voice",
]
