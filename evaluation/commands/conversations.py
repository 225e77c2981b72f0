"""The annual conversation: challenge, answer, targets, and two signatures."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from evaluation.models import (
    AgreedTarget,
    AnnualConversation,
    SelfEvaluation,
    SignOff,
)
from evaluation.readers import managers_of
from information_sharing import access, audit
from information_sharing.audit import EvaluationEvent as Event
from information_sharing.commands.notices import tell
from information_sharing.exceptions import (
    AccessDenied,
    EditedMeanwhile,
    NotPossibleNow,
)

SIGNED = "It is signed. What was agreed stands as it was."
NOT_SUBMITTED = "The annual conversation is about what was submitted. Submit it first."
NO_ANSWER = "The centre has not answered yet. Sign when it has."
NO_OTHER = "Another person signs for the other side: you signed for one already."
CHANGED = "Somebody changed it while you were reading. Read it again, then sign."
BOTH = "Both sides have signed. What was agreed stands as it was."
NOT_HERS = "You have not signed, or took your signature back already."
NOT_STANDING = "Somebody has changed this target, or taken it out, already."
NOTHING = "The authority has not written anything yet."


@transaction.atomic
def write_challenge(
    *,
    submission: SelfEvaluation,
    said: dict[str, Any],
    revision: int,
    by: Practitioner,
) -> AnnualConversation:
    """Save when it was held, who was there, the challenge and the support offered."""
    access.check_can_hold_conversation(by)
    held = _found(submission)
    if held and held.revision != revision:
        raise EditedMeanwhile(held)
    if held is None:
        held = AnnualConversation(self_evaluation=submission, revision=0)
    for name in ("held_on", "present", "challenge", "support"):
        setattr(held, name, said[name])
    held.revision, held.recorded_by = held.revision + 1, by
    held.save()
    if held.revision == 1:
        people = managers_of(submission.centre)
        tell(people=people, kind="CHALLENGE_WRITTEN", target=submission.pk, by=by)
    _note(submission, by, what="challenge")
    return held


def _found(submission: SelfEvaluation) -> AnnualConversation | None:
    """Return the conversation, unless something forbids that it is changed."""
    locked = SelfEvaluation.objects.select_for_update().get(pk=submission.pk)
    if locked.is_draft:
        raise NotPossibleNow(NOT_SUBMITTED)
    held = AnnualConversation.objects.filter(self_evaluation=locked).first()
    if held and held.signed.exists():
        raise NotPossibleNow(SIGNED)
    return held


def _standing(submission: SelfEvaluation) -> AnnualConversation:
    held = _found(submission)
    if held is None:
        raise NotPossibleNow(NOTHING)
    return held


@transaction.atomic
def answer_challenge(
    *, submission: SelfEvaluation, answer: str, revision: int, by: Practitioner
) -> AnnualConversation:
    """Save what the centre says to the challenge."""
    access.check_can_evaluate(by, submission.centre)
    held = _standing(submission)
    if held.revision != revision:
        raise EditedMeanwhile(held)
    is_first = not held.answer
    held.answer, held.revision = answer, held.revision + 1
    held.save()
    if is_first:
        people = [held.recorded_by]
        tell(people=people, kind="CHALLENGE_ANSWERED", target=submission.pk, by=by)
    _note(submission, by, what="answer")
    return held


@transaction.atomic
def agree_target(
    *, submission: SelfEvaluation, said: dict[str, Any], by: Practitioner
) -> AgreedTarget:
    """Write down one target that both sides will sign."""
    access.check_can_hold_conversation(by)
    held = _standing(submission)
    target = held.targets.create(agreed_by=by, **said)
    _note(submission, by, what="target")
    return target


@transaction.atomic
def change_target(
    *, target: AgreedTarget, said: dict[str, Any], reason: str, by: Practitioner
) -> AgreedTarget:
    """Put another target in the place of one; that one stays, with the reason (R18)."""
    old = _ended(target, reason, by)
    new = old.conversation.targets.create(agreed_by=by, replaces=old, **said)
    _note(old.conversation.self_evaluation, by, what="target changed")
    return new


@transaction.atomic
def take_out_target(
    *, target: AgreedTarget, reason: str, by: Practitioner
) -> AgreedTarget:
    """End a target that nobody means any more; it stays, with the reason (R18)."""
    old = _ended(target, reason, by)
    _note(old.conversation.self_evaluation, by, what="target taken out")
    return old


def _ended(target: AgreedTarget, reason: str, by: Practitioner) -> AgreedTarget:
    access.check_can_hold_conversation(by)
    held = _standing(target.conversation.self_evaluation)
    row = held.targets.filter(pk=target.pk, ended_at__isnull=True).first()
    if row is None:
        raise NotPossibleNow(NOT_STANDING)
    row.ended_at, row.ended_by, row.ended_because = timezone.now(), by, reason
    row.save(update_fields=["ended_at", "ended_by", "ended_because"])
    return row


@transaction.atomic
def sign_conversation(
    *, submission: SelfEvaluation, read: str, by: Practitioner
) -> SignOff:
    """Sign what she has read, for the side that she is of; two sides are two people."""
    capacity = side_of(submission=submission, by=by)
    SelfEvaluation.objects.select_for_update().get(pk=submission.pk)
    held = AnnualConversation.objects.filter(self_evaluation=submission).first()
    held = _check_can_be_signed(held, capacity, by)
    if read != held.as_read:
        raise NotPossibleNow(CHANGED)
    signed = held.sign_offs.create(capacity=capacity, signed_by=by)
    is_centre = capacity == SignOff.Capacity.CENTRE
    people = [held.recorded_by] if is_centre else managers_of(submission.centre)
    tell(people=people, kind="OTHER_SIDE_SIGNED", target=submission.pk, by=by)
    audit.record(
        Event.CONVERSATION_SIGNED,
        by=by,
        target=submission.pk,
        details={"capacity": capacity},
    )
    return signed


@transaction.atomic
def take_back_signature(*, submission: SelfEvaluation, by: Practitioner) -> SignOff:
    """Take her own signature back; once the other side has signed as well, it stands."""
    side_of(submission=submission, by=by)
    SelfEvaluation.objects.select_for_update().get(pk=submission.pk)
    standing = _signed(submission)
    if len(standing) > 1:
        raise NotPossibleNow(BOTH)
    hers = next((each for each in standing if each.signed_by == by), None)
    if hers is None:
        raise NotPossibleNow(NOT_HERS)
    hers.taken_back_at, hers.taken_back_by = timezone.now(), by
    hers.save()
    audit.record(
        Event.SIGNATURE_TAKEN_BACK,
        by=by,
        target=submission.pk,
        details={"capacity": hers.capacity},
    )
    return hers


def may_take_back(*, submission: SelfEvaluation, by: Practitioner) -> bool:
    """Return whether hers is the one signature that stands."""
    return [each.signed_by for each in _signed(submission)] == [by]


def _signed(submission: SelfEvaluation) -> list[SignOff]:
    held = AnnualConversation.objects.filter(self_evaluation=submission).first()
    return list(held.signed.select_related("signed_by")) if held else []


def may_sign(*, submission: SelfEvaluation, by: Practitioner) -> bool:
    """Return whether her signature is what is waited for."""
    held = AnnualConversation.objects.filter(self_evaluation=submission).first()
    try:
        _check_can_be_signed(held, side_of(submission=submission, by=by), by)
    except NotPossibleNow:
        return False
    return True


def _check_can_be_signed(
    held: AnnualConversation | None, capacity: str, by: Practitioner
) -> AnnualConversation:
    if held is None:
        raise NotPossibleNow(NOTHING)
    if not held.answer.strip():
        raise NotPossibleNow(NO_ANSWER)
    if held.signed.filter(capacity=capacity).exists():
        raise NotPossibleNow("Your side has signed already.")
    if held.signed.filter(signed_by=by).exists():
        raise NotPossibleNow(NO_OTHER)
    return held


def side_of(*, submission: SelfEvaluation, by: Practitioner) -> str:
    """Return for which side she signs; a manager of the centre, for the centre."""
    if access.can_evaluate(by, submission.centre):
        return SignOff.Capacity.CENTRE
    if access.can_hold_conversation(by):
        return SignOff.Capacity.AUTHORITY
    raise AccessDenied("You sign neither for the centre nor for the authority.")


def _note(submission: SelfEvaluation, by: Practitioner, **details: Any) -> None:
    audit.record(
        Event.CONVERSATION_WRITTEN, by=by, target=submission.pk, details=details
    )
