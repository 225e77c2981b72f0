"""How a purchase from a family's budget moves from state to state."""

from config.states import StateMachine, Step
from lead_professional.models import Spend

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

MACHINES = (SPEND,)
