"""Which hand-overs to another area ask for a telephone call (issue 4, point 2)."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case, Transfer
from cases.timescales import Due, State, in_words
from config.dates import as_date
from config.working_days import working_days_after
from information_sharing import access

ASK_AFTER = 5
"""Working days after it was sent, somebody rings and asks."""
MOST = 20


def hand_over_of(*, viewer: Practitioner, case: Case) -> Transfer | None:
    """Return the move of this case that is under way, for who may hand over."""
    move = Transfer.objects.under_way().filter(case=case).first()
    return move if move and access.can_hand_over(viewer, case) else None


def arrived_move(*, viewer: Practitioner, case: Case) -> Transfer | None:
    """Return the last move that has arrived while the case stays open, for who may."""
    if not case.is_open or not access.can_hand_over(viewer, case):
        return None
    moves = Transfer.objects.filter(case=case)
    if moves.under_way().exists():
        return None
    return moves.filter(received_at__isnull=False).order_by("-received_at").first()


def hand_over_url(*, viewer: Practitioner, case: Case) -> str:
    """Return where the hand-over of a closed case is read, for who may, or ""."""
    if case.is_open or not Transfer.objects.filter(case=case).exists():
        return ""
    may = access.can_hand_over(viewer, case)
    return reverse("cases:transfer", args=[case.pk]) if may else ""


def hand_overs_to_ask(*, viewer: Practitioner) -> list[Due]:
    """Return the hand-overs that were sent five working days ago, or before.

    Where the family's addresses are protected, only for a named reader (R12).
    """
    cases = access.coordinated_cases(viewer).exclude(status=Case.Status.CLOSED)
    sent = Transfer.objects.under_way().filter(case__in=cases, sent_at__isnull=False)
    rows = access.visible_facts(viewer, sent).select_related("case").order_by("sent_at")
    waiting = [row for row in rows if ask_now(row)][:MOST]
    shut = _shut(viewer, [row.case for row in waiting])
    return [_due(row) for row in waiting if row.case_id not in shut]


def ask_on(transfer: Transfer) -> date:
    """Return the day on which to ask whether a hand-over has arrived, if it was sent."""
    sent = transfer.sent_at or timezone.now()
    return working_days_after(as_date(sent), ASK_AFTER)


def ask_now(transfer: Transfer) -> bool:
    """Return whether it was sent so long ago that somebody rings."""
    return bool(transfer.sent_at) and ask_on(transfer) <= timezone.localdate()


def question_of(transfer: Transfer) -> str:
    """Return what to do about a hand-over that was sent."""
    who, area = transfer.practitioner, transfer.area
    return f"Ring {who} in {area}: has the hand-over arrived?"


def _shut(viewer: Practitioner, cases: list[Case]) -> set:
    return access.cases_with_whereabouts_shut(viewer, cases) if cases else set()


def _due(transfer: Transfer) -> Due:
    due_on, today = ask_on(transfer), timezone.localdate()
    return Due(
        case=transfer.case,
        label=question_of(transfer),
        due_on=due_on,
        state=State.OVERDUE if due_on < today else State.AMBER,
        words=in_words(due_on, today=today),
        url=reverse("cases:transfer-arrived", args=[transfer.case_id]),
    )
