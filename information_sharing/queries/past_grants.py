"""By what somebody could look at a moment in the past, from the rows that remain."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from agencies.models import Practitioner, Team, TeamMembership
from cases.models import Case
from information_sharing import access
from information_sharing.models import Grant

ORDER = (
    Grant.Kind.RECORDING_TEAM,
    Grant.Kind.LEAD_PROFESSIONAL,
    Grant.Kind.SHARING_DECISION,
    Grant.Kind.EMERGENCY,
    Grant.Kind.OVERSIGHT,
)
"""Which reason is told first when somebody had several."""


@dataclass(frozen=True)
class Place:
    """A team that somebody works or worked in."""

    team: Team
    membership: TeamMembership

    def held_at(self, at: datetime) -> bool:
        """Return whether she worked there at that moment."""
        day, row = timezone.localdate(at), self.membership
        begun = row.starts_on <= day and (row.ends_on is None or row.ends_on >= day)
        return begun and (row.ended_at is None or row.ended_at > at)


class PastGrants:
    """Every grant of one case, asked about a moment and a reader.

    What stood is read from the days and hours on the rows; it explains, it opens
    nothing.
    """

    def __init__(self, *, viewer: Practitioner, case: Case, readers) -> None:
        access.check_can_view_case(viewer, case)
        self.grants = sorted(_grants(case), key=lambda g: ORDER.index(g.kind))
        self.places = _places(readers)

    def of(self, reader: Practitioner | None, at: datetime) -> list[Grant]:
        """Return the grants by which this reader saw something at that moment."""
        teams = {place.team.pk for place in self.at_work(reader, at)}
        return [
            grant
            for grant in self.grants
            if grant.through_team_id in teams
            and (grant.practitioner_id is None or _is(grant.practitioner_id, reader))
            and stood(grant, at)
        ]

    def at_work(self, reader: Practitioner | None, at: datetime) -> list[Place]:
        """Return where this reader worked at that moment."""
        if reader is None:
            return []
        return [place for place in self.places[reader.pk] if place.held_at(at)]


def stood(grant: Grant, at: datetime) -> bool:
    """Return whether a grant, and what it rests on, stood at that moment."""
    ends = [grant.ended_at, grant.ends_at]
    if grant.appointment:
        ends.append(grant.appointment.ended_at)
    if grant.decision:
        ends += [grant.decision.superseded_at, grant.decision.refused_at]
    begun = grant.starts_at <= at and all(end is None or end > at for end in ends)
    last_day = grant.ends_on
    in_days = last_day is None or last_day >= timezone.localdate(at)
    return begun and in_days and _consent_stood(grant, at)


def _consent_stood(grant: Grant, at: datetime) -> bool:
    """Return whether the consent was not yet withdrawn, whole or for the team."""
    consent = grant.consent
    if consent is None:
        return True
    whole = consent.withdrawn_at is None or consent.withdrawn_at > at
    teams = consent.teams.all()
    here = [row for row in teams if row.team_id == grant.through_team_id]
    left = all(row.withdrawn_at is None or row.withdrawn_at > at for row in here)
    return whole and left


def _is(key, reader: Practitioner | None) -> bool:
    return reader is not None and reader.pk == key


def _grants(case: Case):
    return (
        Grant.objects.filter(case=case)
        .select_related(
            "through_team", "appointment", "decision", "consent__given_by",
        )
        .prefetch_related("people", "consent__teams", "decision__people")
    )  # fmt: skip


def _places(readers) -> dict:
    found = defaultdict(list)
    rows = TeamMembership.objects.filter(practitioner__in=readers)
    for row in rows.select_related("team").order_by("starts_on"):
        found[row.practitioner_id].append(Place(row.team, row))
    return found
