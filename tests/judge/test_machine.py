"""Nobody ever holds more than what is in force allows, in whatever order things happen."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.judge.clock import at
from tests.judge.machine import BEGIN, Life
from tests.judge.town import make_town
from tests.thorough import THOROUGH

careful = settings(
    max_examples=60 if THOROUGH else 6,
    stateful_step_count=50 if THOROUGH else 30,
    derandomize=not THOROUGH,  # the same lives each time, so that a failure repeats
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.django_db
def test_any_order_of_events(clock, record_property):
    with at(BEGIN):
        Life.town = make_town()
    Life.counted = {"steps": 0, "lives": 0, "done": 0}

    run_state_machine_as_test(Life, settings=careful)

    for name, value in Life.counted.items():
        record_property(name, value)
