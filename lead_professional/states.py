"""How a request to lead, and a purchase from a family's budget, move on."""

from config.states import StateMachine, Step
from lead_professional.models import Nomination, Spend

_ASKED = Nomination.Standing
NOMINATION = StateMachine(
    name="Request to lead",
    thing="This request",
    states=_ASKED,
    start=_ASKED.WAITING,
    steps=(
        Step(_ASKED.WAITING, _ASKED.ACCEPTED, "accepted", "who is asked"),
        Step(_ASKED.WAITING, _ASKED.DECLINED, "declined", "who is asked"),
        Step(_ASKED.WAITING, _ASKED.TAKEN_BACK, "taken back", "who coordinates"),
    ),
)

_SPEND = Spend.Status
LEAD = "the lead professional"
SPEND = StateMachine(
    name="Purchase",
    thing="This purchase",
    states=_SPEND,
    start=_SPEND.ASKED,
    steps=(
        Step(_SPEND.ASKED, _SPEND.APPROVED, "approved", "somebody else with the right"),
        Step(_SPEND.ASKED, _SPEND.REFUSED, "refused", "somebody else with the right"),
        Step(_SPEND.ASKED, _SPEND.TAKEN_BACK, "taken back", LEAD),
        Step(_SPEND.APPROVED, _SPEND.BOUGHT, "bought, with a receipt", LEAD),
        Step(_SPEND.APPROVED, _SPEND.TAKEN_BACK, "taken back", LEAD),
        Step(_SPEND.BOUGHT, _SPEND.CHECKED, "receipt checked", "a third person"),
        Step(_SPEND.CHECKED, _SPEND.REVIEWED, "what came of it", LEAD),
    ),
)

MACHINES = (NOMINATION, SPEND)
