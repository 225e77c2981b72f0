"""The family and the work."""

from cases.models.assessment import Assessment, Contribution
from cases.models.case import Case, CaseQuerySet
from cases.models.checklist import Checklist, ChecklistAnswer
from cases.models.chronology import Attachment, Contact, Voice
from cases.models.draft import Draft, Submission
from cases.models.family import Address, Family, Person
from cases.models.involvement import Involvement, Purpose
from cases.models.particulars import (
    Particular,
    Relationship,
    Responsibility,
    Schooling,
)
from cases.models.plan import Action, Goal, Plan
from cases.models.review import GoalProgress, Review
from cases.models.timescales import FollowUp, Timescale
from cases.models.views_of_need import (
    Addition,
    LevelOfNeed,
    QualityCheck,
    ViewOfNeed,
)

__all__ = [
    "Action",
    "Addition",
    "Address",
    "Assessment",
    "Attachment",
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
    "Involvement",
    "LevelOfNeed",
    "Particular",
    "Person",
    "Plan",
    "Purpose",
    "QualityCheck",
    "Relationship",
    "Responsibility",
    "Review",
    "Schooling",
    "Submission",
    "Timescale",
    "ViewOfNeed",
    "Voice",
]
