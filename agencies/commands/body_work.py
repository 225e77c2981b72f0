"""What follows from a meeting: actions by agency, and what agencies take back (P18)."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from agencies.commands.body_meetings import check_open
from agencies.commands.promises import Promise, record_commitment
from agencies.models import (
    BodyAction,
    BodyMeeting,
    Commitment,
    Practitioner,
    TakeBack,
)
from agencies.stands_bodies import ActionStands, action_stands
from agencies.states_bodies import BODY_ACTION
from information_sharing import access, audit
from information_sharing.audit import AgencyEvent
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow


@transaction.atomic
def agree_body_action(
    *, meeting: BodyMeeting, said: dict[str, Any], by: Practitioner
) -> BodyAction:
    """Write down what an agency does next, by a day; its owner is told."""
    check_open(meeting=meeting, by=by)
    names = ("agency", "owner", "words", "due_on", "item", "objective")
    fields = {name: said[name] for name in names}
    action = BodyAction.objects.create(meeting=meeting, agreed_by=by, **fields)
    if action.owner:
        tell(people=[action.owner], kind="BODY_ACTION_SET", by=by, target=action.pk)
    _noted(action.pk, by)
    return action


@transaction.atomic
def finish_body_action(
    *, action: BodyAction, result: str, by: Practitioner
) -> BodyAction:
    """Say that it is done, and what came of it."""
    _check_may_end(action, ActionStands.DONE, by)
    action.result, action.done_at, action.done_by = result, timezone.now(), by
    action.save(update_fields=["result", "done_at", "done_by"])
    _noted(action.pk, by)
    return action


@transaction.atomic
def drop_body_action(
    *, action: BodyAction, result: str, by: Practitioner
) -> BodyAction:
    """Say that it is not needed any more, and why."""
    _check_may_end(action, ActionStands.DROPPED, by)
    action.result, action.dropped_at, action.dropped_by = result, timezone.now(), by
    action.save(update_fields=["result", "dropped_at", "dropped_by"])
    _noted(action.pk, by)
    return action


def _check_may_end(action: BodyAction, then: str, by: Practitioner) -> None:
    access.check_can_end_body_action(by, action)
    locked = BodyAction.objects.select_for_update().get(pk=action.pk)
    BODY_ACTION.check(action_stands(locked), then)


@transaction.atomic
def give_to_take_back(
    *, meeting: BodyMeeting, said: dict[str, Any], by: Practitioner
) -> TakeBack:
    """Ask an agency to take something back to its own people (T7)."""
    check_open(meeting=meeting, by=by)
    fields = {name: said[name] for name in ("agency", "words", "item")}
    taken = TakeBack.objects.create(meeting=meeting, asked_by=by, **fields)
    _noted(taken.pk, by)
    return taken


@transaction.atomic
def promise_at_meeting(
    *, meeting: BodyMeeting, said: dict[str, Any], by: Practitioner
) -> Commitment:
    """Write down in the ledger what an agency promised at a meeting."""
    check_open(meeting=meeting, by=by)
    return record_commitment(
        agency=said["agency"],
        words=said["words"],
        meeting=meeting,
        promise=Promise(promised_by=said["promised_by"], due_on=said["due_on"]),
        by=by,
    )


@transaction.atomic
def answer_take_back(*, taken: TakeBack, answer: str, by: Practitioner) -> TakeBack:
    """Say what the agency's people answered; the next meeting hears it first."""
    access.check_can_answer_take_back(by, taken)
    locked = TakeBack.objects.select_for_update().get(pk=taken.pk)
    if locked.answered_at:
        raise NotPossibleNow("This was answered already. Look again.")
    taken.answer, taken.answered_at, taken.answered_by = answer, timezone.now(), by
    taken.save(update_fields=["answer", "answered_at", "answered_by"])
    _noted(taken.pk, by)
    return taken


def _noted(target: UUID, by: Practitioner) -> None:
    audit.record(AgencyEvent.BODY_CHANGED, by=by, target=target)
