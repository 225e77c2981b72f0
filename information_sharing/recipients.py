"""With whom a decision shares: a team, one person of a team, or somebody outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from agencies.models import (
    Agreement,
    AgreementParty,
    Practitioner,
    RoleName,
    Team,
    TeamMembership,
)
from cases.models import Case
from information_sharing.categories import Category
from information_sharing.models import (
    AccessRequest,
    Consent,
    ConsentExclusion,
    SharingDecision,
)

PROTOCOL = Agreement.Kind.INFORMATION_SHARING
WITH_FAMILIES = (RoleName.PRACTITIONER, RoleName.TEAM_MANAGER)


@dataclass(frozen=True)
class Recipient:
    """A team; a named practitioner through her team; or a named reader outside."""

    team: Team | None = None
    practitioner: Practitioner | None = None
    outside_name: str = ""
    outside_organisation: str = ""

    @property
    def is_outside(self) -> bool:
        """Return whether nobody there signs in here."""
        return self.team is None

    def __str__(self) -> str:
        return SharingDecision(**self.fields).recipient

    @property
    def fields(self) -> dict:
        """Return what a decision keeps of it."""
        return {
            "team": self.team,
            "practitioner": self.practitioner,
            "outside_name": self.outside_name,
            "outside_organisation": self.outside_organisation,
        }

    def decided(self, case: Case) -> QuerySet[SharingDecision]:
        """Return the decisions about it that no later one has replaced."""
        about = SharingDecision.objects.filter(case=case, superseded_at__isnull=True)
        if self.team:
            return about.filter(team=self.team)
        body = self.outside_organisation
        return about.filter(team__isnull=True, outside_organisation__same_name=body)


def recipient_of(decision: SharingDecision) -> Recipient:
    """Return with whom a decision shares."""
    return Recipient(
        decision.team,
        decision.practitioner,
        decision.outside_name,
        decision.outside_organisation,
    )


def places_beside(case: Case) -> QuerySet[TeamMembership]:
    """Return everybody who works with families today in another team than this case's."""
    live = TeamMembership.objects.in_force().filter(role__in=WITH_FAMILIES)
    beside = live.exclude(team=case.recording_team_id)
    return beside.select_related("practitioner", "team__agency").order_by(
        "team__name", "practitioner__last_name", "practitioner__first_name"
    )


def place_of(request: AccessRequest) -> TeamMembership | None:
    """Return the place of whoever asked, in the team for which she asked."""
    places = places_beside(request.case)
    return places.filter(practitioner=request.asked_by, team=request.team).first()


def works_there(recipient: Recipient) -> bool:
    """Return whether a named practitioner works in her team today."""
    live = TeamMembership.objects.in_force().filter(team=recipient.team)
    return live.filter(practitioner=recipient.practitioner).exists()


def without_protocol(
    case: Case, recipient: Recipient, purpose: str, categories: Iterable[str]
) -> frozenset[str]:
    """Return those kinds of information for which no protocol with them is in force.

    It must be signed by them and by the agency that holds the record. Tier 1 is for all
    sharing, tier 2 for its own purposes and kinds (practice.md 6.5). An agency needs
    none with itself; a body outside has signed none here. What was agreed for one
    centre counts for the records of that centre.
    """
    wanted = frozenset(map(str, categories)) - {Category.IDENTITY.value}
    if recipient.team is None:
        return wanted
    agencies = {recipient.team.agency_id, case.recording_team.agency_id}
    if len(agencies) == 1:
        return NONE
    return wanted - _covered(_protocols(case, agencies), purpose, wanted)


NONE: frozenset[str] = frozenset()


def _protocols(case: Case, agencies: set[UUID]) -> QuerySet[Agreement]:
    here = Q(centre__isnull=True) | Q(centre=case.recording_team.centre_id)
    found = Agreement.objects.in_force().filter(here, kind=PROTOCOL)
    for agency in agencies:
        signed = AgreementParty.Answer.SIGNED
        found = found.filter(parties__agency=agency, parties__answer=signed)
    return found


def _covered(
    found: QuerySet[Agreement], purpose: str, wanted: frozenset[str]
) -> set[str]:
    covered: set[str] = set()
    for tier, purposes, kinds in found.values_list("tier", "purposes", "categories"):
        if tier == Agreement.Tier.OVERARCHING:
            return set(wanted)
        covered |= set(kinds) if purpose in purposes else set()
    return covered


def body_left_out(
    case: Case, organisation: str, consent: Consent | None = None
) -> bool:
    """Return whether the family said "not them" of a body outside, by its name (R6)."""
    named = Q(agency__name__same_name=organisation) | Q(
        team__name__same_name=organisation
    )
    counts = Q(consent__in=Consent.objects.in_force())
    if consent:
        counts |= Q(consent__recorded_at__gt=consent.recorded_at)
    said = ConsentExclusion.objects.filter(named, counts, consent__case=case)
    return said.exists()
