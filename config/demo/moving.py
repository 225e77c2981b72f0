"""A family of the demo that moves away, and another team that asks about a record."""

from datetime import timedelta

from django.utils import timezone

from cases.commands.join_requests import ask_to_join
from cases.commands.transfers import Move, prepare_transfer
from information_sharing import commands
from information_sharing.agreements import Agreement
from information_sharing.eight_questions import Walk, walk_by_consent
from information_sharing.models import Consent, SharingDecision

CENTRE, READER = "Fenwick children's centre", "Mo Lane"
TOLD = ("HEALTH", "DEVELOPMENT", "PLAN")
MOVES, ASKED, ASKING = 30, 3, 53
"""Who moves; whose record is asked about, by the team of which other."""


def move_and_ask(stories) -> None:
    """Prepare one move to another area; ask one team whether it has the same family."""
    moves = stories[MOVES]
    prepare_transfer(case=moves.case, move=_to_fenwick(), by=moves.by)
    _agree_and_decide(moves)
    asking = stories[ASKING]
    ask_to_join(
        case=asking.case,
        reference=stories[ASKED].case.reference,
        words="The mother says that she was registered with you before she moved here.",
        by=asking.by,
    )


def _agree_and_decide(story) -> None:
    """The mother agrees that they are told there; the pack is still to be made."""
    today = timezone.localdate()
    consent = commands.record_consent(
        case=story.case,
        agreement=Agreement(
            given_by=story.mother,
            capacity=Consent.Capacity.PARENTAL_RESPONSIBILITY,
            people=(story.mother, story.child),
            categories=TOLD,
            teams=(),
            bodies=(CENTRE,),
            purposes=(Consent.Purpose.PLAN,),
            method=Consent.Method.SPOKEN,
            given_on=today,
            expires_on=today + timedelta(days=90),
        ),
        by=story.by,
    )
    commands.decide(case=story.case, walk=_walk(story, consent), by=story.by)


def _walk(story, consent) -> Walk:
    return walk_by_consent(
        team=None,
        outside_name=READER,
        outside_organisation=CENTRE,
        purpose="To go on with the help in the new area.",
        consent=consent,
        people=(story.mother, story.child),
        categories=TOLD,
        method=SharingDecision.Method.DOCUMENT,
        ends_on=consent.expires_on,
        no_protocol_reason="They have no protocol with us; the mother asked for it.",
    )


def _to_fenwick() -> Move:
    return Move(
        area="Fenwick",
        agency=CENTRE,
        practitioner=READER,
        how_to_reach="01632 960 911, before ten",
        moves_on=timezone.localdate() + timedelta(days=12),
        words="She likes to be rung in the morning. The hearing test is booked here.",
    )
