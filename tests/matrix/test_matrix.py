"""Every route, both methods, sixteen personas, every state of sharing (design 8).

Where something is shared a run asks for everything: everybody who holds something, an outsider
and one in three of the others. In the other states it asks whom the state concerns, and one
in 32 of the rest; a thorough run asks them all.
"""

import logging

import pytest
from django.db import transaction

from information_sharing.categories import Category
from tests.architecture.addresses import own_addresses
from tests.matrix import verdicts
from tests.matrix.canaries import canaries
from tests.matrix.cells import (
    METHODS,
    Cell,
    ask,
    clients_of,
    faults_of,
    last_event,
)
from tests.matrix.reading import (
    SHARED,
    concerns,
    is_drawn,
    is_left_out,
    is_their_turn,
)
from tests.matrix.scenario import PERSONAS, build_scenario
from tests.matrix.states import STATES, enter
from tests.thorough import THOROUGH

SHOWN = {
    "shared": {
        "shared_team": canaries(SHARED, ["child"]),
        "recording_team": canaries(Category.values, ["child"]),
    },
    "emergency": {"emergency_user": canaries(Category.values, ["child", "father"])},
    "oversight": {"team_manager": canaries(Category.values, ["child", "father"])},
}
"""What must have been shown somewhere, or the canaries would prove nothing."""

REFUSALS = {"no", "403", "login"}


@pytest.fixture(scope="module", autouse=True)
def quiet():
    """Thousands of refusals are meant: their log lines would cost half the time."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def scenario(django_db_setup, django_db_blocker):
    """The family, built once for all states, in one transaction."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_scenario()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def clients(scenario):
    """A signed-in browser for each persona."""
    return clients_of(scenario)


@pytest.mark.parametrize("state", STATES)
def test_matrix(state, scenario, clients, record_property):
    with transaction.atomic():
        enter(state, scenario)
        faults, seen, counted = ask_everything(scenario, clients)
        transaction.set_rollback(True)

    for name, number in counted.items():
        record_property(name, number)
    faults += [
        f"{who} was never shown {word}: the canaries prove nothing"
        for who, words in SHOWN.get(state, {}).items()
        for word in sorted(words - seen[who])
    ]
    assert not faults, f"{len(faults)} faults while {state}:\n" + "\n".join(faults)


def ask_everything(scenario, clients):
    """Ask each cell of this state; return faults, canaries seen by whom, numbers."""
    faults, seen = [], {persona: set() for persona in PERSONAS}
    counted, before = {"cells": 0, "refusals": 0}, last_event()
    for number, address in enumerate(own_addresses()):
        for method in METHODS:
            answers = {}
            for persona in asked_here(number, address, scenario.state):
                column = verdicts.column_of(address, persona, scenario.state)
                cell = Cell(address, method, persona, column)
                sent = cell, scenario, clients[persona], before
                outcome = asked(*sent, faults)
                answers[persona] = outcome.verdict if outcome else "500"
                if outcome:
                    seen[persona] |= outcome.canaries
                    found = faults_of(cell, outcome, scenario)
                    found += wrong_verdict(cell, outcome, scenario.state)
                    faults += [f"{cell}: {fault}" for fault in found]
                    counted["cells"] += 1
                    counted["refusals"] += outcome.verdict in REFUSALS
            key = (address.name, method, "*")
            if key not in verdicts.verdicts():
                faults.append(verdicts.proposal(*key[:2], scenario.state, answers))
    return faults, seen, counted


def asked_here(number, address, state):
    """Return who is asked for this address in this state; of a new one, everybody."""
    of_a_case, position = address.rule.kind == "case", STATES.index(state)
    known = (address.name, "GET", "*") in verdicts.verdicts()
    return [
        persona
        for persona in PERSONAS
        if THOROUGH
        or not known
        or (
            concerns(state, persona, of_a_case=of_a_case)
            and is_their_turn(state, position + number)
            and not (of_a_case and is_left_out(state, persona, number))
        )
        or is_drawn(position, number, persona)
    ]


def wrong_verdict(cell, outcome, state) -> list:
    """Return what is wrong with the verdict, if anything."""
    wanted = verdicts.expected(cell.address, cell.method, cell.persona, state)
    right = wanted is None or outcome.verdict == wanted
    return [] if right else [f"{outcome.verdict}, expected {wanted}"]


def asked(cell, scenario, client, before, faults):
    """Return the answer, or note that there was none but a server error."""
    try:
        return ask(cell, scenario, client, before)
    except Exception as error:  # noqa: BLE001
        faults.append(f"{cell}: 500, {type(error).__name__}: {error}")
        return None


def test_verdict_files_speak_only_of_what_exists():
    names = {address.name for address in own_addresses()}

    assert verdicts.stale_lines(names) == []


def test_every_line_speaks_of_every_persona():
    assert verdicts.gaps() == []
