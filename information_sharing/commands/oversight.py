"""Oversight: reading one record for a stated purpose and some days, by two (R9)."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.models import Case
from information_sharing import access, audit, grants
from information_sharing.categories import Category
from information_sharing.commands.notices import tell
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import Grant, Oversight
from information_sharing.roles import Permission

NOT_THERE = "There is no record with this reference. Check it and try again."


@dataclass(frozen=True)
class Request:
    """What she asks: for what, why, for how many days."""

    purpose: str
    reason: str
    days: int


@transaction.atomic
def ask_oversight(
    *, case: Case | None, request: Request, by: Practitioner
) -> Oversight:
    """Ask to read one whole record; a second person agrees or nothing opens."""
    access.check_can_ask_oversight(by)
    if case is None or _is_hidden(case, by):
        raise NotPossibleNow(NOT_THERE)
    waiting = Oversight.objects.filter(asked_by=by, case=case, approved_at__isnull=True)
    if waiting.exists():
        raise NotPossibleNow("You have asked this already. A second person is told.")
    asked = Oversight.objects.create(
        case=case,
        purpose=request.purpose,
        reason=request.reason,
        days=request.days,
        asked_by=by,
    )
    tell(people=access.people_with(Permission.SECOND_FOR_OFFICER), case=case, by=by,
         kind="OVERSIGHT_ASKED", target=asked.pk)  # fmt: skip
    details = {"purpose": request.purpose, "days": request.days}
    audit.record(
        audit.Event.OVERSIGHT_ASKED, by=by, case=case, target=asked.pk, details=details
    )
    return asked


@transaction.atomic
def approve_oversight(*, oversight: Oversight, by: Practitioner) -> Oversight:
    """Agree as the second person: the record opens to her who asked, from now."""
    access.check_can_approve_oversight(by, oversight)
    rows = Oversight.objects.select_for_update(of=["self"])
    oversight = rows.select_related("case", "asked_by").get(pk=oversight.pk)
    if oversight.approved_at:
        raise NotPossibleNow("Somebody has agreed to this already.")
    oversight.grant = _open(oversight, by)
    oversight.approved_at, oversight.approved_by = timezone.now(), by
    oversight.save(update_fields=["grant", "approved_at", "approved_by"])
    tell(people=[oversight.asked_by], kind="OVERSIGHT_APPROVED", by=by,
         case=oversight.case, target=oversight.pk)  # fmt: skip
    audit.record(
        audit.Event.OVERSIGHT_APPROVED, by=by, case=oversight.case, target=oversight.pk
    )
    return oversight


@transaction.atomic
def end_oversight(*, oversight: Oversight, by: Practitioner) -> Oversight:
    """Shut the record before its days are over: she who asked, or who agreed."""
    if by not in {oversight.asked_by, oversight.approved_by}:
        raise AccessDenied("Only the two people who agreed on it can end it.")
    if not grants.end_grants(Grant.objects.filter(oversight=oversight), by=by):
        raise NotPossibleNow("This has ended already.")
    audit.record(
        audit.Event.OVERSIGHT_ENDED, by=by, case=oversight.case, target=oversight.pk
    )
    return oversight


def _is_hidden(case: Case, by: Practitioner) -> bool:
    return access.hidden_cases(by).filter(case=case).exists()


def _open(oversight: Oversight, by: Practitioner) -> Grant:
    now = timezone.now()
    grant = Grant(
        kind=Grant.Kind.OVERSIGHT,
        case=oversight.case,
        through_team=_team_of(oversight.asked_by),
        practitioner=oversight.asked_by,
        all_people=True,
        starts_at=now,
        ends_at=now + timedelta(days=oversight.days),
        opened_by=by,
    )
    return grants.open_grant(grant, categories=Category.values)


def _team_of(asker: Practitioner) -> Team:
    teams = access.teams_for_oversight(asker)
    if not teams:
        raise NotPossibleNow(f"The role of {asker} does not include this any more.")
    return teams[0]
