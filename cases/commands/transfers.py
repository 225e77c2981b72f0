"""A family moves to another area: prepared, arrived or called off (issue 4, point 2)."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.commands.births import settle_moved
from cases.commands.closing import end_the_work
from cases.locks import hold_open_case
from cases.models import Case, Transfer
from config.plain_names import plain_name
from information_sharing import access, audit, outside
from information_sharing.exceptions import NotPossibleNow

MOVED = "The family has moved to another area, where the work goes on."
UNDER_WAY = "A hand-over of this family is under way already."
NOT_SENT = "Record first how the hand-over was sent."
OVER = "This hand-over has arrived, or was called off, already."


@dataclass(frozen=True)
class Move:
    """Where to, who takes over there, and what they should know."""

    area: str
    agency: str
    practitioner: str
    how_to_reach: str
    moves_on: date
    words: str = ""


@transaction.atomic
def prepare_transfer(*, case: Case, move: Move, by: Practitioner) -> Transfer:
    """Write down where the family moves to; return the transfer. Nothing is sent.

    Raises AccessDenied, and NotPossibleNow for a sealed record (R12) or a second move.
    """
    access.check_can_hand_over(by, case)
    case = hold_open_case(case)
    for wrong in outside.shut_by_shields(case, ()):
        raise NotPossibleNow(wrong)
    if Transfer.objects.under_way().filter(case=case).exists():
        raise NotPossibleNow(UNDER_WAY)
    transfer = Transfer.objects.create(case=case, prepared_by=by, **_said(move))
    _log(audit.Event.TRANSFER_PREPARED, transfer, by)
    return transfer


def _said(move: Move) -> dict:
    """Compared with whom a decision names, it stands in plain signs (R6)."""
    return asdict(move) | {"agency": plain_name(move.agency)}


@transaction.atomic
def confirm_arrival(
    *, transfer: Transfer, words: str, close: bool, by: Practitioner
) -> Transfer:
    """Keep who said that it arrived, and close the case at once if `close`.

    Nothing closes before the other side has said so; nothing has arrived unsent.
    """
    transfer = _held(transfer, by)
    if transfer.sent_at is None:
        raise NotPossibleNow(NOT_SENT)
    transfer.received_words = words
    transfer.received_at, transfer.received_by = timezone.now(), by
    transfer.save(update_fields=["received_words", "received_at", "received_by"])
    details: dict = {"closed": close}
    if close:
        case = transfer.case
        details["actions_ended"] = end_the_work(case=case, reason=MOVED, by=by)
        settle_moved(case=case, by=by)
    _log(audit.Event.TRANSFER_RECEIVED, transfer, by, **details)
    return transfer


@transaction.atomic
def call_off_transfer(*, transfer: Transfer, reason: str, by: Practitioner) -> Transfer:
    """Stop the hand-over at any time before it has arrived; the reason is kept."""
    transfer = _held(transfer, by)
    transfer.ended_reason = reason
    transfer.ended_at, transfer.ended_by = timezone.now(), by
    transfer.save(update_fields=["ended_reason", "ended_at", "ended_by"])
    _log(audit.Event.TRANSFER_ENDED, transfer, by)
    return transfer


def _held(transfer: Transfer, by: Practitioner) -> Transfer:
    access.check_can_hand_over(by, transfer.case)
    case = hold_open_case(transfer.case)
    held = Transfer.objects.get(pk=transfer.pk)
    if not held.is_under_way:
        raise NotPossibleNow(OVER)
    held.case = case
    return held


def _log(
    event: audit.Event, transfer: Transfer, by: Practitioner, **details: object
) -> None:
    case = transfer.case
    audit.record(event, by=by, case=case, target=transfer.pk, details=details)
