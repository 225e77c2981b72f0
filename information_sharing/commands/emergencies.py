"""Emergency access: opened at once by one person, told, and reviewed (R11)."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.models import Case
from config.dates import short_date
from config.working_days import working_days_after
from information_sharing import access, audit, grants
from information_sharing.categories import Category
from information_sharing.commands.notices import tell
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import EmergencyAccess, Grant
from information_sharing.queries.emergencies import concern_of, overdue_of, running_of
from information_sharing.roles import Permission
from lead_professional.models import Appointment

REVIEWED_WITHIN = 2
"""Working days (R11)."""

NOTHING_OPENED = (
    "No record was opened. Check what you typed. If a child may be in danger, ring the "
    "information officer or the police now."
)
OVERDUE = (
    "Your emergency opening of {day} has not been reviewed in time. Ask an information "
    "officer or a safeguarding lead to review it; then you can open another record."
)
CONCERN = (
    "A review of {day} raised a concern about an emergency opening of yours. Talk with "
    "{reviewer}. You can use emergency access again from {until}."
)
OPEN_STILL = "This record is open to you in an emergency already."


@dataclass(frozen=True)
class Emergency:
    """What she writes before a record opens: why, for how long, in which team."""

    reason: str
    hours: int
    team: Team


@transaction.atomic
def open_in_emergency(
    *, case: Case | None, emergency: Emergency, by: Practitioner
) -> EmergencyAccess:
    """Open a whole record to one person for some hours; return the opening.

    `case` is None when nothing was found; a sealed one is refused in the same words.
    """
    _hold(by)
    check_may_use_emergency(by=by, team=emergency.team)
    if case is None or access.sealed_cases().filter(case=case).exists():
        raise NotPossibleNow(NOTHING_OPENED)
    if running_of(viewer=by).filter(case=case).exists():
        raise NotPossibleNow(OPEN_STILL)
    opened = _open(case, emergency, by)
    _tell(opened)
    details = {"hours": emergency.hours, "team": str(emergency.team.pk)}
    audit.record(
        audit.Event.EMERGENCY_OPENED,
        by=by,
        case=case,
        target=opened.pk,
        details=details,
    )
    return opened


def check_may_use_emergency(*, by: Practitioner, team: Team | None = None) -> None:
    """Raise unless her role, her team and her earlier reviews let her (R11)."""
    access.check_has(by, Permission.USE_EMERGENCY_ACCESS)
    if team and team not in access.teams_for_emergency(by):
        raise AccessDenied(f"You do not work with families in {team}.")
    late = overdue_of(viewer=by).first()
    if late:
        raise NotPossibleNow(OVERDUE.format(day=short_date(late.used_at)))
    concern = concern_of(viewer=by)
    if concern:
        raise NotPossibleNow(
            CONCERN.format(
                day=short_date(concern.since),
                reviewer=concern.emergency.reviewed_by,
                until=short_date(concern.until),
            )
        )


@transaction.atomic
def end_emergency(*, emergency: EmergencyAccess, by: Practitioner) -> EmergencyAccess:
    """Shut the record again before its hours are over; only she who opened it can."""
    if emergency.used_by != by:
        raise AccessDenied("Only the person who opened it can end it.")
    if not grants.end_grants(Grant.objects.filter(emergency=emergency), by=by):
        raise NotPossibleNow("This has ended already.")
    audit.record(
        audit.Event.EMERGENCY_ENDED, by=by, case=emergency.case, target=emergency.pk
    )
    return emergency


@transaction.atomic
def review_emergency(
    *, emergency: EmergencyAccess, verdict: str, words: str, by: Practitioner
) -> EmergencyAccess:
    """Say as somebody else what one thinks of an opening; once."""
    access.check_can_review_emergency(by, emergency)
    rows = EmergencyAccess.objects.select_for_update(of=["self"])
    emergency = rows.select_related("case", "used_by").get(pk=emergency.pk)
    if emergency.reviewed_at:
        raise NotPossibleNow("This opening was reviewed already.")
    emergency.verdict, emergency.review_words = verdict, words
    emergency.reviewed_at, emergency.reviewed_by = timezone.now(), by
    emergency.save(
        update_fields=["verdict", "review_words", "reviewed_at", "reviewed_by"]
    )
    tell(people=[emergency.used_by], kind="EMERGENCY_REVIEWED", case=emergency.case,
         target=emergency.pk, by=by)  # fmt: skip
    audit.record(
        audit.Event.EMERGENCY_REVIEWED,
        by=by,
        case=emergency.case,
        target=emergency.pk,
        details={"verdict": verdict},
    )
    return emergency


def _hold(by: Practitioner) -> None:
    """Two openings by one person wait for each other."""
    Practitioner.objects.select_for_update(of=["self"]).get(pk=by.pk)


def _open(case: Case, emergency: Emergency, by: Practitioner) -> EmergencyAccess:
    now = timezone.now()
    grant = Grant(
        kind=Grant.Kind.EMERGENCY,
        case=case,
        through_team=emergency.team,
        practitioner=by,
        all_people=True,
        starts_at=now,
        ends_at=now + timedelta(hours=emergency.hours),
        opened_by=by,
    )
    return EmergencyAccess.objects.create(
        case=case,
        grant=grants.open_grant(grant, categories=Category.values),
        reason=emergency.reason,
        hours=emergency.hours,
        used_by=by,
        review_due_on=working_days_after(timezone.localdate(), REVIEWED_WITHIN),
    )


def _tell(opened: EmergencyAccess) -> None:
    by = opened.used_by
    tell(people=_who_holds(opened.case, by), kind="EMERGENCY_OPENED", case=opened.case,
         target=opened.pk, by=by)  # fmt: skip
    tell(people=access.people_with(Permission.REVIEW_EMERGENCIES), by=by,
         kind="EMERGENCY_TO_REVIEW", case=opened.case, target=opened.pk)  # fmt: skip


def _who_holds(case: Case, by: Practitioner) -> list[Practitioner]:
    """Return the lead professional, or else the recording team."""
    leads = Appointment.objects.filter(case=case, ended_at__isnull=True)
    lead = leads.select_related("practitioner").first()
    if (
        lead
        and lead.practitioner != by
        and access.can_view_case(lead.practitioner, case)
    ):
        return [lead.practitioner]
    return list(access.people_of_team(case.recording_team))
