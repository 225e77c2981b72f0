"""Every pair of states of everything that has states, and the document about them."""

import itertools
from pathlib import Path

import pytest

from config.management.commands.describe_states import MACHINES, document
from information_sharing.exceptions import NotPossibleNow


def pairs():
    """Return every machine with every pair of its states."""
    return [
        pytest.param(machine, before, after, id=f"{machine.name}-{before}-{after}")
        for machine in MACHINES
        for before, after in itertools.product(machine.states.values, repeat=2)
    ]


@pytest.mark.parametrize(("machine", "before", "after"), pairs())
def test_a_pair_of_states_is_a_step_or_refused(machine, before, after):
    steps = {(str(step.before), str(step.after)) for step in machine.steps}

    if (before, after) in steps:
        machine.check(before, after)
    else:
        with pytest.raises(NotPossibleNow, match=machine.thing):
            machine.check(before, after)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_every_state_can_be_reached(machine):
    reached = {str(machine.start)}
    for _ in machine.states.values:
        reached |= {str(then) for now in reached for then in machine.after(now)}

    assert reached == set(machine.states.values)


def test_the_document_is_what_the_code_says():
    written = Path("docs/states.md").read_text(encoding="utf-8")

    assert written == "\n".join(document()), (
        "run: manage.py describe_states > docs/states.md"
    )
