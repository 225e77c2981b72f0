"""A team that lost sight is told what that means: keep it safe, pass nothing on."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, TeamMembership
from cases.models import Case
from cases.queries import lead_of
from config.working_days import working_days_after
from information_sharing import access, audit
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Consent, TellingTask
from information_sharing.sight import Sight, sight_of, teams_shut

DUE = 2
"""Working days until a team that lost sight must have been told."""


def tell_of_loss(
    *, consent: Consent, before: Sight, by: Practitioner
) -> list[TellingTask]:
    """Note each team that lost sight since `before`, and who is to tell it.

    Part of a withdrawal or change, whose command has checked access and writes the log.
    """
    case, due = consent.case, working_days_after(timezone.localdate(), DUE)
    tasks = [
        TellingTask.objects.create(
            case=case, consent=consent, team=team, created_by=by, due_on=due
        )
        for team in teams_shut(before, sight_of(case))
    ]
    if tasks:
        people = _who_tells(consent, by)
        tell(people=people, kind="TELL_TEAM", case=case, target=consent.pk, by=by)
    return tasks


def _who_tells(consent: Consent, by: Practitioner) -> list[Practitioner]:
    lead = lead_of(consent.case)
    known = [consent.recorded_by, *([lead.practitioner] if lead else [])]
    able = [p for p in known if access.can_coordinate(p, consent.case)]
    return able or _colleagues(consent.case)


def _colleagues(case: Case) -> list[Practitioner]:
    live = TeamMembership.objects.in_force().filter(team=case.recording_team_id)
    return [row.practitioner for row in live.select_related("practitioner")]


@transaction.atomic
def tell_team(*, task: TellingTask, how: str, by: Practitioner) -> TellingTask:
    """Record that the team was told, and how."""
    access.check_can_coordinate(by, task.case)
    task = TellingTask.objects.select_for_update().get(pk=task.pk)
    if task.told_at:
        raise NotPossibleNow("This team was told already.")
    task.told_at, task.told_by, task.how = timezone.now(), by, how
    task.save(update_fields=["told_at", "told_by", "how"])
    audit.record(
        audit.Event.TEAM_TOLD,
        by=by,
        case=task.case,
        target=task.pk,
        details={"team": str(task.team_id)},
    )
    return task
