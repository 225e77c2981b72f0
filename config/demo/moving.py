"""A family of the demo that moves away, and another team that asks about a record."""

from datetime import timedelta

from django.utils import timezone

from cases.commands.join_requests import ask_to_join
from cases.commands.transfers import Move, prepare_transfer

MOVES, ASKED, ASKING = 30, 3, 53
"""Who moves; whose record is asked about, by the team of which other."""


def move_and_ask(stories) -> None:
    """Prepare one move to another area; ask one team whether it has the same family."""
    moves = stories[MOVES]
    prepare_transfer(case=moves.case, move=_to_fenwick(), by=moves.by)
    asking = stories[ASKING]
    ask_to_join(
        case=asking.case,
        reference=stories[ASKED].case.reference,
        words="The mother says that she was registered with you before she moved here.",
        by=asking.by,
    )


def _to_fenwick() -> Move:
    return Move(
        area="Fenwick",
        agency="Fenwick children's centre",
        practitioner="Mo Lane",
        how_to_reach="01632 960 911, before ten",
        moves_on=timezone.localdate() + timedelta(days=12),
        words="She likes to be rung in the morning. The hearing test is booked here.",
    )
