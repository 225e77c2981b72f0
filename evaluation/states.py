"""How a self-evaluation moves on; docs/states.md is drawn from it."""

from config.states import StateMachine, Step
from evaluation.models import SelfEvaluation, Survey

_STATUS = SelfEvaluation.Status
AUTHORS = "a manager of the centre"

SELF_EVALUATION = StateMachine(
    name="Self-evaluation",
    thing="This self-evaluation",
    states=_STATUS,
    start=_STATUS.DRAFT,
    steps=(
        Step(_STATUS.DRAFT, _STATUS.SUBMITTED, "submitted, and frozen", AUTHORS),
        Step(
            _STATUS.SUBMITTED,
            _STATUS.SUPERSEDED,
            "a corrected version is submitted",
            AUTHORS,
        ),
    ),
)

_SURVEY = Survey.Status
SURVEY = StateMachine(
    name="Survey",
    thing="This survey",
    states=_SURVEY,
    start=_SURVEY.DRAFT,
    steps=(
        Step(_SURVEY.DRAFT, _SURVEY.OPEN, "opened, and links sent", AUTHORS),
        Step(
            _SURVEY.OPEN,
            _SURVEY.CLOSED,
            "closed, and all links cut",
            "a manager of the centre, or its last day",
        ),
    ),
)

MACHINES = (SELF_EVALUATION, SURVEY)
