"""Who could lead, who was asked, and what waits for an answer."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from agencies.models import Practitioner, Team, TeamMembership
from cases.models import Case
from information_sharing import access
from information_sharing.categories import SENSITIVE, Category
from information_sharing.models import Consent
from information_sharing.roles import Permission, roles_with
from lead_professional.models import Appointment, Nomination
from lead_professional.policies import consents_by_team


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be asked, and how many families she leads for already."""

    membership: TeamMembership
    leads: int


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


@dataclass(frozen=True)
class Request:
    """What a nominee is told before she answers: nothing of the family's."""

    nomination: Nomination
    reference: str
    asker: Practitioner
    asker_team: Team
    telephone: str
    leads: int


def candidates(*, viewer: Practitioner, case: Case) -> list[Candidate]:
    """Return who may be asked to lead, out of the teams that the family agreed to."""
    access.check_can_coordinate(viewer, case)
    live = TeamMembership.objects.in_force().filter(
        team__in=consents_by_team(case),
        role__in=roles_with(Permission.WORK_WITH_FAMILIES),
    )
    leading = Appointment.objects.filter(case=case, ended_at__isnull=True)
    found = list(
        live.exclude(practitioner__in=leading.values("practitioner"))
        .select_related("practitioner", "team")
        .order_by("team__name", "practitioner__last_name", "practitioner__first_name")
    )
    roles = _roles_held([row.practitioner_id for row in found])
    return [Candidate(row, roles[row.practitioner_id]) for row in found]


def teams_and_what_they_would_see(
    *, viewer: Practitioner, case: Case
) -> list[TeamView]:
    """Return, for each team that the family agreed to, what its lead would see."""
    access.check_can_coordinate(viewer, case)
    agreed = sorted(consents_by_team(case).items(), key=lambda pair: pair[0].name)
    return [_team_view(viewer, team, consent) for team, consent in agreed]


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


def _roles_held(practitioners: list[UUID]) -> Counter:
    live = Appointment.objects.filter(
        practitioner__in=practitioners, ended_at__isnull=True
    )
    return Counter(live.order_by().values_list("practitioner", flat=True))


def nominations_of(*, viewer: Practitioner, case: Case) -> list[Nomination]:
    """Return who has been asked to lead this family, newest first."""
    found = Nomination.objects.filter(case=case).select_related(
        "nominee", "team", "nominated_by", "declined_by"
    )
    return list(access.visible_facts(viewer, found))


def open_nomination(*, viewer: Practitioner, case: Case) -> Nomination | None:
    """Return the question that has not been answered yet, if there is one."""
    asked = nominations_of(viewer=viewer, case=case)
    return next((nomination for nomination in asked if nomination.is_waiting), None)


def open_nomination_or_404(*, viewer: Practitioner, case: Case, pk: UUID) -> Nomination:
    """Return this case's nomination if the viewer may see it, or raise Http404."""
    asked = nominations_of(viewer=viewer, case=case)
    found = next((nomination for nomination in asked if nomination.pk == pk), None)
    if found is None:
        raise Http404("No such page.")
    return found


def nomination_for(*, viewer: Practitioner, pk: UUID) -> Nomination:
    """Return what this person was asked, or raise Http404 as for nobody's (R8)."""
    found: Nomination | None = _asked(viewer).filter(pk=pk).first()
    if found is None or not access.can_answer_nomination(viewer, found):
        raise Http404("No such page.")
    return found


def _asked(viewer: Practitioner) -> QuerySet[Nomination]:
    asked = Nomination.objects.filter(nominee=viewer).select_related(
        "case__recording_team", "team", "nominated_by"
    )
    return asked.exclude(case__in=access.hidden_cases(viewer))


def request_shown(*, viewer: Practitioner, nomination: Nomination) -> Request:
    """Return what the nominee may know before she answers."""
    asker = nomination.nominated_by
    team = _team_of_asker(nomination)
    return Request(
        nomination=nomination,
        reference=nomination.case.reference,
        asker=asker,
        asker_team=team,
        telephone=asker.telephone or team.telephone,
        leads=_roles_held([viewer.pk])[viewer.pk],
    )


def _team_of_asker(nomination: Nomination) -> Team:
    recording = nomination.case.recording_team
    teams = [row.team for row in access.memberships(nomination.nominated_by)]
    return recording if recording in teams or not teams else teams[0]


def waiting_for(viewer: Practitioner) -> list[Nomination]:
    """Return the questions that wait for this person's answer, oldest first."""
    teams = access.memberships(viewer).values("team")
    asked = _asked(viewer).filter(
        accepted_at__isnull=True, declined_at__isnull=True, team__in=teams
    )
    waiting = asked.exclude(case__status=Case.Status.CLOSED).order_by("nominated_at")
    return [one for one in waiting if one.team in consents_by_team(one.case)]
