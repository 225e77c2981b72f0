"""Asking somebody to lead, and the answer: exactly one lead professional (R20)."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from agencies.models import Practitioner, Team, TeamMembership
from cases.locks import hold_open_case
from cases.models import Case
from information_sharing import access, audit, policies
from information_sharing.commands import tell
from information_sharing.exceptions import NotPossibleNow
from information_sharing.grants import end_grants, open_grant
from information_sharing.models import Consent, Grant
from information_sharing.roles import Permission, roles_with
from lead_professional.models import Appointment, Nomination
from lead_professional.policies import check_family_agreed

NOT_ANY_MORE = "This can no longer be accepted. Speak to {asker}, who asked you."


@dataclass(frozen=True)
class Wishes:
    """Whom the family and the child would like, in their words, and why this person."""

    family: str
    child: str = ""
    reason: str = ""


@transaction.atomic
def nominate(
    *,
    case: Case,
    nominee: Practitioner,
    team: Team,
    wishes: Wishes,
    by: Practitioner,
) -> Nomination:
    """Ask a practitioner of a team that the family agreed to; return the nomination."""
    access.check_can_coordinate(by, case)
    case = hold_open_case(case)
    _check_nobody_is_asked(case)
    _check_works_there(nominee, team)
    nomination = Nomination.objects.create(
        case=case,
        nominee=nominee,
        team=team,
        consent=check_family_agreed(case, team),
        family_wish=wishes.family,
        child_wish=wishes.child,
        reason=wishes.reason,
        nominated_by=by,
    )
    _log(audit.Event.LEAD_NOMINATED, nomination, by=by)
    tell(people=[nominee], kind="LEAD_ASKED", case=case, target=nomination.pk, by=by)
    return nomination


def _check_nobody_is_asked(case: Case) -> None:
    waiting = _unanswered(case).select_related("nominee").first()
    if waiting:
        raise NotPossibleNow(
            f"{waiting.nominee} has been asked already and has not answered yet. "
            "Wait for the answer, or take the request back first."
        )


def _unanswered(case: Case) -> QuerySet[Nomination]:
    return Nomination.objects.filter(
        case=case, accepted_at__isnull=True, declined_at__isnull=True
    )


def _check_works_there(nominee: Practitioner, team: Team) -> None:
    roles = roles_with(Permission.WORK_WITH_FAMILIES)
    live = TeamMembership.objects.in_force().filter(practitioner=nominee, team=team)
    if not live.filter(role__in=roles).exists():
        raise NotPossibleNow(f"{nominee} does not work with families in {team}.")


@transaction.atomic
def accept(*, nomination: Nomination, by: Practitioner) -> Appointment:
    """Become the lead professional in place of whoever was; return the appointment."""
    access.check_can_answer_nomination(by, nomination)
    case, nomination = _hold(nomination)
    policies.check_case_may_become(case, Case.Status.ACTIVE)
    consent = _still_agreed(nomination)
    _answer(nomination, "accepted", by=by)
    _end_present(case, reason="Handed over.", by=by)
    appointment = Appointment.objects.create(
        case=case,
        practitioner=nomination.nominee,
        team=nomination.team,
        nomination=nomination,
        started_by=by,
    )
    _open_to(appointment, consent, by=by)
    case.status = Case.Status.ACTIVE
    case.save(update_fields=["status"])
    _log(audit.Event.LEAD_ACCEPTED, nomination, by=by)
    return appointment


def _hold(nomination: Nomination) -> tuple[Case, Nomination]:
    case = hold_open_case(nomination.case)
    held = Nomination.objects.select_related("nominee", "nominated_by", "team").get(
        pk=nomination.pk
    )
    if not held.is_waiting:
        raise NotPossibleNow("This has been answered already. Nothing was changed.")
    return case, held


def _still_agreed(nomination: Nomination) -> Consent:
    """Return the consent that counts now; the refusal says nothing of the family."""
    try:
        return check_family_agreed(nomination.case, nomination.team)
    except NotPossibleNow:
        asker = nomination.nominated_by
        raise NotPossibleNow(NOT_ANY_MORE.format(asker=asker)) from None


def _answer(nomination: Nomination, how: str, *, by: Practitioner) -> None:
    setattr(nomination, f"{how}_at", timezone.now())
    setattr(nomination, f"{how}_by", by)
    nomination.save(update_fields=[f"{how}_at", f"{how}_by", "decline_reason"])


def _open_to(appointment: Appointment, consent: Consent, *, by: Practitioner) -> Grant:
    grant = Grant(
        kind=Grant.Kind.LEAD_PROFESSIONAL,
        case=appointment.case,
        through_team=appointment.team,
        practitioner=appointment.practitioner,
        consent=consent,
        appointment=appointment,
        opened_by=by,
    )
    people = consent.people.all()
    return open_grant(grant, categories=consent.categories, people=people)


@transaction.atomic
def decline(*, nomination: Nomination, reason: str, by: Practitioner) -> Nomination:
    """Say no, and why; the case may ask somebody else at once."""
    access.check_can_answer_nomination(by, nomination)
    _, nomination = _hold(nomination)
    nomination.decline_reason = reason
    _answer(nomination, "declined", by=by)
    _log(audit.Event.LEAD_DECLINED, nomination, by=by)
    return nomination


@transaction.atomic
def take_back(*, nomination: Nomination, by: Practitioner) -> Nomination:
    """Stop waiting for an answer: nobody's silence leaves a family without a lead."""
    access.check_can_coordinate(by, nomination.case)
    _, nomination = _hold(nomination)
    nomination.decline_reason = "The request was taken back."
    _answer(nomination, "declined", by=by)
    _log(audit.Event.LEAD_REQUEST_TAKEN_BACK, nomination, by=by)
    return nomination


@transaction.atomic
def stop_leading(*, case: Case, reason: str, by: Practitioner) -> None:
    """End the appointment, and any question still open, as the case closes.

    Part of closing a case, whose command writes the log.
    """
    access.check_can_coordinate(by, case)
    _end_present(case, reason=reason, by=by)
    _unanswered(case).update(
        declined_at=timezone.now(), declined_by=by, decline_reason=reason
    )


def _end_present(case: Case, *, reason: str, by: Practitioner) -> None:
    present = Appointment.objects.filter(case=case, ended_at__isnull=True)
    end_grants(Grant.objects.filter(appointment__in=present), by=by)
    present.update(ended_at=timezone.now(), ended_by=by, end_reason=reason)


def _log(event: audit.Event, nomination: Nomination, *, by: Practitioner) -> None:
    details = {"nominee": str(nomination.nominee_id), "team": str(nomination.team_id)}
    audit.record(
        event, by=by, case=nomination.case, target=nomination.pk, details=details
    )
