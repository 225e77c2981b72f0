"""How much each of a team leads, and who was asked and has not answered yet."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from agencies.models import Practitioner, TeamMembership
from information_sharing import access
from information_sharing.roles import Permission, roles_with
from lead_professional.models import Nomination
from lead_professional.policies import answer_due_on
from lead_professional.queries.loads import Load, loads_of


@dataclass(frozen=True)
class Member:
    """Somebody of a team, how much she leads, and what waits for her answer."""

    membership: TeamMembership
    load: Load
    answers_due: tuple[date, ...]

    @property
    def is_late(self) -> bool:
        """Return whether an answer is overdue."""
        return any(day < localdate() for day in self.answers_due)


def members(*, viewer: Practitioner) -> list[Member]:
    """Return everybody of the teams that she answers for; four questions in all."""
    access.check_has(viewer, Permission.ANSWER_FOR_TEAM)
    mine = access.memberships(viewer).filter(
        role__in=roles_with(Permission.ANSWER_FOR_TEAM)
    )
    rows = TeamMembership.objects.in_force().filter(
        team__in=mine.values("team"),
        role__in=roles_with(Permission.WORK_WITH_FAMILIES),
    )
    found = list(
        rows.select_related("practitioner", "team").order_by(
            "team__name", "practitioner__last_name", "practitioner__first_name"
        )
    )
    loads = loads_of((row.practitioner_id, row.team.agency_id) for row in found)
    due = _answers_due(viewer, [row.team_id for row in found])
    return [
        Member(
            membership=row,
            load=loads[row.practitioner_id, row.team.agency_id],
            answers_due=tuple(due.get((row.practitioner_id, row.team_id), [])),
        )
        for row in found
    ]


def is_team_manager(who: Practitioner) -> bool:
    """Return whether she answers for a team."""
    return access.can_have(who, Permission.ANSWER_FOR_TEAM)


def _answers_due(viewer: Practitioner, teams: list) -> dict:
    waiting = Nomination.objects.filter(
        team__in=teams, accepted_at__isnull=True, declined_at__isnull=True
    ).exclude(case__in=access.hidden_cases(viewer))
    due: dict = {}
    for one in waiting.exclude(case__status="CLOSED").order_by("nominated_at"):
        key = (one.nominee_id, one.team_id)
        due.setdefault(key, []).append(answer_due_on(one))
    return due
