"""Whom to ask to a meeting: everybody who is involved, so that nobody is left out (P43)."""

from dataclasses import dataclass

from agencies.models import Practitioner, Team
from cases.guests import Guest
from cases.models import Case, Involvement, Meeting, Person
from cases.queries.header import lead_of
from cases.queries.owners import readers_of
from information_sharing import access
from information_sharing.models import Grant

BY_NAME_FOR_A_WHILE = {Grant.Kind.EMERGENCY, Grant.Kind.OVERSIGHT}


@dataclass(frozen=True)
class Offered:
    """One who may be asked, and whether she is ticked to begin with."""

    key: str
    label: str
    guest: Guest
    ticked: bool


def colleagues_to_ask(
    *, viewer: Practitioner, case: Case, meeting: Meeting | None = None
) -> list[Offered]:
    """Return everybody of a service that is involved and may be named to her."""
    pairs = _involved(viewer, case) | _readers(viewer, case)
    services = access.services_for(viewer, case)
    asked = _asked(meeting, "practitioner")
    close = {viewer.pk, case.opened_by_id, getattr(lead_of(case), "practitioner_id", 0)}
    found = [
        Offered(
            key=f"{who.pk}:{team.pk}",
            label=f"{who}, {team}",
            guest=Guest(practitioner=who, team=team),
            ticked=team.pk != case.recording_team_id or who.pk in close,
        )
        for who, team in _once(pairs)
        if who.pk not in asked and not services.hides(who) and not services.hides(team)
    ]
    return sorted(found, key=lambda each: (not each.ticked, each.label))


def relatives_to_ask(
    *, viewer: Practitioner, case: Case, meeting: Meeting | None = None
) -> list[Offered]:
    """Return the people of the family whom she may see; grown-ups at home are ticked."""
    asked = _asked(meeting, "person")
    return [
        Offered(
            key=str(person.pk),
            label=f"{person}, {person.relationship.lower()}"
            if person.relationship
            else str(person),
            guest=Guest(person=person),
            ticked=not person.is_child and not person.lives_elsewhere,
        )
        for person in access.facts_of(viewer, Person, case)
        if person.kind != Person.Kind.UNBORN
        and not person.died_on
        and person.pk not in asked
    ]


def _asked(meeting: Meeting | None, whom: str) -> set:
    if meeting is None:
        return set()
    return set(meeting.invitees.values_list(whom, flat=True))


def _involved(viewer: Practitioner, case: Case) -> set[tuple[Practitioner, Team]]:
    """Return who comes for each service; the whole team where nobody is named."""
    rows = access.facts_of(viewer, Involvement, case).filter(ends_on__isnull=True)
    pairs: set[tuple[Practitioner, Team]] = set()
    for row in rows.select_related("team__agency", "practitioner"):
        named = [row.practitioner] if row.practitioner else []
        people = named or list(access.people_of_team(row.team))
        pairs |= {(who, row.team) for who in people}
    return pairs


def _readers(viewer: Practitioner, case: Case) -> set[tuple[Practitioner, Team]]:
    reasons = readers_of(viewer=viewer, case=case).reasons
    return {
        (who, reason.grant.through_team)
        for reason in reasons
        if reason.grant.kind not in BY_NAME_FOR_A_WHILE and reason.grant.through_team
        for who in reason.readers
    }


def _once(
    pairs: set[tuple[Practitioner, Team]],
) -> list[tuple[Practitioner, Team]]:
    """Return each person once, for the team that comes first by name."""
    found = {
        who: (who, team) for who, team in sorted(pairs, key=_by_team, reverse=True)
    }
    return list(found.values())


def _by_team(pair: tuple[Practitioner, Team]) -> str:
    return str(pair[1])
