"""The sharing page: consents, decisions and questions of one case."""

from dataclasses import dataclass

from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access, agreements
from information_sharing.models import AdviceRequest, Consent
from information_sharing.queries.consents import consents_for
from information_sharing.queries.decision_lines import DecisionLine, decision_line
from information_sharing.queries.decisions import decisions_for, decisions_that_stand
from information_sharing.queries.names import Names
from information_sharing.queries.objections import ObjectionLine, open_by_line
from information_sharing.queries.requests import Line as RequestLine
from information_sharing.queries.requests import requests_for


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
    objections: tuple[ObjectionLine, ...] = ()


@dataclass(frozen=True)
class Overview:
    """All that the sharing page shows."""

    consents: tuple[ConsentLine, ...]
    decisions: tuple[DecisionLine, ...]
    advice: tuple[AdviceRequest, ...]
    requests: tuple[RequestLine, ...]

    @property
    def to_review(self) -> tuple[DecisionLine, ...]:
        """Return the decisions whose day to be looked at again has come."""
        return tuple(line for line in self.decisions if line.review_due)


def overview(*, viewer: Practitioner, case: Case) -> Overview:
    """Return the sharing of a case for those who coordinate it."""
    access.check_can_coordinate(viewer, case)
    standing = decisions_that_stand(case)
    names = Names(viewer=viewer, case=case)
    asked = AdviceRequest.objects.filter(case=case)
    return Overview(
        consents=tuple(consent_lines(viewer=viewer, case=case, names=names)),
        decisions=tuple(
            decision_line(d, viewer, standing)
            for d in decisions_for(viewer=viewer, case=case)
        ),
        advice=tuple(asked.select_related("team", "asked_by", "answered_by")),
        requests=tuple(requests_for(viewer=viewer, case=case)),
    )


def consent_lines(
    *, viewer: Practitioner, case: Case, names: Names
) -> list[ConsentLine]:
    """Return the latest consent of each line, and who does not agree with it."""
    doubted = open_by_line(viewer=viewer, case=case, names=names)
    return [
        _consent_line(consent, names, tuple(doubted.get(consent.line, ())))
        for consent in consents_for(viewer=viewer, case=case)
    ]


def consents_to_ask(*, viewer: Practitioner, case: Case) -> list[ConsentLine]:
    """Return the consents that stand: those to ask the family about at a review."""
    names = Names(viewer=viewer, case=case)
    lines = consent_lines(viewer=viewer, case=case, names=names)
    return [line for line in lines if line.status == "in force"]


def _consent_line(
    consent: Consent, names: Names, objections: tuple[ObjectionLine, ...]
) -> ConsentLine:
    withdrawn = tuple(row for row in consent.named if row.withdrawn_at)
    left = len(consent.named) > len(withdrawn)
    return ConsentLine(
        consent=consent,
        giver=names.one(consent.given_by),
        people=names.several(agreements.people_left(consent)),
        status=status_of(consent),
        what=names.kinds(agreements.kinds_left(consent)),
        withdrawn_for=withdrawn,
        can_withdraw=consent.withdrawn_at is None and left,
        objections=objections,
    )


def status_of(consent: Consent) -> str:
    """Return in one or two words how a consent stands."""
    left = any(row.withdrawn_at is None for row in consent.named)
    if consent.withdrawn_at or not left:
        return "withdrawn"
    if consent.superseded_at:
        return "replaced"
    return "in force" if consent.stands else _when(consent)


def _when(consent: Consent) -> str:
    return "expired" if consent.expires_on < timezone.localdate() else "begins later"
