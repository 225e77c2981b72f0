"""Which notices ask for something that has been done since, by whomever it was."""

from django.db.models import Exists, Model, OuterRef, Q

from agencies.models import Agreement
from cases.models import Case, ColleagueRequest, JoinRequest, Referral
from information_sharing.models import (
    AccessRequest,
    AdviceRequest,
    EmergencyAccess,
    Oversight,
    SharingDecision,
    Shielding,
    SubjectAccessRequest,
    TellingTask,
)

ENDS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "EMERGENCY_TO_REVIEW": (EmergencyAccess, ("reviewed",)),
    "TO_COUNTERSIGN": (SharingDecision, ("countersigned", "refused", "superseded")),
    "ADVICE_ASKED": (AdviceRequest, ("answered",)),
    "ACCESS_REQUESTED": (AccessRequest, ("answered",)),
    "JOIN_ASKED": (JoinRequest, ("answered", "ended")),
    "COLLEAGUE_ASKED": (ColleagueRequest, ("answered", "ended")),
    "REFERRAL_RECEIVED": (Referral, ("allocated", "decided")),
    "REFERRAL_ALLOCATED": (Referral, ("decided",)),
    "SHIELD_TO_CONFIRM": (Shielding, ("confirmed", "lifted")),
    "OVERSIGHT_ASKED": (Oversight, ("approved",)),
    "SUBJECT_ACCESS_TO_RELEASE": (SubjectAccessRequest, ("released", "refused")),
}
"""By the kind of a notice: what it is about, and which moments end the waiting.

What only tells, and asks for nothing, is not here: that is done once it was seen.
"""


def is_done() -> Q:
    """Return the condition that nobody waits any more for what a notice asks."""
    leading = Q(kind__in=["LEAD_ASKED", "LEAD_LATE"])
    done = Q(kind="TELL_TEAM") & _told() | leading & _answered() | _signed()
    for kind, (model, moments) in ENDS.items():
        rows = model._default_manager.filter(pk=OuterRef("target"))
        done |= Q(Exists(rows.filter(_any_of(moments))), kind=kind)
    return done


def _any_of(moments: tuple[str, ...], before: str = "") -> Q:
    ended = Q()
    for moment in moments:
        ended |= Q(**{f"{before}{moment}_at__isnull": False})
    return ended


def _signed() -> Q:
    asked = Q(kind__in=["AGREEMENT_TO_SIGN", "AGREEMENT_STILL_TO_SIGN"])
    out = Agreement.objects.filter(
        pk=OuterRef("target"), status=Agreement.Status.SIGNING
    )
    return asked & Q(~Exists(out))


def _told() -> Q:
    left = TellingTask.objects.filter(consent=OuterRef("target"), told_at__isnull=True)
    return Q(~Exists(left))


def _answered() -> Q:
    asked = Q(nominations=OuterRef("target")) & _any_of(
        ("accepted", "declined"), "nominations__"
    )
    return Q(Exists(Case.objects.filter(asked, pk=OuterRef("case"))))
