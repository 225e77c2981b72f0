"""How meetings of bodies, their actions and escalations move on; see docs/states.md."""

from agencies.stands_bodies import ActionStands, EscalationStands, MeetingStands
from config.states import StateMachine, Step

KEEPERS = "whoever chairs or runs the body"
DOERS = "its owner, the agency, or whoever keeps the meetings"

BODY_MEETING = StateMachine(
    name="Meeting of a body",
    thing="This meeting",
    states=MeetingStands,
    start=MeetingStands.PLANNED,
    steps=(
        Step(MeetingStands.PLANNED, MeetingStands.PLANNED, "worked through", KEEPERS),
        Step(MeetingStands.PLANNED, MeetingStands.CLOSED, "minutes fixed", KEEPERS),
        Step(MeetingStands.PLANNED, MeetingStands.CALLED_OFF, "called off", KEEPERS),
    ),
)
BODY_ACTION = StateMachine(
    name="Action of a body",
    thing="This action",
    states=ActionStands,
    start=ActionStands.TO_DO,
    steps=(
        Step(ActionStands.TO_DO, ActionStands.DONE, "done, with its result", DOERS),
        Step(ActionStands.TO_DO, ActionStands.DROPPED, "not needed, said why", DOERS),
    ),
)
ESCALATION = StateMachine(
    name="Escalation",
    thing="This difficulty",
    states=EscalationStands,
    start=EscalationStands.OWED,
    steps=(
        Step(EscalationStands.OWED, EscalationStands.ANSWERED, "answered", KEEPERS),
        Step(EscalationStands.OWED, EscalationStands.PASSED_ON, "passed on", KEEPERS),
        Step(
            EscalationStands.OWED,
            EscalationStands.WITHDRAWN,
            "taken back",
            "whoever raised it",
        ),
    ),
)

MACHINES = (BODY_MEETING, BODY_ACTION, ESCALATION)
