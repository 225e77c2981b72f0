"""Learning: a day with a place in it, what is expected, a talk of two, a thought, a story."""

from datetime import date

from agencies.models import TrainingGate
from tests.factories.agencies_people import (
    PracticeStoryFactory,
    ReflectionFactory,
    SupervisionFactory,
    TermQuestionFactory,
    TrainingEventFactory,
    TrainingGateFactory,
    TrainingNeedFactory,
    TrainingPlaceFactory,
    WorkExchangeFactory,
)

NOT_IN_OUR_TIME = date(2099, 1, 1)


def plant_learning(people) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    worker, manager = people["recording_team"], people["manager"]
    training = TrainingEventFactory(arranged_by=manager)
    return {
        "training": training,
        "place": TrainingPlaceFactory(event=training, practitioner=worker),
        "expectation": TrainingNeedFactory(set_by=manager),
        "gate": _gate(manager),
        "talk": SupervisionFactory(supervisor=manager, supervisee=worker),
        "thought": ReflectionFactory(written_by=worker),
        "exchange": WorkExchangeFactory(practitioner=worker),
        "practice": PracticeStoryFactory(written_by=worker),
        "asked_word": TermQuestionFactory(),
    }


def _gate(manager) -> TrainingGate:
    """Return the one gate there is; it keeps nobody out in our time."""
    there = TrainingGate.objects.first()
    return there or TrainingGateFactory(starts_on=NOT_IN_OUR_TIME, set_by=manager)
