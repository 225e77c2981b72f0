"""The sharing page: consents, decisions and questions of one case."""

from dataclasses import dataclass

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access
from information_sharing.models import AdviceRequest, Consent, SharingDecision
from information_sharing.queries.consents import consents_for
from information_sharing.queries.decisions import (
    decisions_for,
    decisions_that_open,
    why_it_opens_nothing,
)
from information_sharing.queries.names import Names


@dataclass(frozen=True)
class ConsentLine:
    """A consent and how it stands."""

    consent: Consent
    giver: str
    people: str
    status: str
    what: str
    withdrawn_for: tuple
    can_withdraw: bool


@dataclass(frozen=True)
class DecisionLine:
    """A decision, whether it opens anything now, and if not, why."""

    decision: SharingDecision
    stands: bool
    why_not: str
    can_countersign: bool


@dataclass(frozen=True)
class Overview:
    """All that the sharing page shows."""

    consents: tuple[ConsentLine, ...]
    decisions: tuple[DecisionLine, ...]
    advice: tuple[AdviceRequest, ...]


def overview(*, viewer: Practitioner, case: Case) -> Overview:
    """Return the sharing of a case for those who coordinate it."""
    access.check_can_coordinate(viewer, case)
    opening = decisions_that_open(case)
    names = Names(viewer=viewer, case=case)
    asked = AdviceRequest.objects.filter(case=case)
    return Overview(
        consents=tuple(
            _consent_line(c, names) for c in consents_for(viewer=viewer, case=case)
        ),
        decisions=tuple(
            decision_line(d, viewer, opening)
            for d in decisions_for(viewer=viewer, case=case)
        ),
        advice=tuple(asked.select_related("team", "asked_by", "answered_by")),
    )


def _consent_line(consent: Consent, names: Names) -> ConsentLine:
    withdrawn = tuple(t for t in consent.teams.all() if t.withdrawn_at)
    left = len(consent.teams.all()) > len(withdrawn)
    return ConsentLine(
        consent=consent,
        giver=names.one(consent.given_by),
        people=names.several(consent.people.all()),
        status=_status(consent, left=left),
        what=names.kinds(consent.categories),
        withdrawn_for=withdrawn,
        can_withdraw=consent.withdrawn_at is None and left,
    )


def _status(consent: Consent, *, left: bool) -> str:
    if consent.withdrawn_at or not left:
        return "withdrawn"
    return "in force" if consent.stands else "expired"


def decision_line(
    decision: SharingDecision, viewer: Practitioner, opening: set
) -> DecisionLine:
    """Return how a decision stands, for those who coordinate the case."""
    stands = decision.pk in opening
    waiting = decision.needs_second_person and decision.superseded_at is None
    return DecisionLine(
        decision=decision,
        stands=stands,
        why_not="" if stands else why_it_opens_nothing(decision),
        can_countersign=waiting and access.can_countersign(viewer, decision),
    )


def line_of(decision: SharingDecision, *, viewer: Practitioner) -> DecisionLine:
    """Return how one decision stands."""
    return decision_line(decision, viewer, decisions_that_open(decision.case))
