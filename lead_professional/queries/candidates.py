"""Who could lead: those whom the family agreed to, who know it and who have room."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, QuerySet

from agencies.models import Practitioner, Team, TeamMembership
from cases.models import Case, Contact, Involvement
from config.dates import long_date
from information_sharing import access
from information_sharing.categories import SENSITIVE, Category
from information_sharing.models import Consent
from information_sharing.roles import Permission, roles_with
from lead_professional.models import Appointment
from lead_professional.policies import consents_by_team, teams_that_may_lead
from lead_professional.queries.loads import Load, loads_of


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be asked: how much she leads, and whether she knows the family.

    What she knows of the family is what the asker may know of it.
    """

    membership: TeamMembership
    load: Load
    involved: bool
    saw_on: date | None

    @property
    def leads(self) -> int:
        """Return for how many families she leads already."""
        return self.load.leads

    @property
    def words(self) -> str:
        """Return who this is, and what speaks for or against asking her."""
        person = self.membership.practitioner
        profession = f", {person.profession.lower()}" if person.profession else ""
        said = [f"{person}{profession}, {self.membership.team}: {self.load.words}"]
        if self.involved:
            said.append("works with this family")
        if self.saw_on:
            said.append(f"last wrote of seeing them on {long_date(self.saw_on)}")
        return "; ".join(said)


@dataclass(frozen=True)
class TeamView:
    """What a lead professional of this team would see, as the family agreed."""

    team: Team
    categories: tuple[Category, ...]
    people: tuple[str, ...]

    @property
    def sees_the_plan(self) -> bool:
        """Return whether the family agreed to share the plan."""
        return Category.PLAN in self.categories


def candidates(*, viewer: Practitioner, case: Case) -> list[Candidate]:
    """Return who may be asked, those who know the family and have room first."""
    access.check_can_coordinate(viewer, case)
    found = list(_who_may(case))
    keys = [(row.practitioner_id, row.team.agency_id) for row in found]
    loads, involved = loads_of(keys), _involved(viewer, case)
    saw = _last_seen(viewer, case, [row.practitioner_id for row in found])
    rows = [
        Candidate(
            membership=row,
            load=loads[key],
            involved=row.practitioner_id in involved,
            saw_on=saw.get(row.practitioner_id),
        )
        for row, key in zip(found, keys, strict=True)
    ]
    return sorted(rows, key=lambda one: (one.load.is_full, not _knows(one)))


def _knows(one: Candidate) -> bool:
    return one.involved or one.saw_on is not None


def _who_may(case: Case) -> QuerySet[TeamMembership]:
    live = TeamMembership.objects.in_force().filter(
        team__in=teams_that_may_lead(case),
        role__in=roles_with(Permission.WORK_WITH_FAMILIES),
    )
    leading = Appointment.objects.filter(case=case, ended_at__isnull=True)
    return (
        live.exclude(practitioner__in=leading.values("practitioner"))
        .select_related("practitioner", "team")
        .order_by("team__name", "practitioner__last_name", "practitioner__first_name")
    )


def _involved(viewer: Practitioner, case: Case) -> set[UUID]:
    """Return who works with the family now, as far as she may know (R13)."""
    services = access.services_for(viewer, case)
    rows = access.facts_of(viewer, Involvement, case).filter(
        ends_on__isnull=True, practitioner__isnull=False
    )
    found: Iterable[Involvement] = rows.select_related("team", "practitioner")
    return {
        row.practitioner_id
        for row in found
        if row.practitioner_id and not services.hides(row.team)
    }


def _last_seen(viewer: Practitioner, case: Case, who: list[UUID]) -> dict[UUID, date]:
    rows = access.facts_of(viewer, Contact, case).filter(
        written_by__in=who, kind__in=SEEN
    )
    last = rows.order_by().values_list("written_by").annotate(Max("happened_on"))
    return dict(last)


SEEN = [Contact.Kind.VISIT, Contact.Kind.AT_CENTRE, Contact.Kind.SESSION]


def teams_and_what_they_would_see(
    *, viewer: Practitioner, case: Case
) -> list[TeamView]:
    """Return, for each team that the family agreed to, what its lead would see."""
    access.check_can_coordinate(viewer, case)
    agreed = sorted(consents_by_team(case).items(), key=lambda pair: pair[0].name)
    shown = [pair for pair in agreed if pair[0].pk != case.recording_team_id]
    return [_team_view(viewer, team, consent) for team, consent in shown]


def _team_view(viewer: Practitioner, team: Team, consent: Consent) -> TeamView:
    people = access.visible_facts(viewer, consent.people.all())
    # A sensitive kind is named only to those who see it too (R4).
    unnamed = SENSITIVE - access.visible_categories(viewer, consent.case)
    chosen = {Category.IDENTITY.value, *consent.categories} - unnamed
    return TeamView(
        team=team,
        categories=tuple(category for category in Category if category in chosen),
        people=tuple(str(person) for person in people),
    )
