"""Services that were recommended, whether the family got them, and what nobody does yet.

Asked again after twelve months (notes-002, M10); a service that said no, or is not
there, is a need that somebody owns until it is met.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.locks import hold_open_case
from cases.models import Case, Person, Recommendation
from cases.queries.services import is_unmet
from cases.states import RECOMMENDATION
from information_sharing import access, audit
from information_sharing.exceptions import AccessDenied, NotPossibleNow

ASK_AGAIN_AFTER = timedelta(days=365)
"""Twelve months (notes-002, M10)."""


@dataclass(frozen=True)
class ServiceText:
    """What would help, for which need; no person means the whole family."""

    service: str
    element: str
    category: str
    why: str = ""
    person: Person | None = None
    team: Team | None = None


@transaction.atomic
def recommend(*, case: Case, text: ServiceText, by: Practitioner) -> Recommendation:
    """Write that a service would help; return the row, which she owns at first."""
    access.check_can_write(by, case, text.category, text.person)
    if text.person and text.person.case_id != case.pk:
        raise AccessDenied("This person is not shared with you.")
    case = hold_open_case(case)
    row = Recommendation.objects.create(
        case=case,
        ask_again_on=timezone.localdate() + ASK_AGAIN_AFTER,
        owner=by,
        recommended_by=by,
        **vars(text),
    )
    _log(audit.Event.SERVICE_RECOMMENDED, row, by=by)
    return row


@transaction.atomic
def answer(
    *,
    recommendation: Recommendation,
    outcome: str,
    words: str = "",
    ask_again_on: date,
    by: Practitioner,
) -> Recommendation:
    """Write whether the family got it, or still waits, and when it is asked again."""
    row = _held(recommendation, by=by)
    RECOMMENDATION.check(row.outcome, outcome)
    row.outcome, row.outcome_words, row.ask_again_on = outcome, words, ask_again_on
    waits = outcome == Recommendation.Outcome.WAITING
    if not waits:
        row.answered_at, row.answered_by = timezone.now(), by
    row.save()
    event = audit.Event
    kind = event.RECOMMENDATION_ASKED_AGAIN if waits else event.RECOMMENDATION_ANSWERED
    _log(kind, row, by=by, outcome=str(outcome))
    return row


@transaction.atomic
def take_on(*, recommendation: Recommendation, by: Practitioner) -> Recommendation:
    """Own a need that nobody meets yet, in place of whoever did."""
    row = _held(recommendation, by=by)
    if row.owner_id == by.pk:
        raise NotPossibleNow("You own this already.")
    row.owner = by
    row.save(update_fields=["owner"])
    _log(audit.Event.UNMET_NEED_TAKEN_ON, row, by=by)
    return row


@transaction.atomic
def meet(
    *, recommendation: Recommendation, words: str, by: Practitioner
) -> Recommendation:
    """Write how a need that nobody met is met now; it leaves the register."""
    row = _held(recommendation, by=by)
    if not is_unmet(row):
        raise NotPossibleNow("This does not stand among the needs that nobody meets.")
    row.met_at, row.met_by, row.met_words = timezone.now(), by, words
    row.save(update_fields=["met_at", "met_by", "met_words"])
    _log(audit.Event.UNMET_NEED_MET, row, by=by)
    return row


def _held(recommendation: Recommendation, *, by: Practitioner) -> Recommendation:
    rows = Recommendation.objects.filter(pk=recommendation.pk)
    if not access.visible_facts(by, rows).exists():
        raise AccessDenied("This is not shared with you.")
    case, person = recommendation.case, recommendation.person
    access.check_can_write(by, case, recommendation.category, person)
    hold_open_case(case)
    row = rows.select_for_update(no_key=True).get()
    if row.met_at:
        raise NotPossibleNow("This need is met already. Nothing was changed.")
    return row


def _log(
    event: audit.Event, row: Recommendation, *, by: Practitioner, **more: str
) -> None:
    details = {"category": str(row.category), **more}
    audit.record(event, by=by, case=row.case, target=row.pk, details=details)
