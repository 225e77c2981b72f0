"""Every form is sent nonsense: never a server error, and nothing typed is lost (R18)."""

import logging

import pytest
from django.db import transaction

from cases.models import Person
from tests.architecture.addresses import own_addresses
from tests.matrix.cells import clients_of, path_of
from tests.matrix.scenario import build_scenario
from tests.people import household
from tests.sweeps.pages import PageReader

pytestmark = pytest.mark.django_db

SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'{{ 7|add:7 }}"
NONSENSE = {
    "nul": "before\x00after",
    "long": "n" * 100_000,
    "emoji": "🧸 👩🏽‍🍼 ½ ﬁ \u0301",
    "right_to_left": "שלום \u202e مرحبا \u2066x\u2069",
    "script": SCRIPT,
    "not_a_date": "31",
    "number": "99999999999999999999999999",
    "minus": "-1",
    "blank": "   \t ",
    "lines": "one\r\ntwo\n\n\nthree",
    "percent": "%s %(name)s {0} {name} \\ ' OR 1=1; --",
    "surrogate": "\ud83e",
}
WRITERS = ("recording_team", "lead_professional", "manager", "information_officer")
LEFT_ALONE = {"csrfmiddlewaretoken", "_title"}
TOGETHER = 1_500_000
"""Django refuses more than 2.5 MB of form in one go; a long note alone is less."""


@pytest.fixture
def scenario(db):
    logging.disable(logging.CRITICAL)
    yield build_scenario("shared")
    logging.disable(logging.NOTSET)


def forms_of(scenario):
    """Return (who, address, path, controls) of every form that somebody may open."""
    clients = clients_of(scenario)
    for address in own_addresses():
        for who in WRITERS:
            path = path_of(address, scenario)
            page = answer(clients[who].get, path, {})
            if page.status_code != 200 or b'method="post"' not in page.content:
                continue
            controls = PageReader(page.content.decode()).found
            if controls.typed or controls.chosen:
                yield who, address, path, controls, clients[who]
                break


def answer(send, path, data):
    """Ask and undo."""
    with transaction.atomic():
        response = send(path, data)
        transaction.set_rollback(True)
    return response


def filled(controls, text, *, position=0) -> dict:
    """Return the form with this text typed everywhere and one of each choice taken."""
    data = {k: v for k, v in controls.hidden.items() if k not in LEFT_ALONE}
    for name, values in controls.chosen.items():
        if values:
            data[name] = values[position % len(values)]
    room = TOGETHER
    for name in controls.typed:
        data[name] = text if len(text) <= room else text[:100]
        room -= len(data[name].encode("utf-8", "ignore"))
    return data


def test_every_form_survives_nonsense_and_keeps_what_was_typed(scenario):
    faults, sent, names = [], 0, set()

    for who, address, path, controls, client in forms_of(scenario):
        names.add(address.name)
        for kind, text in NONSENSE.items():
            for position in (0, 1):
                data = filled(controls, text, position=position)
                found = faults_of(client, path, data, kind)
                faults += [
                    f"{address.name} by {who}, {kind}: {fault}" for fault in found
                ]
                sent += 1

    assert len(names) > 15, names
    assert not faults, f"{len(faults)} faults of {sent} forms:\n" + "\n".join(faults)


def faults_of(client, path, data, kind):
    """Return what went wrong with one form."""
    try:
        response = answer(client.post, path, data)
    except Exception as error:  # noqa: BLE001
        return [f"500, {type(error).__name__}: {str(error)[:120]}"]
    if response.status_code != 200:
        refused = response.status_code not in {302, 403}
        return [f"status {response.status_code}"] if refused else []
    page = response.content.decode()
    return [*lost(page, data), *([] if SCRIPT not in page else ["runs the script"])]


def lost(page, data):
    """Return the typed fields whose text is no longer in the page."""
    shown = PageReader(page).found.typed
    return [
        f"lost what was typed in {name}: {shown[name][:40]!r}"
        for name, text in data.items()
        if name in shown and plain(shown[name]) != plain(text)
    ]


def plain(text: str) -> str:
    """Return a text as a browser and a form leave it: no NUL, one kind of line end."""
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\ufffd", "")
    return text.encode("utf-8", "ignore").decode().strip()


def test_every_form_survives_missing_and_repeated_fields(scenario):
    faults = []

    for who, address, path, controls, client in forms_of(scenario):
        everything = {**controls.typed, **controls.chosen}
        for missing in everything:
            data = filled(controls, "3")
            data.pop(missing, None)
            twice = {name: [value, value] for name, value in data.items()}
            for sent in (data, twice):
                found = faults_of(client, path, sent, "missing")
                faults += [
                    f"{address.name} by {who} without {missing}: {fault}"
                    for fault in found
                ]

    assert not faults, "\n".join(faults)


def test_no_form_accepts_what_belongs_to_somebody_else(scenario):
    stranger = household()
    foreign = [stranger.child.pk, stranger.case.pk, stranger.case.recording_team.pk]
    foreign += [stranger.case.opened_by.pk, "not-a-uuid", "0", "[]"]
    before = Person.objects.filter(case=stranger.case).count()
    faults = []

    for who, address, path, controls, client in forms_of(scenario):
        for pk in foreign:
            data = filled(controls, "2") | dict.fromkeys(controls.chosen, str(pk))
            found = faults_of(client, path, data, "foreign")
            faults += [f"{address.name} by {who}, {pk}: {fault}" for fault in found]

    assert not faults, "\n".join(faults)
    assert Person.objects.filter(case=stranger.case).count() == before
