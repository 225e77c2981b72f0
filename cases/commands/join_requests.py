"""One team asks another whether two records are of one family (issue 4, point 5)."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.commands.joining import join_records
from cases.locks import hold_open_case
from cases.models import Case, JoinRequest
from cases.protection import check_not_protected
from cases.queries.join_requests import coordinators
from information_sharing import access, audit, policies
from information_sharing.commands.notices import tell
from information_sharing.commands.pace import check_pace
from information_sharing.exceptions import AccessDenied, NotPossibleNow

OVER = "This was answered or taken back meanwhile. Nothing was changed."
LEFT = (
    "Whoever asked does not coordinate that record now. Ask their team to ask again. "
    "Nothing was joined."
)
NOT_NOW = "The other team's record cannot be joined now. Ask them. Nothing was joined."
NOBODY_IN_COMMON = (
    "Nobody in the two records has the same date of birth. Check the dates with the "
    "family, and with the other team. Nothing was joined."
)
Answer = JoinRequest.Answer


@dataclass(frozen=True)
class Reply:
    """What the asked team says, and which record stays open if they are joined."""

    answer: str
    words: str = ""
    keep_theirs: bool = False


@transaction.atomic
def ask_to_join(
    *, case: Case, reference: str, words: str, by: Practitioner
) -> JoinRequest:
    """Ask whoever keeps the record of this number; the same is done if nobody does (R8).

    A question that waits already is not asked twice. Raises AccessDenied, TooOften,
    and NotPossibleNow where her own record is protected.
    """
    access.check_can_coordinate(by, case)
    case = hold_open_case(case)
    check_not_protected(case)
    check_pace(event=audit.Event.JOIN_ASKED, by=by)
    request, is_new = JoinRequest.objects.get_or_create(
        case=case,
        other_reference=reference.replace("\0", "").strip().upper(),
        answered_at=None,
        ended_at=None,
        defaults={"words": words, "asked_by": by},
    )
    if is_new:
        _tell_them(request, by=by)
    audit.record(audit.Event.JOIN_ASKED, by=by, case=case, target=request.pk)
    return request


def _tell_them(request: JoinRequest, *, by: Practitioner) -> None:
    others = Case.objects.called(request.other_reference).exclude(pk=request.case_id)
    other = others.exclude(status=Case.Status.CLOSED).first()
    people = coordinators(viewer=by, case=other) if other else []
    tell(people=people, kind="JOIN_ASKED", case=other, target=request.pk, by=by)


@transaction.atomic
def end_join_request(*, request: JoinRequest, by: Practitioner) -> JoinRequest:
    """Take a question back before it is answered."""
    access.check_can_coordinate(by, request.case)
    request = _held(request)
    request.ended_at, request.ended_by = timezone.now(), by
    request.save(update_fields=["ended_at", "ended_by"])
    event = audit.Event.JOIN_ASKING_ENDED
    audit.record(event, by=by, case=request.case, target=request.pk)
    return request


@transaction.atomic
def answer_join_request(
    *, request: JoinRequest, case: Case, reply: Reply, by: Practitioner
) -> JoinRequest:
    """Answer for `case`; yes joins the records at once, for both who coordinate them.

    Both are asked again at this moment by access: who asked, for the record she asked
    from, and who answers, for her own. Raises AccessDenied and NotPossibleNow.
    """
    access.check_can_coordinate(by, case)
    request = _held(request)
    if request.other_reference != case.reference:
        raise AccessDenied("This question is about another record.")
    check_not_protected(case)
    _settle(request, reply, by=by)
    if reply.answer == Answer.YES:
        _join(request, case, reply, by=by)
    else:
        details = {"answer": str(reply.answer)}
        event = audit.Event.JOIN_ANSWERED
        audit.record(event, by=by, case=case, target=request.pk, details=details)
    asking = coordinators(viewer=by, case=request.case)
    tell(people=asking, kind="JOIN_ANSWERED", case=request.case, by=by)
    return request


def _settle(request: JoinRequest, reply: Reply, *, by: Practitioner) -> None:
    request.answer, request.answer_words = reply.answer, reply.words
    request.answered_at, request.answered_by = timezone.now(), by
    request.save(update_fields=["answer", "answer_words", "answered_at", "answered_by"])


def _check_somebody_in_common(ours: Case, theirs: Case) -> None:
    """Nobody has seen both records: a date of birth must be the same in them."""
    for name in ("born_on", "expected_on"):
        dates = [
            set(case.people.values_list(name, flat=True)) for case in (ours, theirs)
        ]
        if set.intersection(*dates) - {None}:
            return
    raise NotPossibleNow(NOBODY_IN_COMMON)


def _join(request: JoinRequest, case: Case, reply: Reply, *, by: Practitioner) -> None:
    theirs, asker = request.case, request.asked_by
    if not access.can_coordinate(asker, theirs):
        raise NotPossibleNow(LEFT)
    kept, other = (theirs, case) if reply.keep_theirs else (case, theirs)
    _check_ours(case, ends=other == case)
    _check_somebody_in_common(case, theirs)
    try:
        join_records(kept=kept, other=other, by=by, agreed_with=asker)
    except NotPossibleNow as refused:
        if not access.can_view_case(by, theirs):
            raise NotPossibleNow(NOT_NOW) from refused
        raise


def _check_ours(case: Case, *, ends: bool) -> None:
    """Say first what stands against it here: of theirs she may not hear it."""
    policies.check_case_is_open(case)
    if ends:
        policies.check_may_end_by_joining(case)


def _held(request: JoinRequest) -> JoinRequest:
    rows = JoinRequest.objects.select_for_update(of=("self",))
    held = rows.select_related("case", "asked_by").get(pk=request.pk)
    if held.answered_at or held.ended_at:
        raise NotPossibleNow(OVER)
    return held
