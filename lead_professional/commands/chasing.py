"""Asking how an action goes: one press, written down, and the owner is told (P31)."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.locks import hold_action, hold_open_case
from cases.models import Action, ActionEntry
from information_sharing import access, audit
from information_sharing.commands import tell
from information_sharing.exceptions import NotPossibleNow


@transaction.atomic
def chase(*, action: Action, by: Practitioner) -> ActionEntry:
    """Ask how an action goes, at most once a day; return the entry.

    A family member is told by nobody here: somebody asks them.
    """
    access.check_can_coordinate(by, action.case)
    hold_open_case(action.case)
    action = hold_action(action)
    if action.status not in Action.OPEN:
        raise NotPossibleNow("This action is not open any more.")
    today = ActionEntry.objects.filter(
        action=action,
        kind=ActionEntry.Kind.CHASED,
        written_at__date=timezone.localdate(),
    )
    if today.exists():
        raise NotPossibleNow("Somebody has asked today already.")
    entry = ActionEntry.objects.create(
        case=action.case,
        action=action,
        person=action.person,
        category=action.category,
        kind=ActionEntry.Kind.CHASED,
        written_by=by,
    )
    told = _owners(action)
    tell(people=told, kind="ACTION_CHASED", case=action.case, target=action.pk, by=by)
    event, details = audit.Event.ACTION_CHASED, {"told": len(told)}
    audit.record(event, by=by, case=action.case, target=action.pk, details=details)
    return entry


def _owners(action: Action) -> list[Practitioner]:
    """Return the people who do it and see it now (R3)."""
    return [who for who in _people(action) if _sees(who, action)]


def _people(action: Action) -> Iterable[Practitioner]:
    if action.owner_practitioner:
        return [action.owner_practitioner]
    teams = Team.objects.none()
    if action.owner_team_id:
        teams = Team.objects.filter(pk=action.owner_team_id)
    elif action.owner_agency_id:
        teams = Team.objects.filter(agency=action.owner_agency_id)
    return access.people_of_teams(teams)


def _sees(who: Practitioner, action: Action) -> bool:
    rows = Action.objects.filter(pk=action.pk)
    return access.visible_facts(who, rows).exists()
