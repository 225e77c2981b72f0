"""One cell of the matrix: ask once, as one person, and look at everything that came."""

import time
from dataclasses import dataclass

from django.db import transaction
from django.test import Client
from django.urls import reverse

from config.sessions import SEEN, STARTED
from information_sharing.models import AccessEvent
from tests.architecture.addresses import Address
from tests.matrix.canaries import SERVICE, found_in
from tests.matrix.reading import may_read
from tests.matrix.scenario import PERSONAS, Scenario
from tests.papers import words_in_word, words_on

METHODS = ("GET", "POST")
SENT = {"cases:search": {"family_name": "canary", "given_name": ""}}
"""What a POST carries where an empty one would find nothing out."""

OFFERS_EVERY_TEAM = {
    "cases:recommend-service",
    "cases:record-involvement",
    "information_sharing:record-consent",
    "information_sharing:change-consent",
    "information_sharing:decide",
}
"""Forms whose list of teams names all there are: not who works with this family."""

AN_HOUR = 3600
VERDICTS = {200: "ok", 403: "403", 404: "no", 405: "bad"}


@dataclass(frozen=True)
class Cell:
    """Who asks for what, and how."""

    address: Address
    method: str
    persona: str
    counts_as: str

    def __str__(self) -> str:
        return f"{self.method} {self.address.name} by {self.persona}"


@dataclass(frozen=True)
class Outcome:
    """What came back."""

    verdict: str
    canaries: set
    events: list
    cache: str


def clients_of(scenario: Scenario) -> dict:
    """Return a signed-in browser for each persona."""
    clients = {persona: Client() for persona in PERSONAS}
    for persona, client in clients.items():
        if scenario.personas[persona]:
            client.force_login(scenario.personas[persona])
            just_seen(client)
    return clients


def just_seen(client: Client) -> None:
    """Note in the session that it was used, or each cell would, and undo it."""
    session = client.session
    session[STARTED], session[SEEN] = time.time(), time.time() + AN_HOUR
    session.save()


def path_of(address: Address, scenario: Scenario) -> str:
    """Return where this route leads in the scenario."""
    known = scenario.kwargs | scenario.special.get(address.name, {})
    wanted = {name: known[name] for name in address.converters}
    return reverse(
        address.name, kwargs={k: getattr(v, "pk", v) for k, v in wanted.items()}
    )


def last_event() -> int:
    """Return where the log ends."""
    pks = AccessEvent.objects.order_by("-pk").values_list("pk", flat=True)
    return pks.first() or 0


def ask(cell: Cell, scenario: Scenario, client: Client, before: int) -> Outcome:
    """Send the request, look, and undo whatever it did; the log ended at `before`."""
    path = path_of(cell.address, scenario)
    send = client.get if cell.method == "GET" else client.post
    signed_in = client.cookies.copy()
    with transaction.atomic():
        response = send(path, SENT.get(cell.address.name, {}))
        events = list(AccessEvent.objects.filter(pk__gt=before))
        outcome = Outcome(
            verdict=verdict_of(response),
            canaries=found_in(text_of(response)),
            events=events,
            cache=response.headers.get("Cache-Control", ""),
        )
        transaction.set_rollback(True)
    client.cookies = signed_in
    return outcome


def verdict_of(response) -> str:
    """Return the word of the verdict file for this response."""
    if response.status_code == 302:
        to_login = response.url.startswith(reverse("account_login"))
        return "login" if to_login else "go"
    return VERDICTS.get(response.status_code, str(response.status_code))


def text_of(response) -> str:
    """Return what a reader could read, whatever the format."""
    if response.content.startswith(b"%PDF-1."):
        return "".join(words_on(response.content).split())
    if response.content.startswith(b"PK"):
        return words_in_word(response.content)
    return response.content.decode()


def faults_of(cell: Cell, outcome: Outcome, scenario: Scenario) -> list[str]:
    """Return what is wrong with this answer, whatever its verdict should be."""
    faults = []
    too_much = outcome.canaries - may_read(cell.persona, scenario.state)
    if cell.address.name in OFFERS_EVERY_TEAM:
        too_much -= {SERVICE}
    if too_much:
        faults.append(f"shows {', '.join(sorted(too_much))}")
    if "no-store" not in outcome.cache:
        faults.append(f"may be cached: {outcome.cache!r}")
    wrong = wrong_log(cell, outcome, scenario)
    if wrong:
        faults.append(wrong)
    return faults


def wrong_log(cell: Cell, outcome: Outcome, scenario: Scenario) -> str:
    """Return what is wrong with the log: one event per opening or refusal (R10)."""
    names = [event.event for event in outcome.events]
    least, most = expected_events(cell, outcome.verdict)
    if not least <= len(names) <= most:
        return f"logged {names}, expected {least} to {most}"
    who = getattr(scenario.personas[cell.persona], "pk", None)
    if any(event.by_id != who for event in outcome.events):
        return "logged in another name"
    if outcome.verdict in {"no", "403"} and names not in ([], ["REFUSED"]):
        return f"a refusal logged as {names}"
    return ""


def expected_events(cell: Cell, verdict: str) -> tuple[int, int]:
    """Return the least and the most that this answer may have written in the log.

    A page whose rule names no event shows nothing about anybody. A redirect has
    written what it saved, or nothing if it only pointed elsewhere.
    """
    if cell.counts_as == "anonymous" or verdict in {"login", "bad"}:
        return 0, 0
    if verdict == "go":
        return 0, 1
    silent = verdict == "ok" and cell.address.rule.event is None
    return (0, 0) if silent else (1, 1)
