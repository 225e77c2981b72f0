"""Questions to a colleague any day, answered in place: no waiting for a meeting (T6)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.locks import hold_open_case
from cases.models import Case, ColleagueRequest, Person
from information_sharing import access, audit
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow

OVER = "This question was answered or taken back meanwhile. Nothing was changed."
NOT_SHARED = (
    "This kind of information is not shared with them. Share it first, or ask about "
    "another kind."
)


@dataclass(frozen=True)
class Question:
    """What is asked, about whom, of which kind, and of whom."""

    words: str
    category: str
    team: Team
    person: Person | None = None
    asked_of: Practitioner | None = None
    wanted_by: date | None = None


@transaction.atomic
def ask_colleague(
    *, case: Case, question: Question, by: Practitioner
) -> ColleagueRequest:
    """Put a question to a colleague, or to anyone of a team; return it.

    Raises AccessDenied unless she may write of this kind, and NotPossibleNow when it
    is not shared with whom she asks: a question would tell them of it.
    """
    access.check_can_write(by, case, question.category, question.person)
    case = hold_open_case(case)
    people = _reached(case, question, by)
    asked = ColleagueRequest.objects.create(case=case, asked_by=by, **vars(question))
    tell(people=people, kind="COLLEAGUE_ASKED", case=case, target=asked.pk, by=by)
    _log(audit.Event.COLLEAGUE_ASKED, asked, by, team=str(question.team.pk))
    return asked


def _reached(case: Case, question: Question, by: Practitioner) -> Any:
    keys = access.reached_through(
        question.team.pk, case, question.category, question.person
    )
    if question.asked_of:
        keys &= {question.asked_of.pk}
    keys -= {by.pk}
    services = access.services_for(by, case)
    unnamed = services.hides(question.team) or services.hides(question.asked_of)
    if unnamed or not keys:
        raise NotPossibleNow(NOT_SHARED)
    return Practitioner.objects.filter(pk__in=keys)


@transaction.atomic
def answer_colleague(
    *, question: ColleagueRequest, answer: str, by: Practitioner
) -> ColleagueRequest:
    """Answer in place; who asked is told that there is an answer, and no more."""
    access.check_can_answer_colleague(by, question)
    question = _held(question)
    question.answer = answer
    question.answered_at, question.answered_by = timezone.now(), by
    question.save(update_fields=["answer", "answered_at", "answered_by"])
    tell(
        people=[question.asked_by],
        kind="COLLEAGUE_ANSWERED",
        case=question.case,
        target=question.pk,
        by=by,
    )
    _log(audit.Event.COLLEAGUE_ANSWERED, question, by)
    return question


@transaction.atomic
def end_question(*, question: ColleagueRequest, by: Practitioner) -> ColleagueRequest:
    """Take a question back before it is answered; what was asked stays to be read."""
    access.check_can_end_question(by, question)
    question = _held(question)
    question.ended_at, question.ended_by = timezone.now(), by
    question.save(update_fields=["ended_at", "ended_by"])
    _log(audit.Event.COLLEAGUE_ASKING_ENDED, question, by)
    return question


def _held(question: ColleagueRequest) -> ColleagueRequest:
    hold_open_case(question.case)
    rows = ColleagueRequest.objects.select_for_update(no_key=True, of=("self",))
    held = rows.select_related("case", "asked_by").get(pk=question.pk)
    if held.answered_at or held.ended_at:
        raise NotPossibleNow(OVER)
    return held


def _log(
    event: audit.Event, question: ColleagueRequest, by: Practitioner, **more: str
) -> None:
    audit.record(event, by=by, case=question.case, target=question.pk, details=more)
