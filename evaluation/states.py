"""How a report, a self-evaluation and a survey move on; docs/states.md is drawn from it."""

from config.states import StateMachine, Step
from evaluation.models import Report, SelfEvaluation, Survey

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

_REPORT = Report.Status
WORKER = "a worker"
REPORT = StateMachine(
    name="Report",
    thing="This report",
    states=_REPORT,
    start=_REPORT.REQUESTED,
    steps=(
        Step(_REPORT.REQUESTED, _REPORT.RUNNING, "taken up", WORKER),
        Step(
            _REPORT.RUNNING,
            _REPORT.RUNNING,
            "taken up again after two minutes of silence",
            "another worker",
        ),
        Step(_REPORT.RUNNING, _REPORT.DONE, "counted and written", WORKER),
        Step(
            _REPORT.RUNNING,
            _REPORT.FAILED,
            "the figures are not the reader's any more, it cannot be written, or it "
            "was tried three times",
            WORKER,
        ),
        *(
            Step(one, _REPORT.CANCELLED, "stopped", "the person who asked for it")
            for one in Report.UNFINISHED
        ),
    ),
)

MACHINES = (REPORT, SELF_EVALUATION, SURVEY)
