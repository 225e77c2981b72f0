"""Whom to ask to a meeting: everybody who is involved, so that nobody is left out (P43).

Ticked is who is known to come: a meeting is of the right size, and no service whom the
family said no to is asked without a thought.
"""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from agencies.models import Practitioner, Team
from cases.guests import Guest
from cases.models import Action, Case, Involvement, Meeting, Person
from cases.queries.header import lead_of
from cases.queries.owners import readers_of
from information_sharing import access
from information_sharing.models import Grant
from information_sharing.refusals import refused_in

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
    come = _who_come(viewer, case, pairs)
    found = [
        Offered(
            key=f"{who.pk}:{team.pk}",
            label=f"{who}, {team}",
            guest=Guest(practitioner=who, team=team),
            ticked=who.pk in come,
        )
        for who, team in _once(pairs)
        if who.pk not in asked and not services.hides(who) and not services.hides(team)
    ]
    return sorted(found, key=lambda each: (not each.ticked, each.label))


def services_to_choose_from(offered: list[Offered]) -> list[str]:
    """Return the services of which nobody is ticked: somebody has to be chosen."""
    teams = {str(each.guest.team) for each in offered}
    return sorted(teams - {str(each.guest.team) for each in offered if each.ticked})


def _who_come(
    viewer: Practitioner, case: Case, pairs: set[tuple[Practitioner, Team]]
) -> set[UUID]:
    """Return who is known to come for each service; who is alone in it comes."""
    close, refused = _close(viewer, case), refused_in(case)
    people: defaultdict[Team, set[UUID]] = defaultdict(set)
    for who, team in pairs:
        people[team].add(who.pk)
    come: set[UUID] = set()
    for team, there in people.items():
        if {("team_id", team.pk), ("agency_id", team.agency_id)} & refused:
            continue
        alone = there if len(there) == 1 else set()
        come |= (there & close) or alone
    return come


def _close(viewer: Practitioner, case: Case) -> set[UUID]:
    """Return who leads, opened the record, is named for a service or has an action."""
    lead = lead_of(case)
    named = access.facts_of(viewer, Involvement, case).filter(ends_on__isnull=True)
    doing = access.facts_of(viewer, Action, case).filter(status__in=Action.OPEN)
    return {
        viewer.pk,
        case.opened_by_id,
        *([lead.practitioner_id] if lead else []),
        *named.values_list("practitioner", flat=True),
        *doing.values_list("owner_practitioner", flat=True),
    }


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
    return set(meeting.invitees.asked().values_list(whom, flat=True))


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
