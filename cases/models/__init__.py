"""The family and the work."""

from cases.models.assessment import Assessment, Contribution
from cases.models.case import Case, CaseQuerySet
from cases.models.checklist import Checklist, ChecklistAnswer
from cases.models.draft import Draft, Submission
from cases.models.family import Address, Family, Person
from cases.models.involvement import Involvement
from cases.models.plan import Action, Goal, Plan
from cases.models.review import GoalProgress, Review

__all__ = [
    "Action",
    "Address",
    "Assessment",
    "Case",
    "CaseQuerySet",
    "Checklist",
    "ChecklistAnswer",
    "Contribution",
    "Draft",
    "Family",
    "Goal",
    "GoalProgress",
    "Involvement",
    "Person",
    "Plan",
    "Review",
    "Submission",
]
