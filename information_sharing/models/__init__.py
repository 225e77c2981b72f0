"""Consent, decisions, grants, and the log of who looked."""

from information_sharing.models.advice import (
    AdviceMessage,
    AdviceRequest,
)
from information_sharing.models.audit import (
    AccessEvent,
    ChainHead,
)
from information_sharing.models.consent import (
    Consent,
    ConsentBody,
    ConsentExclusion,
    ConsentTeam,
)
from information_sharing.models.consent_life import (
    ConsentReview,
    Evidence,
    Narrowing,
    Objection,
    TellingTask,
    Understanding,
)
from information_sharing.models.decision import (
    SharingDecision,
)
from information_sharing.models.disclosure import (
    Disclosure,
)
from information_sharing.models.exceptions import (
    EmergencyAccess,
    Oversight,
)
from information_sharing.models.grant import (
    Grant,
    PractitionerCasePermission,
    TeamCasePermission,
)
from information_sharing.models.in_force import (
    Access,
    Reach,
    Standing,
)
from information_sharing.models.listing import (
    Listing,
)
from information_sharing.models.notice import (
    Notice,
)
from information_sharing.models.request import (
    AccessRequest,
)
from information_sharing.models.retention import (
    DestructionCertificate,
    LegalHold,
)
from information_sharing.models.shielding import (
    Shielding,
    ShieldReader,
)
from information_sharing.models.subject_access import (
    Passage,
    SubjectAccessRequest,
)
from information_sharing.models.watch import (
    LogCheck,
    ReadingReview,
)

__all__ = [
    "Access",
    "AccessEvent",
    "AccessRequest",
    "AdviceMessage",
    "AdviceRequest",
    "ChainHead",
    "Consent",
    "ConsentBody",
    "ConsentExclusion",
    "ConsentReview",
    "ConsentTeam",
    "DestructionCertificate",
    "Disclosure",
    "EmergencyAccess",
    "Evidence",
    "Grant",
    "LegalHold",
    "Listing",
    "LogCheck",
    "Narrowing",
    "Notice",
    "Objection",
    "Oversight",
    "Passage",
    "PractitionerCasePermission",
    "Reach",
    "ReadingReview",
    "SharingDecision",
    "ShieldReader",
    "Shielding",
    "Standing",
    "SubjectAccessRequest",
    "TeamCasePermission",
    "TellingTask",
    "Understanding",
]
