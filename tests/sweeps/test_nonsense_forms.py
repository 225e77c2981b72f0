"""No form falls over, loses a word, runs a script or writes into another family."""

from functools import cache, partial
from html import escape, unescape
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.urls import reverse

from cases.models import Case, Person
from tests.matrix.verdicts import verdicts
from tests.sweeps import nonsense, routes, world
from tests.thorough import share

pytestmark = pytest.mark.django_db

ALWAYS = 2
"""So many of the first kinds of nonsense every form gets in every run: the sensible
and the empty one. Of the others each form gets one in eight, the next form others."""
ALLOWED = {200, 302, 403, 404, 405, 422}
EXTRA_FIELDS = {
    "cases:start-assessment": "person",
    "cases:search": "register",
    "information_sharing:withdraw-consent": "confirmed",
}
READ_ONLY = {
    name
    for (name, method, state), verdict in verdicts().items()
    if (method, state) == ("POST", "*") and "bad" in verdict.values()
}
SPENT = {"evaluation:survey-answer": (404, None)}
"""A link that nobody is known by: used again, it says that answers were counted."""
DIGEST = """(SELECT '{table}' || md5(string_agg(t::text, '' ORDER BY t::text))
    FROM {table} t WHERE {column} = ANY(%s::uuid[]))"""
QUERIES = [
    {"page": page, "show": show, "limit": limit, "offset": offset, "next": show}
    for page, show, limit, offset in (
        ("abc", "<script>alert(1)</script>", "abc", "-5"),
        ("-1", "\x00", "-1", "9" * 30),
        ("0", "closed", "9" * 30, "1e3"),
        ("99999", nonsense.BIDI, "0", "\x00"),
        ("9" * 50, "https://elsewhere.example/", "٣", "null"),
        ("\x00", "", "", ""),
    )
]


@pytest.fixture
def one(db):
    one = world.family_in_the_middle()
    one.centre = world.managed(one.case.centre)
    world.keep_walk(one)
    return one


@pytest.fixture
def other(db):
    return world.family_in_the_middle()


@pytest.fixture
def every_form(one):
    """Every address that takes a POST."""
    found = routes.addresses(one, one.centre)
    return [address for address in found if address.name not in READ_ONLY]


class Undo(Exception):
    """Takes back what one sending wrote."""


def undone(act):
    """Do something and take it back; return what it returned."""
    kept = []
    try:
        with transaction.atomic():
            kept.append(act())
            raise Undo
    except Undo:
        return kept[0]


def send(client, path, said):
    return client.post(path, said)


def fields_of(client, address):
    """Read the form; a form without a page of its own is known by its fields."""
    response = client.get(address.path)
    body = response.content.decode() if response.status_code == 200 else ""
    fields = nonsense.Fields.of(body)
    if address.name in EXTRA_FIELDS:
        fields.buttons.add(EXTRA_FIELDS[address.name])
    return fields


def strange_ids(other):
    """Return what belongs to the other family, to be chosen where it is not offered."""
    return {
        name: str(thing.pk)
        for name, thing in vars(other).items()
        if isinstance(thing, models.Model)
    } | {"child": str(other.family.child.pk), "mother": str(other.family.mother.pk)}


def test_the_collection_knows_every_address_that_takes_a_post(client, one):
    for address in routes.addresses(one, one.centre):
        client.force_login(address.by)
        status = undone(lambda a=address: client.post(a.path, {})).status_code
        read_only = address.name in READ_ONLY
        assert (status == 405) == read_only, f"{address.name} answers {status}"


def faults_of(response, said, fields):
    """Yield what is wrong with an answer."""
    if response.status_code not in ALLOWED:
        yield f"status {response.status_code}"
    body = response.content.decode()
    if "<script>alert" in body or "<img src=x" in body:
        yield "runs what was typed"
    if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
        lost = [name for name in fields.free if is_lost(body, said.get(name))]
        if lost:
            yield f"loses what was typed: {lost}"


def is_lost(body, sent):
    """Whether a text is not in the page; NUL may go, a browser never sends it."""
    text = sent[-1] if isinstance(sent, list) else sent
    if not text or not isinstance(text, str):
        return False
    wanted = text.replace("\x00", "").strip()
    return wanted not in unescape(body.replace("\x00", "")) or (
        "<" in wanted and escape(wanted) not in body.replace("&quot;", "&quot;")
    )


def test_nonsense_never_breaks_a_form(client, one, every_form):
    sent, faults = 0, []
    for number, address in enumerate(every_form):
        client.force_login(address.by)
        fields = fields_of(client, address)
        tried = list(nonsense.inputs(fields))
        for kind, said in tried[:ALWAYS] + share(tried[ALWAYS:], number, 8):
            faults += [
                f"{address.path} {kind}: {fault}"
                for fault in undone(partial(answer, client, address, said, fields))
            ]
            sent += 1
    print(f"{len(every_form)} forms, {sent} sendings")  # noqa: T201
    assert not faults, "\n".join(faults)


def answer(client, address, said, fields):
    """Send, look at the answer, and at the page that follows it."""
    response = send(client, address.path, said)
    faults = list(faults_of(response, said, fields))
    if response.status_code == 302:
        after = client.get(response.url)
        if after.status_code not in {200, 302} or b"<script>alert" in after.content:
            faults.append(f"leads to {after.status_code} at {response.url}")
    return faults


def test_nothing_is_written_about_another_family(client, one, other, every_form):
    untouched, faults = fingerprint(other.case), []
    for number, address in enumerate(every_form):
        client.force_login(address.by)
        fields = fields_of(client, address)
        said = nonsense.sensible(fields)
        theirs = strange_ids(other) if fields.choices or fields.buttons else {}
        for name, pk in share(list(theirs.items()), number, 8):
            chosen = said | dict.fromkeys(fields.everything() - fields.texts, pk)
            changed = undone(
                lambda a=address, c=chosen: (
                    send(client, a.path, c),
                    fingerprint(other.case) != untouched,
                )[1]
            )
            faults += [f"{address.path} with {name}"] if changed else []
    assert not faults, "\n".join(faults)


def fingerprint(case):
    """Return a digest of every row that points at this case or at its people."""
    of = {Case: [case.pk], Person: list(case.people.values_list("pk", flat=True))}
    rows = [(link, of[link.related_model]) for link in links_to_a_family()]
    text = " UNION ALL ".join(
        DIGEST.format(table=link.model._meta.db_table, column=link.column)
        for link, _ in rows
    )
    with connection.cursor() as cursor:
        cursor.execute(text, [pks for _, pks in rows])
        return sorted(cursor.fetchall(), key=str)


@cache
def links_to_a_family():
    """Every foreign key to a case or a person, but the log's, which notes refusals."""
    return [
        link
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model.__name__ != "AccessEvent"
        for link in model._meta.fields
        if link.related_model in {Case, Person}
    ]


def test_another_familys_things_are_not_found_under_this_case(client, one, other):
    theirs = routes.kwargs_by_route(other, one.centre)
    ours = routes.kwargs_by_route(one, one.centre)
    mixed = {
        name: kwargs | {"pk": one.case.pk}
        for name, (_, kwargs) in theirs.items()
        if "pk" in kwargs and kwargs.keys() - {"pk", "question", "moment"}
    }
    assert len(mixed) >= 7
    for name, kwargs in mixed.items():
        client.force_login(ours[name][0])
        path = reverse(name, kwargs=kwargs)
        for method in (client.get, client.post):
            status = undone(lambda m=method, p=path: m(p)).status_code
            assert status in {404, 405}, f"{name}: {status}"


def test_a_form_sent_twice_is_saved_once(client, one, every_form):
    saved = 0
    for address in share(every_form, 0, 2):
        client.force_login(address.by)
        said = nonsense.sensible(fields_of(client, address)) | {"_once": str(uuid4())}
        first, rows, second, again = undone(
            lambda a=address, s=said: (
                send(client, a.path, s),
                fingerprint(one.case),
                send(client, a.path, s),
                fingerprint(one.case),
            )
        )
        if first.status_code == 302:
            saved += 1
            led = second.status_code, second.get("Location")
            said_twice = SPENT.get(address.name) or (302, first.url)
            assert led == said_twice, address.path
            assert rows == again, address.path
    assert saved >= 15, "Most forms should take a sensible guess."


def test_drafts_keep_nonsense_and_give_it_back(client, one, every_form):
    for number, address in enumerate(every_form):
        client.force_login(address.by)
        fields = fields_of(client, address)
        for kind, text in share(list(nonsense.TEXTS.items()), number, 4):
            where_typed = fields.free if kind == "long" else fields.everything()
            said = dict.fromkeys(where_typed - {"_once"}, text)
            kept, shown, gone = undone(
                lambda a=address, s=said: (
                    send(client, a.path, s | {"_draft": "1"}),
                    client.get(a.path),
                    send(client, a.path, s | {"_discard": "1"}),
                )
            )
            where = f"{address.path} {kind}"
            assert kept.status_code in ALLOWED, where
            assert shown.status_code in ALLOWED, where
            assert gone.status_code in ALLOWED, where
            assert b"<script>alert" not in shown.content, where


def test_nonsense_in_the_query_is_harmless(client, one):
    for number, address in enumerate(routes.addresses(one, one.centre)):
        client.force_login(address.by)
        for query in share(QUERIES, number, 6):
            response = undone(lambda a=address, q=query: client.get(a.path, q))
            where = f"{address.path} {query}"
            assert response.status_code in {*ALLOWED, 400, 503}, where
            if not response.streaming:
                assert b"<script>alert" not in response.content, where


def test_nonsense_never_breaks_an_account_page(client, one):
    kwargs = {
        "account_confirm_email": {"key": "nonsense"},
        "account_reset_password_from_key": {"uidb36": "zz", "key": "nonsense"},
        "mfa_remove_webauthn": {"pk": 99},
        "mfa_edit_webauthn": {"pk": 99},
    }
    for signed_in in (False, True):
        for name in sorted(world.account_routes()):
            client.force_login(one.worker) if signed_in else client.logout()
            path = reverse(name, kwargs=kwargs.get(name))
            response = client.get(path)
            body = response.content.decode() if response.status_code == 200 else ""
            fields = nonsense.Fields.of(body)
            for text in (*nonsense.TEXTS.values(), "", "maybe"):
                said = dict.fromkeys(fields.everything(), text)
                answer = undone(lambda p=path, s=said: client.post(p, s))
                assert answer.status_code in {*ALLOWED, 429}, path
                assert b"<script>alert" not in answer.content, path
