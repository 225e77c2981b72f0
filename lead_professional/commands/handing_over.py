"""Handing over: written down, accepted, told to the family; nobody just stops (R20)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.locks import hold_open_case
from cases.models import Action, ActionEntry, Case
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow
from lead_professional.commands.nominating import Wishes, ask, log_asked
from lead_professional.models import Appointment, Handover, Nomination


@dataclass(frozen=True)
class Note:
    """Why, what the next one should know, and the meeting with the family or why not."""

    reason: str
    words: str
    meeting_on: date | None = None
    no_meeting_because: str = ""


@transaction.atomic
def hand_over(
    *,
    case: Case,
    note: Note,
    nominee: Practitioner,
    team: Team,
    wishes: Wishes,
    by: Practitioner,
) -> Nomination:
    """Write the hand-over and ask who takes over; whoever leads goes on until a yes."""
    access.check_can_coordinate(by, case)
    case = hold_open_case(case)
    present = Appointment.objects.filter(case=case, ended_at__isnull=True).first()
    if present is None:
        raise NotPossibleNow("Nobody leads, so there is nothing to hand over.")
    nomination = ask(case=case, nominee=nominee, team=team, wishes=wishes, by=by)
    handover, _ = Handover.objects.update_or_create(
        appointment=present,
        defaults={
            "case": case,
            "nomination": nomination,
            "reason": note.reason,
            "note": note.words,
            "meeting_on": note.meeting_on,
            "no_meeting_because": note.no_meeting_because,
            "written_by": by,
        },
    )
    log_asked(
        event=audit.Event.HANDOVER_WRITTEN,
        nomination=nomination,
        by=by,
        reason=str(handover.reason),
    )
    return nomination


def finish(*, nomination: Nomination, by: Practitioner) -> None:
    """Note that a hand-over is done; part of accepting."""
    done = Handover.objects.filter(nomination=nomination)
    done.update(done_at=timezone.now(), done_by=by)


def pass_actions_on(*, left: Practitioner, to: Appointment, by: Practitioner) -> int:
    """Give what the one before can no longer see to do to the new lead; return how many.

    What the new lead does not see either goes to the team that keeps the record: no
    action is nobody's (R20).
    """
    rows = Action.objects.to_do().filter(case=to.case, owner_practitioner=left)
    kept = set(access.visible_facts(left, rows).values_list("pk", flat=True))
    seen = set(access.visible_facts(to.practitioner, rows).values_list("pk", flat=True))
    passed = [action for action in rows if action.pk not in kept]
    for action in passed:
        next_one = to.practitioner if action.pk in seen else None
        action.owner_practitioner = next_one
        action.owner_team = None if next_one else to.case.recording_team
        action.save(update_fields=["owner_practitioner", "owner_team"])
        _enter(action, left, by=by)
    return len(passed)


def _enter(action: Action, left: Practitioner, *, by: Practitioner) -> None:
    ActionEntry.objects.create(
        case=action.case,
        action=action,
        person=action.person,
        category=action.category,
        kind=ActionEntry.Kind.HANDED_OVER,
        before=str(left),
        after=str(action.owner),
        written_by=by,
    )


@transaction.atomic
def tell_family(*, handover: Handover, words: str, by: Practitioner) -> Handover:
    """Record how the family heard who leads now; the work item ends."""
    access.check_can_coordinate(by, handover.case)
    hold_open_case(handover.case)
    held = Handover.objects.select_for_update(no_key=True).get(pk=handover.pk)
    if held.done_at is None:
        raise NotPossibleNow("Nobody has taken over yet.")
    if held.family_told_at:
        raise NotPossibleNow("This is recorded already. Nothing was changed.")
    held.family_told_at, held.family_told_by = timezone.now(), by
    held.family_told_words = words
    held.save()
    event = audit.Event.HANDOVER_TOLD
    audit.record(event, by=by, case=held.case, target=held.pk)
    return held
