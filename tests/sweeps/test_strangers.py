"""A stranger learns nothing from being refused: not even that the case exists (R8)."""

import re
import uuid

import pytest
from django.urls import reverse

from tests.architecture.addresses import own_addresses
from tests.matrix.cells import clients_of, path_of
from tests.matrix.scenario import build_scenario
from tests.matrix.states import enter
from tests.thorough import share

pytestmark = pytest.mark.django_db

STRANGER = "outsider"
"""Somebody who never had to do with the family is refused everywhere in every run."""
OTHERS = (
    "shared_team",
    "former_member",
    "manager",
    "system_administrator",
)
NO_THINGS = {"pk", "element", "question", "which", "moment"}
"""Parts of addresses that are words, and the case itself."""
ONE_TIME = re.compile(rb'nonce="[^"]+"|[A-Za-z0-9]{64}')


def of_cases():
    """Return the routes that are opened on a case."""
    return [address for address in own_addresses() if "pk" in address.converters]


@pytest.fixture
def scenario(db):
    return enter("withdrawn", build_scenario())


def seen(response, path):
    """Return everything that a stranger could compare."""
    headers = {k: v for k, v in response.headers.items() if k != "X-Request-ID"}
    body = ONE_TIME.sub(b"", response.content).replace(path.encode(), b"PATH")
    return (
        response.status_code,
        headers.pop("Content-Length", None) and 0,
        headers,
        body,
    )


def test_a_case_that_is_not_shared_answers_like_one_that_does_not_exist(scenario):
    clients = clients_of(scenario)
    faults = []

    for number, address in enumerate(of_cases()):
        real = path_of(address, scenario)
        invented = real.replace(str(scenario.family.case.pk), str(uuid.uuid4()))
        for who in (STRANGER, *share(OTHERS, number, 4)):
            for method in ("get", "post"):
                send = getattr(clients[who], method)
                if seen(send(real), real) != seen(send(invented), invented):
                    faults.append(f"{method} {address.name} by {who}")

    assert faults == []


def test_a_part_of_another_case_is_not_found_under_ones_own(scenario):
    own = enter("shared", build_scenario())
    client = clients_of(own)["recording_team"]
    parts = [
        (address, name)
        for address in of_cases()
        for name in set(address.converters) - NO_THINGS
    ]

    faults = []
    for address, name in parts:
        known = own.kwargs | {name: scenario.kwargs[name]}
        kwargs = {
            key: getattr(known[key], "pk", known[key]) for key in address.converters
        }
        path = reverse(address.name, kwargs=kwargs)
        statuses = {send(path).status_code for send in (client.get, client.post)}
        if not statuses <= {404, 405}:
            faults.append(f"{address.name} with a foreign {name}: {statuses}")

    assert len(parts) > 6
    assert faults == []
