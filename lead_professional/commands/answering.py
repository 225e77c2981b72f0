"""The answer to a question to lead, and what follows from a yes (R20)."""

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.locks import hold_open_case
from cases.models import Case
from information_sharing import access, audit, policies
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow
from information_sharing.grants import end_grants, open_grant
from information_sharing.models import Consent, Grant
from lead_professional.commands.handing_over import finish, pass_actions_on
from lead_professional.commands.nominating import log_asked
from lead_professional.models import Appointment, Deputy, Nomination
from lead_professional.policies import check_family_agreed
from lead_professional.states import NOMINATION
from lead_professional.waiting import unanswered

NOT_ANY_MORE = "This can no longer be accepted. Speak to {asker}, who asked you."
TAKEN_BACK = "The request was taken back."


@transaction.atomic
def accept(*, nomination: Nomination, by: Practitioner) -> Appointment:
    """Become the lead professional in place of whoever was; return the appointment."""
    access.check_can_answer_nomination(by, nomination)
    case, nomination = _hold(nomination, Nomination.Standing.ACCEPTED)
    policies.check_case_may_become(case, Case.Status.ACTIVE)
    consent = _still_agreed(nomination)
    _answer(nomination, "accepted", by=by)
    before = Appointment.objects.filter(case=case, ended_at__isnull=True).first()
    _end_present(case, reason="Handed over.", by=by)
    finish(nomination=nomination, by=by)
    appointment = _appoint(nomination, by=by)
    if consent:
        _open_to(appointment, consent, by=by)
    if before:
        pass_actions_on(left=before.practitioner, to=appointment, by=by)
    case.status = Case.Status.ACTIVE
    case.save(update_fields=["status"])
    log_asked(event=audit.Event.LEAD_ACCEPTED, nomination=nomination, by=by)
    _tell_the_answer(nomination, "LEAD_ACCEPTED", before)
    return appointment


def _appoint(nomination: Nomination, *, by: Practitioner) -> Appointment:
    return Appointment.objects.create(
        case=nomination.case,
        practitioner=nomination.nominee,
        team=nomination.team,
        nomination=nomination,
        started_by=by,
    )


def _hold(nomination: Nomination, then: str) -> tuple[Case, Nomination]:
    case = hold_open_case(nomination.case)
    held = Nomination.objects.select_related("nominee", "nominated_by", "team").get(
        pk=nomination.pk
    )
    if not NOMINATION.allows(held.standing, then):
        raise NotPossibleNow("This has been answered already. Nothing was changed.")
    return case, held


def _still_agreed(nomination: Nomination) -> Consent | None:
    """Return the consent that counts now; the refusal says nothing of the family."""
    try:
        return check_family_agreed(nomination.case, nomination.team)
    except NotPossibleNow:
        asker = nomination.nominated_by
        raise NotPossibleNow(NOT_ANY_MORE.format(asker=asker)) from None


def _answer(nomination: Nomination, how: str, *, by: Practitioner) -> None:
    setattr(nomination, f"{how}_at", timezone.now())
    setattr(nomination, f"{how}_by", by)
    said = ["decline_reason", "declined_for"]
    nomination.save(update_fields=[f"{how}_at", f"{how}_by", *said])


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
def decline(
    *, nomination: Nomination, kind: str, reason: str, by: Practitioner
) -> Nomination:
    """Say no, and why; the case may ask somebody else at once."""
    access.check_can_answer_nomination(by, nomination)
    _, nomination = _hold(nomination, Nomination.Standing.DECLINED)
    nomination.declined_for, nomination.decline_reason = kind, reason
    _answer(nomination, "declined", by=by)
    log_asked(
        event=audit.Event.LEAD_DECLINED, nomination=nomination, by=by, kind=str(kind)
    )
    _tell_the_answer(nomination, "LEAD_DECLINED")
    return nomination


def _tell_the_answer(
    nomination: Nomination, kind: str, before: Appointment | None = None
) -> None:
    """Tell whoever asked, while she sees the family, and whoever led until now."""
    case, asker = nomination.case, nomination.nominated_by
    led = before.practitioner if before else None
    if led:
        tell(people=[led], kind="LEAD_PASSED_ON", case=case, by=nomination.nominee)
    if asker != led and access.can_view_case(asker, case):
        tell(people=[asker], kind=kind, case=case, by=nomination.nominee)


@transaction.atomic
def take_back(*, nomination: Nomination, by: Practitioner) -> Nomination:
    """Stop waiting for an answer: nobody's silence leaves a family without a lead."""
    access.check_can_coordinate(by, nomination.case)
    _, nomination = _hold(nomination, Nomination.Standing.TAKEN_BACK)
    nomination.declined_for = Nomination.Declined.TAKEN_BACK
    nomination.decline_reason = TAKEN_BACK
    _answer(nomination, "declined", by=by)
    log_asked(event=audit.Event.LEAD_REQUEST_TAKEN_BACK, nomination=nomination, by=by)
    return nomination


@transaction.atomic
def stop_leading(*, case: Case, reason: str, by: Practitioner) -> None:
    """End the appointment, and any question still open, as the case closes.

    Part of closing a case, whose command writes the log.
    """
    access.check_can_coordinate(by, case)
    _end_present(case, reason=reason, by=by)
    unanswered(case).update(
        declined_at=timezone.now(),
        declined_by=by,
        declined_for=Nomination.Declined.TAKEN_BACK,
        decline_reason=reason,
    )


def _end_present(case: Case, *, reason: str, by: Practitioner) -> None:
    present = Appointment.objects.filter(case=case, ended_at__isnull=True)
    end_grants(Grant.objects.filter(appointment__in=present), by=by)
    now = timezone.now()
    Deputy.objects.filter(case=case, ended_at__isnull=True).update(
        ended_at=now, ended_by=by
    )
    present.update(ended_at=now, ended_by=by, end_reason=reason)
