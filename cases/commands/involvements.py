"""Which services work with the family: recorded, and ended (R13)."""

from datetime import date

from django.db import transaction

from agencies.models import Practitioner, Team
from cases.models import Case, Involvement
from information_sharing import access, audit, policies
from information_sharing.exceptions import NotPossibleNow


@transaction.atomic
def record_involvement(
    *,
    case: Case,
    team: Team,
    starts_on: date,
    by: Practitioner,
    ends_on: date | None = None,
    is_sensitive: bool | None = None,
) -> Involvement:
    """Record that a team works with the family; return it.

    Without `is_sensitive`, it is sensitive where the team is. It opens nothing.
    """
    access.check_can_coordinate(by, case)
    policies.check_case_is_open(case)
    running = Involvement.objects.filter(case=case, team=team, ends_on__isnull=True)
    if ends_on is None and running.exists():
        raise NotPossibleNow("This service is recorded already. End that first.")
    sensitive = team.is_sensitive if is_sensitive is None else is_sensitive
    made = Involvement.objects.create(
        case=case,
        team=team,
        starts_on=starts_on,
        ends_on=ends_on,
        is_sensitive=sensitive,
        recorded_by=by,
    )
    _record(made, by, {"sensitive": sensitive})
    return made


@transaction.atomic
def end_involvement(
    *, involvement: Involvement, ends_on: date, by: Practitioner
) -> Involvement:
    """Record the last day of a service's work; a sensitive one stays unnamed."""
    access.check_can_coordinate(by, involvement.case)
    rows = Involvement.objects.select_for_update(of=["self"]).select_related("case")
    involvement = rows.get(pk=involvement.pk)
    if involvement.ends_on:
        raise NotPossibleNow("The last day is recorded already.")
    if ends_on < involvement.starts_on:
        raise NotPossibleNow("It cannot end before it began.")
    involvement.ends_on = ends_on
    involvement.save(update_fields=["ends_on"])
    _record(involvement, by, {"ended": True})
    return involvement


def _record(involvement: Involvement, by: Practitioner, details: dict) -> None:
    audit.record(
        audit.Event.INVOLVEMENT_RECORDED,
        by=by,
        case=involvement.case,
        target=involvement.pk,
        details=details,
    )
