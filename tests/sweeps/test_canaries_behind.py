"""No family's words behind the pages: queue, worker, post, cache, names of things.

Calendar files do not exist yet; when they do, they belong here.
"""

import base64
import json
import re
import time
from pathlib import Path

import pytest
import redis
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse

from evaluation.commands.reports import request_report
from information_sharing.commands import tell
from information_sharing.models import Notice
from information_sharing.notice_words import KINDS
from tests.evaluation.town import wanted
from tests.sweeps import canaries, routes, world
from tests.thorough import share

pytestmark = pytest.mark.django_db(transaction=True)

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
NAMES_THINGS = re.compile(
    r"<title>.*?</title>|(?:href|action|src|id|hx-\w+)=\"[^\"]*\"", re.DOTALL
)


@pytest.fixture
def one(transactional_db):
    valkey().flushdb()
    one = canaries.plant()
    one.centre = world.managed(one.case.centre)
    one.manager = one.centre.manager
    return one


def valkey():
    """The run's own server, as the queue and the cache use it."""
    return redis.from_url(settings.REDIS_URL)


def everything_kept():
    """Return every key and value of the server as text, messages unpacked."""
    server, found = valkey(), []
    readers = {
        b"string": server.get,
        b"hash": server.hgetall,
        b"set": server.smembers,
        b"list": lambda key: server.lrange(key, 0, -1),
        b"zset": lambda key: server.zrange(key, 0, -1),
    }
    for key in server.scan_iter():
        value = readers[server.type(key)](key)
        found.append(f"{key!r} {value!r}")
        if isinstance(value, list):
            found += [unpacked(item) for item in value]
    return found


def unpacked(message):
    """Return a message of the queue with its arguments readable."""
    if not message.startswith(b"{"):
        return repr(message)
    told = json.loads(message)
    body = base64.b64decode(told["body"]).decode()
    return json.dumps(told["headers"]) + body


def says(one, text):
    """Return what of the family stands in a text: words, reference, key, names."""
    known = {one.case.reference, str(one.case.pk), one.family.child.family_name}
    return one.words.in_text(text) | {word for word in known if word in text}


def tell_everything(one):
    """Tell the worker by every kind of notice that there is."""
    for kind in KINDS:
        tell(people=[one.worker], kind=kind, by=None, case=one.case, target=one.case.pk)


def test_the_queue_holds_keys_of_rows_and_nothing_else(one):
    tell_everything(one)
    request_report(wanted=wanted(one.case.centre), by=one.manager)

    kept = everything_kept()

    messages = [text for text in kept if text.startswith("{")]
    assert len(messages) >= len(KINDS) + 1
    for text in kept:
        assert not says(one, text), text
    arguments = [json.loads(text[text.index("}[[") + 1 :])[0] for text in messages]
    assert all(UUID.fullmatch(argument) for call in arguments for argument in call)


@pytest.fixture
def post(tmp_path, monkeypatch, request):
    """A real worker that writes e-mails to a folder, and its log."""
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    monkeypatch.setenv("SECRET_KEY", settings.SECRET_KEY)
    monkeypatch.setenv("TEAM_AROUND_VAR", str(tmp_path))
    monkeypatch.setenv("LOG_LEVEL", "INFO")
    request.getfixturevalue("celery_worker")
    return tmp_path / "mail"


def wait_until(done, seconds=150):
    deadline = time.monotonic() + seconds
    while not done() and time.monotonic() < deadline:
        time.sleep(0.2)
    assert done()


def test_a_real_worker_writes_and_posts_nothing_about_a_family(one, post):
    from tests.plugins import worker

    tell_everything(one)
    report = request_report(wanted=wanted(one.case.centre), by=one.manager)
    made = type(report).objects.filter(pk=report.pk, status="DONE")
    waiting = Notice.objects.filter(mailed_at=None)
    wait_until(lambda: made.exists() and not waiting.exists())

    letters = [path.read_text() for path in Path(post).iterdir()]
    assert sum(text.count("Subject: ") for text in letters) >= len(KINDS)
    log = (Path(worker.FOLDER) / f"celery-{worker.WORKER}.log").read_text()
    assert "mail_notice" in log
    for text in [*letters, *log.splitlines(), *everything_kept()]:
        assert not says(one, text), text


def test_the_cache_keeps_nothing_about_a_family(one):
    child = one.family.child
    said = {"given_name": child.given_name, "family_name": child.family_name}
    born = {"born_on_day": "3", "born_on_month": "7", "born_on_year": "2024"}
    for number, who in enumerate((one.worker, one.outsider, one.manager)):
        client = Client()
        client.force_login(who)
        for address in share(routes.addresses(one, one.centre), number, 3):
            client.get(address.path)
        client.post(reverse("cases:search"), said)
        if "information_sharing:index" in world.own_routes():
            path = reverse("information_sharing:index")
            client.post(path, said | born | {"purpose": "BEGINNING"})
    Client().post(
        reverse("account_login"), {"login": child.given_name, "password": "x"}
    )
    cache.set("sings", "1")

    kept = everything_kept()

    assert kept
    for text in kept:
        assert not says(one, text), text


def test_titles_addresses_and_headers_name_nobody(one):
    """Not even to those who may read the names: they are seen by others, and kept."""
    client, named = Client(), []
    client.force_login(one.worker)
    for address in routes.addresses(one, one.centre):
        response = client.get(address.path)
        heads = " ".join(f"{key}: {value}" for key, value in response.headers.items())
        parts = [heads, address.path]
        if response["Content-Type"].startswith("text/html"):
            parts += NAMES_THINGS.findall(response.content.decode())
        for part in parts:
            named += [f"{address.path}: {word}" for word in one.words.in_text(part)]
    assert not named, "\n".join(named)


@pytest.mark.parametrize("asked", ["information_sharing_access", "cases_person"])
def test_an_error_page_repeats_nothing(one, asked):
    secret = one.words.word("ANY", "nobody", "error")
    client = Client(raise_request_exception=False)
    client.force_login(one.worker)

    def break_down(execute, sql, params, many, context):
        if asked in sql:
            raise DatabaseError(f"{secret} in {sql}")
        return execute(sql, params, many, context)

    path = reverse("cases:detail", args=[one.case.pk])
    with connection.execute_wrapper(break_down):
        response = client.get(path, {"q": secret})

    assert response.status_code >= 500
    text = response.content.decode()
    assert not says(one, text)
    assert "SELECT" not in text
    for status, wrong in {404: f"/cases/{secret}/", 405: path}.items():
        send = client.get if status == 404 else client.post
        answer = send(wrong, {"q": secret})
        assert answer.status_code == status
        assert not one.words.in_text(answer.content.decode())
