"""How cases, actions, meetings, referrals and visits move from state to state."""

import itertools

from cases.models import (
    Action,
    Case,
    Goal,
    Meeting,
    PanelItem,
    Recommendation,
    Referral,
    Visit,
)
from cases.stands import DisagreementStands, SocialCareStands
from config.states import StateMachine, Step

COORDINATORS = "the team that opened the case, the lead professional or the deputy"
READERS = "who wrote it, or sees safeguarding"
WRITERS = "whoever may write this kind of information"
HOLDERS = "the team that holds the referral"
GOERS = "whoever booked it, goes there or coordinates"

_CASE = Case.Status
CASE = StateMachine(
    name="Case",
    thing="This case",
    states=_CASE,
    start=_CASE.OPENED,
    steps=(
        Step(_CASE.OPENED, _CASE.ACTIVE, "a lead professional accepts", "the nominee"),
        Step(_CASE.ACTIVE, _CASE.ACTIVE, "another takes over", "the next nominee"),
        Step(_CASE.OPENED, _CASE.CLOSED, "closed", COORDINATORS),
        Step(_CASE.ACTIVE, _CASE.CLOSED, "closed", COORDINATORS),
        Step(_CASE.CLOSED, _CASE.OPENED, "opened again", "the team that opened it"),
    ),
)

_ACTION = Action.Status
ACTION = StateMachine(
    name="Action",
    thing="This action",
    states=_ACTION,
    start=_ACTION.TO_DO,
    steps=(
        Step(_ACTION.TO_DO, _ACTION.STARTED, "begun", "its owner, or a coordinator"),
        Step(_ACTION.TO_DO, _ACTION.DONE, "done", "its owner, or a coordinator"),
        Step(
            _ACTION.TO_DO, _ACTION.DROPPED, "not needed", "its owner, or a coordinator"
        ),
        Step(_ACTION.STARTED, _ACTION.DONE, "done", "its owner, or a coordinator"),
        Step(
            _ACTION.STARTED,
            _ACTION.DROPPED,
            "not needed",
            "its owner, or a coordinator",
        ),
    ),
)

_GOAL = Goal.Stands
GOAL = StateMachine(
    name="Goal",
    thing="This goal",
    states=_GOAL,
    start=_GOAL.AGREED,
    steps=(
        Step(_GOAL.AGREED, _GOAL.DIFFER, "views differ, in words", COORDINATORS),
        Step(_GOAL.DIFFER, _GOAL.DIFFER, "said anew", COORDINATORS),
        Step(_GOAL.DIFFER, _GOAL.AGREED, "views have met", COORDINATORS),
        *(
            Step(before, after, what, COORDINATORS)
            for before in (_GOAL.AGREED, _GOAL.DIFFER)
            for after, what in (
                (_GOAL.REACHED, "reached"),
                (_GOAL.DROPPED, "the family decides otherwise"),
            )
        ),
    ),
)

_SERVICE = Recommendation.Outcome
_ANSWERS = tuple(each for each in _SERVICE if each != _SERVICE.WAITING)
RECOMMENDATION = StateMachine(
    name="Recommended service",
    thing="This recommendation",
    states=_SERVICE,
    start=_SERVICE.WAITING,
    steps=(
        Step(_SERVICE.WAITING, _SERVICE.WAITING, "asked again", WRITERS),
        *(Step(_SERVICE.WAITING, each, "answered", WRITERS) for each in _ANSWERS),
        *(
            Step(before, after, "asked again", WRITERS)
            for before in _ANSWERS
            for after in _ANSWERS
        ),
    ),
)

_HEARD = SocialCareStands
SOCIAL_CARE = StateMachine(
    name="Step up to social care",
    thing="This step to social care",
    states=_HEARD,
    start=_HEARD.SENT,
    steps=(
        Step(_HEARD.SENT, _HEARD.ACKNOWLEDGED, "they have it", READERS),
        Step(_HEARD.SENT, _HEARD.DECIDED, "decided", READERS),
        Step(_HEARD.ACKNOWLEDGED, _HEARD.DECIDED, "decided", READERS),
        Step(_HEARD.DECIDED, _HEARD.FED_BACK, "told more", READERS),
    ),
)

_DIFFERS = DisagreementStands
_STAGES = tuple(each for each in _DIFFERS if each != _DIFFERS.SETTLED)
DISAGREEMENT = StateMachine(
    name="Professional disagreement",
    thing="This difference of view",
    states=_DIFFERS,
    start=_DIFFERS.STAGE_1,
    steps=(
        *(
            Step(before, after, "taken further", WRITERS)
            for before, after in itertools.pairwise(_STAGES)
        ),
        *(Step(each, _DIFFERS.SETTLED, "settled", WRITERS) for each in _STAGES),
    ),
)

_MEETING = Meeting.Status
MEETING = StateMachine(
    name="Meeting",
    thing="This meeting",
    states=_MEETING,
    start=_MEETING.PLANNED,
    steps=(
        Step(_MEETING.PLANNED, _MEETING.UNDER_WAY, "opened", COORDINATORS),
        Step(_MEETING.PLANNED, _MEETING.CANCELLED, "called off", COORDINATORS),
        Step(_MEETING.UNDER_WAY, _MEETING.CLOSED, "closed", "the note-taker"),
    ),
)

_REFERRAL = Referral.Status
_NOT_ENDED = (
    _REFERRAL.ACCEPTED,
    _REFERRAL.DECLINED,
    _REFERRAL.PASSED_ON,
    _REFERRAL.DUPLICATE,
)
REFERRAL = StateMachine(
    name="Referral",
    thing="This referral",
    states=_REFERRAL,
    start=_REFERRAL.RECEIVED,
    steps=(
        Step(_REFERRAL.RECEIVED, _REFERRAL.ALLOCATED, "one worker named", HOLDERS),
        Step(_REFERRAL.RECEIVED, _REFERRAL.PASSED_ON, "passed on", HOLDERS),
        Step(_REFERRAL.RECEIVED, _REFERRAL.DUPLICATE, "received already", HOLDERS),
        Step(_REFERRAL.RECEIVED, _REFERRAL.DECLINED, "declined", HOLDERS),
        Step(_REFERRAL.ALLOCATED, _REFERRAL.ALLOCATED, "another worker", HOLDERS),
        Step(_REFERRAL.ALLOCATED, _REFERRAL.CONTACTED, "first contact", "the worker"),
        Step(_REFERRAL.ALLOCATED, _REFERRAL.DECLINED, "declined", "the worker"),
        Step(_REFERRAL.ALLOCATED, _REFERRAL.PASSED_ON, "passed on", HOLDERS),
        Step(_REFERRAL.CONTACTED, _REFERRAL.ACCEPTED, "accepted", "the worker"),
        Step(_REFERRAL.CONTACTED, _REFERRAL.DECLINED, "declined", "the worker"),
        Step(_REFERRAL.CONTACTED, _REFERRAL.PASSED_ON, "passed on", HOLDERS),
        *(
            Step(before, _REFERRAL.ENDED, "the referrer told, or why not", HOLDERS)
            for before in _NOT_ENDED
        ),
    ),
)

_VISIT = Visit.Status
VISIT = StateMachine(
    name="Visit",
    thing="This visit",
    states=_VISIT,
    start=_VISIT.PLANNED,
    steps=(
        Step(_VISIT.PLANNED, _VISIT.PLANNED, "moved or handed over", GOERS),
        Step(_VISIT.PLANNED, _VISIT.DONE, "done, and recorded", "whoever went"),
        Step(_VISIT.PLANNED, _VISIT.NOT_SEEN, "nobody was there", "whoever went"),
        Step(_VISIT.PLANNED, _VISIT.CANCELLED, "called off", GOERS),
    ),
)

_PUT = PanelItem.Outcome
PANEL = "a member of the panel with whom it is shared"
PANEL_ITEM = StateMachine(
    name="PanelItem",
    thing="This item",
    states=_PUT,
    start=_PUT.WAITING,
    steps=(
        Step(_PUT.WAITING, _PUT.ALLOCATED, "given to a team, with a reason", PANEL),
        Step(_PUT.WAITING, _PUT.DECLINED, "declined, with a reason", PANEL),
        Step(_PUT.WAITING, _PUT.LATER, "put off, with a reason", PANEL),
    ),
)

MACHINES = (
    CASE,
    GOAL,
    ACTION,
    RECOMMENDATION,
    SOCIAL_CARE,
    DISAGREEMENT,
    MEETING,
    REFERRAL,
    VISIT,
    PANEL_ITEM,
)
