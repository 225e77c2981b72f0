"""How an agreement moves on; docs/states.md is drawn from it."""

from agencies import states_bodies
from agencies.models import Agreement
from config.states import StateMachine, Step

_STATUS = Agreement.Status
AUTHORS = "whoever drafts agreements there"

AGREEMENT = StateMachine(
    name="Agreement",
    thing="This agreement",
    states=_STATUS,
    start=_STATUS.DRAFT,
    steps=(
        Step(
            _STATUS.DRAFT,
            _STATUS.CONSULTATION,
            "sent out for comments: two parties at least",
            AUTHORS,
        ),
        Step(
            _STATUS.CONSULTATION,
            _STATUS.SIGNING,
            "sent out for signature: the text is frozen",
            AUTHORS,
        ),
        Step(
            _STATUS.SIGNING,
            _STATUS.CONSULTATION,
            "taken back to change the text: whoever had signed signs again",
            AUTHORS,
        ),
        Step(
            _STATUS.SIGNING,
            _STATUS.IN_FORCE,
            "in force from a day: every party has signed",
            AUTHORS,
        ),
        Step(
            _STATUS.IN_FORCE,
            _STATUS.SUPERSEDED,
            "the next version is in force",
            "the day on which that one starts",
        ),
        *(
            Step(one, _STATUS.ENDED, "ended, with a reason", AUTHORS)
            for one in (
                _STATUS.DRAFT,
                _STATUS.CONSULTATION,
                _STATUS.SIGNING,
                _STATUS.IN_FORCE,
            )
        ),
    ),
)

MACHINES = (AGREEMENT, *states_bodies.MACHINES)
