"""Every route, both methods, ten personas, seven sharing states (design 8)."""

import logging

import pytest
from django.db import transaction

from information_sharing.categories import Category
from tests.architecture.addresses import own_addresses
from tests.matrix import verdicts
from tests.matrix.canaries import canaries
from tests.matrix.cells import METHODS, Cell, ask, clients_of, faults_of
from tests.matrix.scenario import PERSONAS, SHARED, STATES, build_scenario

pytestmark = pytest.mark.django_db

SHOWN = {"shared_team": canaries(SHARED, ["child"])}
SHOWN["recording_team"] = canaries(Category.values, ["child"])
REFUSALS = {"no", "403", "login"}


@pytest.fixture(autouse=True)
def quiet():
    """Thousands of refusals are meant: their log lines would cost half the time."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("state", STATES)
def test_matrix(state, record_property):
    scenario = build_scenario(state)
    clients = clients_of(scenario)
    faults, seen, counted, refused = [], {}, 0, 0

    for address in own_addresses():
        for method in METHODS:
            line = verdicts.line_for(address.name, method, state)
            answers = {}
            for persona in PERSONAS:
                cell = Cell(address, method, persona)
                outcome = asked(cell, scenario, clients[persona], faults)
                answers[persona] = outcome.verdict if outcome else "500"
                if outcome is None:
                    continue
                seen.setdefault(persona, set()).update(outcome.canaries)
                found = faults_of(cell, outcome, scenario)
                if line and outcome.verdict != line[persona]:
                    found.append(f"{outcome.verdict}, expected {line[persona]}")
                faults += [f"{cell}: {fault}" for fault in found]
                counted += 1
                refused += outcome.verdict in REFUSALS
            if line is None:
                faults.append(verdicts.proposal(address.name, method, state, answers))

    record_property("cells", counted)
    record_property("refusals", refused)
    if state == "shared":
        faults += [
            f"{who} was never shown {word}: the canaries prove nothing"
            for who, words in SHOWN.items()
            for word in sorted(words - seen[who])
        ]
    assert not faults, f"{len(faults)} faults while {state}:\n" + "\n".join(faults)


def asked(cell, scenario, client, faults):
    """Return the answer, or note that there was none but a server error."""
    try:
        with transaction.atomic():
            return ask(cell, scenario, client)
    except Exception as error:  # noqa: BLE001
        faults.append(f"{cell}: 500, {type(error).__name__}: {error}")
        return None


def test_verdict_file_speaks_only_of_what_exists():
    names = {address.name for address in own_addresses()}

    assert verdicts.stale_lines(names) == []
