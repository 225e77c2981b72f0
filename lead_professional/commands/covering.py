"""Standing in for a lead professional: named, from a day to a day, opening nothing."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.locks import hold_open_case
from cases.models import Case
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.commands import tell
from information_sharing.exceptions import NotPossibleNow
from lead_professional.models import Appointment, Deputy


@dataclass(frozen=True)
class Days:
    """From which day to which somebody stands in, and why."""

    starts_on: date
    ends_on: date | None = None
    because: str = ""


@transaction.atomic
def name_deputy(
    *, case: Case, deputy: Practitioner, team: Team, days: Days, by: Practitioner
) -> Deputy:
    """Let somebody who sees the plan stand in for the lead; return who is named."""
    access.check_can_name_deputy(by, case)
    case = hold_open_case(case)
    appointment = _present(case)
    _check_may_stand_in(case, deputy, team, appointment)
    _end_named(case, by=by)
    named = Deputy.objects.create(
        case=case,
        appointment=appointment,
        practitioner=deputy,
        team=team,
        starts_on=days.starts_on,
        ends_on=days.ends_on,
        because=days.because,
        named_by=by,
    )
    _log(audit.Event.DEPUTY_NAMED, named, by=by)
    people = [deputy, appointment.practitioner]
    tell(people=people, kind="DEPUTY_NAMED", case=case, by=by)
    return named


def _present(case: Case) -> Appointment:
    rows = Appointment.objects.filter(case=case, ended_at__isnull=True)
    found = rows.select_related("practitioner").first()
    if found is None:
        raise NotPossibleNow("Nobody leads at the moment, so nobody can stand in.")
    return found


def _check_may_stand_in(
    case: Case, deputy: Practitioner, team: Team, appointment: Appointment
) -> None:
    if deputy.pk == appointment.practitioner_id:
        raise NotPossibleNow(f"{deputy} leads already.")
    if not access.memberships(deputy).filter(team=team).exists():
        raise NotPossibleNow(f"{deputy} does not work in {team} any more.")
    if not access.can_write(deputy, case, Category.PLAN):
        raise NotPossibleNow(
            f"{deputy} does not see this family's plan. Standing in opens nothing: ask "
            "somebody with whom the plan is shared."
        )


@transaction.atomic
def end_deputy(*, case: Case, by: Practitioner) -> None:
    """End the standing in, before its day or on it."""
    access.check_can_coordinate(by, case)
    case = hold_open_case(case)
    named = Deputy.objects.filter(case=case, ended_at__isnull=True).first()
    if named is None:
        raise NotPossibleNow("Nobody stands in at the moment.")
    _end_named(case, by=by)
    _log(audit.Event.DEPUTY_ENDED, named, by=by)


def _end_named(case: Case, *, by: Practitioner) -> None:
    Deputy.objects.filter(case=case, ended_at__isnull=True).update(
        ended_at=timezone.now(), ended_by=by
    )


def _log(event: audit.Event, named: Deputy, *, by: Practitioner) -> None:
    details = {"deputy": str(named.practitioner_id), "team": str(named.team_id)}
    audit.record(event, by=by, case=named.case, target=named.pk, details=details)
