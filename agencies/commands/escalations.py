"""A difficulty put to a body: an answer is owed by a day, or it is passed on (P45)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Body, Escalation, Practitioner
from agencies.stands_bodies import EscalationStands, escalation_stands
from agencies.states_bodies import ESCALATION
from information_sharing import access, audit
from information_sharing.audit import AgencyEvent
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow


@transaction.atomic
def raise_escalation(*, said: dict[str, Any], by: Practitioner) -> Escalation:
    """Put a difficulty to a body, for oneself or for a body on which one sits."""
    access.check_can_raise_escalation(by, said["from_body"])
    to = said["to_body"]
    if to.ended_at:
        raise NotPossibleNow("This body has ended. Choose another.")
    if to == said["from_body"]:
        raise NotPossibleNow("A body does not put a difficulty to itself.")
    names = ("words", "tried", "from_body", "to_body", "answer_by")
    row = Escalation.objects.create(raised_by=by, **{n: said[n] for n in names})
    tell(people=_keepers(to), kind="ESCALATION_RAISED", by=by, target=row.pk)
    return _noted(row, by)


@transaction.atomic
def answer_escalation(
    *, escalation: Escalation, answer: str, by: Practitioner
) -> Escalation:
    """Answer a difficulty; whoever raised it, at the beginning of its way, is told."""
    _check_owed(escalation, EscalationStands.ANSWERED, by)
    _answered(escalation, answer, by)
    _tell_raisers(escalation, "ESCALATION_ANSWERED", by)
    return _noted(escalation, by)


@transaction.atomic
def pass_on_escalation(
    *, escalation: Escalation, to_body: Body, words: str, answer_by: date,
    by: Practitioner,
) -> Escalation:  # fmt: skip
    """Pass a difficulty on to another body with words; an answer is owed by a new day."""
    _check_owed(escalation, EscalationStands.PASSED_ON, by)
    if to_body.ended_at or to_body.pk in _been_to(escalation):
        raise NotPossibleNow("It has been there already. Answer it, or choose another.")
    row = Escalation.objects.create(
        words=escalation.words,
        tried=words,
        from_body=escalation.to_body,
        to_body=to_body,
        passed_on_from=escalation,
        answer_by=answer_by,
        raised_by=by,
    )
    tell(people=_keepers(to_body), kind="ESCALATION_RAISED", by=by, target=row.pk)
    _tell_raisers(row, "ESCALATION_PASSED_ON", by)
    return _noted(row, by)


@transaction.atomic
def withdraw_escalation(*, escalation: Escalation, by: Practitioner) -> Escalation:
    """Take back what one raised oneself, while nobody has answered."""
    access.check_can_withdraw_escalation(by, escalation)
    _check_stands(escalation, EscalationStands.WITHDRAWN)
    escalation.withdrawn_at, escalation.withdrawn_by = timezone.now(), by
    escalation.save(update_fields=["withdrawn_at", "withdrawn_by"])
    return _noted(escalation, by)


def _check_owed(escalation: Escalation, then: str, by: Practitioner) -> None:
    access.check_can_answer_escalation(by, escalation)
    _check_stands(escalation, then)


def _check_stands(escalation: Escalation, then: str) -> None:
    locked = Escalation.objects.select_for_update().get(pk=escalation.pk)
    ESCALATION.check(escalation_stands(locked), then)


def _answered(escalation: Escalation, answer: str, by: Practitioner) -> None:
    escalation.answer = answer
    escalation.answered_at, escalation.answered_by = timezone.now(), by
    escalation.save(update_fields=["answer", "answered_at", "answered_by"])


def _been_to(escalation: Escalation) -> set:
    return {pk for row in _way(escalation) for pk in (row.to_body_id, row.from_body_id)}


def _way(escalation: Escalation) -> list[Escalation]:
    """Return this one and what it was passed on from, back to the first."""
    way = [escalation]
    while before := way[-1].passed_on_from:
        way.append(before)
    return way


def _tell_raisers(escalation: Escalation, kind: str, by: Practitioner) -> None:
    people = [row.raised_by for row in _way(escalation)]
    tell(people=people, kind=kind, by=by, target=escalation.pk)


def _keepers(body: Body) -> list[Practitioner]:
    """Return who answers for a body: its chair, else all its members."""
    chairs = body.members.filter(left_at=None, is_chair=True)
    rows = chairs.select_related("practitioner")
    people = [seat.practitioner for seat in rows if seat.practitioner]
    return people or access.members_with_accounts(body)


def _noted(escalation: Escalation, by: Practitioner) -> Escalation:
    audit.record(AgencyEvent.ESCALATION_CHANGED, by=by, target=escalation.pk)
    return escalation
