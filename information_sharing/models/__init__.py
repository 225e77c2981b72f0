"""Consent, decisions, grants, and the log of who looked."""

from information_sharing.models.advice import AdviceRequest
from information_sharing.models.audit import AccessEvent, ChainHead
from information_sharing.models.consent import Consent, ConsentExclusion, ConsentTeam
from information_sharing.models.decision import SharingDecision
from information_sharing.models.grant import (
    Grant,
    PractitionerCasePermission,
    TeamCasePermission,
)
from information_sharing.models.in_force import Access, Reach, Standing

__all__ = [
    "Access",
    "AccessEvent",
    "AdviceRequest",
    "ChainHead",
    "Consent",
    "ConsentExclusion",
    "ConsentTeam",
    "Grant",
    "PractitionerCasePermission",
    "Reach",
    "SharingDecision",
    "Standing",
    "TeamCasePermission",
]
