"""What somebody may leave behind: every kind of work that has one holder (R20, P34)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, Q
from django.utils.timezone import localdate

from cases.models import (
    Action,
    BringBack,
    ColleagueRequest,
    Invitee,
    Meeting,
    MessageTo,
    Recommendation,
    Referral,
    Visit,
)
from cases.models.meetings import STILL_ASKED
from lead_professional.models import Appointment, Deputy, Nomination
from lead_professional.policies import answer_due_on


@dataclass(frozen=True)
class Held:
    """One kind of work: who holds a row, what is still open, and where it goes on.

    `page` is an address that takes the case and the thing named by `thing`, if any.
    `needs_sight`: nobody does it who does not see the family any more.
    """

    words: str
    model: type[Model]
    holder: str
    is_open: Callable[[], Q]
    page: str
    thing: str = ""
    due: Callable[[Any], date | None] = lambda row: None
    needs_sight: bool = False


def _not_ended() -> Q:
    return Q(ended_at__isnull=True)


def _asked() -> Q:
    return Q(accepted_at__isnull=True, declined_at__isnull=True)


def _to_come() -> Q:
    planned = Q(meeting__status=Meeting.Status.PLANNED)
    return STILL_ASKED & planned & Q(meeting__held_on__gte=localdate())


UNMET = ("WAITING", "DECLINED", "NOT_THERE")
HELD = (
    Held("Leads for the family", Appointment, "practitioner", _not_ended,
         "lead_professional:hand-over"),
    Held("Stands in for the lead professional", Deputy, "practitioner", _not_ended,
         "lead_professional:leading"),
    Held("Was asked to lead and has not answered", Nomination, "nominee", _asked,
         "lead_professional:nominate", due=answer_due_on),
    Held("Has an action to do", Action, "owner_practitioner",
         lambda: Q(status__in=Action.OPEN), "cases:hand-over-action", "pk",
         lambda row: row.due_on, needs_sight=True),
    Held("Is invited to a meeting", Invitee, "practitioner", _to_come,
         "cases:meeting", "meeting_id", lambda row: row.meeting.held_on),
    Held("Takes something back from a meeting", BringBack, "practitioner",
         lambda: Q(done_at__isnull=True), "cases:brought-back", "pk"),
    Held("Has planned a visit", Visit, "practitioner",
         lambda: Q(status=Visit.Status.PLANNED), "cases:hand-over-visit", "pk",
         lambda row: row.planned_on, needs_sight=True),
    Held("Has a message that nobody has read", MessageTo, "practitioner",
         lambda: Q(opened_on__isnull=True), "cases:messages"),
    Held("Was asked a question", ColleagueRequest, "asked_of",
         lambda: Q(answered_at__isnull=True, ended_at__isnull=True),
         "cases:colleague-questions", "", lambda row: row.wanted_by),
    Held("Looks after a need that nobody meets", Recommendation, "owner",
         lambda: Q(met_at__isnull=True, outcome__in=UNMET), "cases:services", "",
         lambda row: row.ask_again_on),
)  # fmt: skip
"""Work in a case. A referral may have no case: it is listed by its team."""

OPEN_REFERRAL = (
    Referral.Status.RECEIVED,
    Referral.Status.ALLOCATED,
    Referral.Status.CONTACTED,
    Referral.Status.ACCEPTED,
    Referral.Status.DECLINED,
)
"""Until the referrer knows, somebody holds it."""
