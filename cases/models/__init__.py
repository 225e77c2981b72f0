"""The family and the work."""

from cases.models.activities import Activity, ActivitySlot, Session, SignIn
from cases.models.agenda import AgendaItem, BringBack, Clearing, Said
from cases.models.assessment import Assessment, Contribution
from cases.models.births import Birth
from cases.models.case import Case, CaseQuerySet
from cases.models.checklist import Checklist, ChecklistAnswer
from cases.models.chronology import Attachment, Contact, Voice
from cases.models.draft import Draft, Submission
from cases.models.family import Address, Family, Person
from cases.models.imports import Import, ImportRow
from cases.models.involvement import Involvement, Purpose
from cases.models.meetings import Invitee, Meeting
from cases.models.moving_on import JoinRequest, Transfer
from cases.models.needs import (
    Disagreement,
    DisagreementStep,
    PracticalNeed,
    Recommendation,
    Reopening,
    SocialCareReferral,
)
from cases.models.panels import Panel, PanelItem, PanelMeeting, PanelMember
from cases.models.particulars import (
    Particular,
    Relationship,
    Responsibility,
    Schooling,
)
from cases.models.plan import Action, ActionEntry, Goal, Plan
from cases.models.referrals import ColleagueRequest, Promise, Referral, ReferralMove
from cases.models.review import GoalProgress, Review
from cases.models.templates import AssessmentTemplate, Question
from cases.models.timescales import FollowUp, Timescale
from cases.models.views_of_need import (
    Addition,
    LevelOfNeed,
    QualityCheck,
    ViewOfNeed,
)
from cases.models.visits import Message, MessageTo, Visit

__all__ = [
    "Action",
    "ActionEntry",
    "Activity",
    "ActivitySlot",
    "Addition",
    "Address",
    "AgendaItem",
    "Assessment",
    "AssessmentTemplate",
    "Attachment",
    "Birth",
    "BringBack",
    "Case",
    "CaseQuerySet",
    "Checklist",
    "ChecklistAnswer",
    "Clearing",
    "ColleagueRequest",
    "Contact",
    "Contribution",
    "Disagreement",
    "DisagreementStep",
    "Draft",
    "Family",
    "FollowUp",
    "Goal",
    "GoalProgress",
    "Import",
    "ImportRow",
    "Invitee",
    "Involvement",
    "JoinRequest",
    "LevelOfNeed",
    "Meeting",
    "Message",
    "MessageTo",
    "Panel",
    "PanelItem",
    "PanelMeeting",
    "PanelMember",
    "Particular",
    "Person",
    "Plan",
    "PracticalNeed",
    "Promise",
    "Purpose",
    "QualityCheck",
    "Question",
    "Recommendation",
    "Referral",
    "ReferralMove",
    "Relationship",
    "Reopening",
    "Responsibility",
    "Review",
    "Said",
    "Schooling",
    "Session",
    "SignIn",
    "SocialCareReferral",
    "Submission",
    "Timescale",
    "Transfer",
    "ViewOfNeed",
    "Visit",
    "Voice",
]
