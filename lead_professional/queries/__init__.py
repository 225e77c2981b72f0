"""Who could lead, who was asked, who stands in, and what waits for an answer."""

from agencies.models import Practitioner
from cases.work_items import WorkItem
from lead_professional.queries.board import board, led_unseen
from lead_professional.queries.candidates import (
    Candidate,
    TeamView,
    candidates,
    teams_and_what_they_would_see,
)
from lead_professional.queries.leading import (
    Leading,
    StandIn,
    actions_left,
    deputy_named,
    families_to_tell,
    handover_to_tell,
    leading,
    who_could_stand_in,
)
from lead_professional.queries.leavers import Leaver, leavers
from lead_professional.queries.loads import Load, agencies_here, caps, loads_of
from lead_professional.queries.nominations import (
    Request,
    nomination_for,
    nominations_of,
    open_nomination,
    open_nomination_or_404,
    request_shown,
    requests_to_answer,
    waiting_for,
)
from lead_professional.queries.spend_work import purchases_waiting
from lead_professional.queries.teams import Member, members

__all__ = [
    "Candidate",
    "Leading",
    "Leaver",
    "Load",
    "Member",
    "Request",
    "StandIn",
    "TeamView",
    "actions_left",
    "agencies_here",
    "board",
    "candidates",
    "caps",
    "deputy_named",
    "families_to_tell",
    "handover_to_tell",
    "leading",
    "leavers",
    "led_unseen",
    "loads_of",
    "members",
    "nomination_for",
    "nominations_of",
    "open_nomination",
    "open_nomination_or_404",
    "request_shown",
    "requests_to_answer",
    "teams_and_what_they_would_see",
    "waiting_for",
    "who_could_stand_in",
    "work_items",
]


def work_items(*, viewer: Practitioner) -> list[WorkItem]:
    """Return what of leading waits for this person."""
    return [
        *requests_to_answer(viewer=viewer),
        *families_to_tell(viewer=viewer),
        *purchases_waiting(viewer=viewer),
    ]
