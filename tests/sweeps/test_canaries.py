"""Nothing that was not shared reaches anybody: not by page, PDF, CSV, API, mail or log."""

import io
import json
import logging

import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse

from cases.elements import ELEMENTS
from config.request_log import standard_logging
from information_sharing.categories import Category
from tests.sweeps import canaries, routes, world
from tests.thorough import share

pytestmark = pytest.mark.django_db

ALL = {*Category.values}
BOTH = {"child", "mother"}
COORDINATING = canaries.COORDINATING
MAY_READ = {
    "worker": (
        ALL | {COORDINATING, canaries.AUTHOR, canaries.OFFICER, "THERAPY"},
        BOTH | {"father"},
    ),
    "therapist": ({"IDENTITY", "HEALTH", "DEVELOPMENT", "THERAPY"}, BOTH),
    "lead": (
        {"IDENTITY", "HEALTH", "PLAN", "WELLBEING", "THERAPY"}
        | {COORDINATING, canaries.OFFICER},
        BOTH,
    ),
    "nominee": ({"PLAN"}, set()),
    "officer": ({canaries.OFFICER}, set()),
    "outsider": (set(), set()),
    "nursery": (set(), set()),
    "superuser": (set(), set()),
    "manager": (set(), set()),
}
PARTLY = {"therapist", "lead"}
"""With whom some is shared and some is not: they look everywhere in every run."""


@pytest.fixture
def one(db):
    one = canaries.plant()
    one.centre = world.managed(one.case.centre)
    one.manager = one.centre.manager
    return one


@pytest.fixture
def every_path(one):
    """Every address of the site and every question of this case."""
    paths = {a.path for a in routes.addresses(one, one.centre)}
    return sorted({*paths, reverse("cases:list") + "?show=closed"})


@pytest.fixture
def elements(one):
    """The two pages of every element: each reader asks for a share of these."""
    sheet = [one.case.pk, one.assessment.pk]
    return [
        reverse(name, args=[*sheet, element.code])
        for element in ELEMENTS
        for name in ("cases:element", "cases:add-to-element")
    ]


def sign_in(client, practitioner):
    client.logout()
    client.force_login(practitioner)


def test_nobody_reads_what_was_not_shared_with_her(client, one, every_path, elements):
    leaks = []
    for number, (who, rights) in enumerate(MAY_READ.items()):
        sign_in(client, getattr(one, who))
        forbidden = one.words.not_for(*rights)
        asked = every_path if who in PARTLY else share(every_path, number, 4)
        for path in [*asked, *share(elements, number, 5)]:
            found = one.words.in_text(canaries.text_of(client.get(path)))
            leaks += [f"{who} {path}: {word}" for word in found & forbidden]
    assert not leaks, "\n".join(leaks)


def test_what_is_shared_is_there_to_read(client, one):
    """The canaries sing: an empty page would prove nothing."""
    for who in ("worker", "therapist", "lead"):
        sign_in(client, getattr(one, who))
        allowed = set(one.words.planted) - one.words.not_for(*MAY_READ[who])
        record = {word for word in allowed if one.words.planted[word][0] in ALL}
        for name in ("cases:summary-pdf", "cases:api-detail"):
            path = reverse(name, args=[one.case.pk])
            read = one.words.in_text(canaries.text_of(client.get(path)))
            assert len(read & record) > 0.3 * len(record), f"{who} {name}"


def test_the_search_finds_only_who_is_shared(client, one):
    known = one.family.father.given_name, one.family.father.family_name
    said = {"given_name": known[0], "family_name": known[1]}
    for who, (categories, people) in MAY_READ.items():
        sign_in(client, getattr(one, who))
        response = client.post(reverse("cases:search"), said)
        found = one.words.in_text(response.content.decode())
        assert not (found - set(known)) & one.words.not_for(categories, people), who
        named = one.case.reference in response.content.decode()
        assert not named or who == "worker", who


def test_the_api_list_holds_only_cases_and_people_that_are_shared(client, one):
    for who, rights in MAY_READ.items():
        sign_in(client, getattr(one, who))
        text = client.get(reverse("cases:api-list")).content.decode()
        assert not one.words.in_text(text) & one.words.not_for(*rights), who
        assert (one.case.reference in text) == bool(rights[1]), who


def test_figures_for_the_manager_name_no_family(client, one, every_path):
    sign_in(client, one.manager)
    for path in every_path:
        if path.startswith(("/reports/", "/self-evaluations/", "/submissions/")):
            text = canaries.text_of(client.get(path))
            assert one.case.reference not in text, path


def test_no_mail_says_anything_about_a_family(client, one):
    sign_in(client, one.nominee)
    path = reverse("lead_professional:nomination", args=[one.nomination.pk])
    client.post(path, {"answer": "decline", "why": "OTHER", "words": "Too far."})
    sign_in(client, one.officer)
    path = reverse("information_sharing:advice", args=[one.advice.pk])
    assert client.post(path, {"answer": "Ask the mother."}).status_code == 302
    client.logout()
    client.post(reverse("account_reset_password"), {"email": one.worker.email})
    assert len(mail.outbox) == 1
    whole = mail.outbox[0].message().as_string()
    assert not one.words.in_text(whole)
    assert one.case.reference not in whole


@pytest.fixture
def log_lines():
    """What goes to the log, as the formatter writes it in production."""
    out = io.StringIO()
    described = standard_logging("INFO")
    handler = logging.StreamHandler(out)
    for name in described["handlers"]["err"]["filters"]:
        handler.addFilter(described["filters"][name]["()"]())
    formatter = dict(described["formatters"]["json"])
    handler.setFormatter(formatter.pop("()")(**formatter))
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel("INFO")
    yield lambda: out.getvalue().splitlines()
    root.removeHandler(handler)
    root.setLevel(level)


def test_the_log_knows_routes_not_paths_or_words(client, one, every_path, log_lines):
    sign_in(client, one.worker)
    secret = one.words.word("ANY", "nobody", "query")
    paths = [path for path in every_path if "/assessments/" not in path]
    paths = [one.case.get_absolute_url(), *share(paths, 0, 3)]
    for path in paths:
        client.get(path, {"page": secret})
        client.post(path, {"words": secret, "given_name": secret})
    client.get(f"/cases/{secret}/")
    lines = log_lines()
    requests = [json.loads(line) for line in lines if '"request_id"' in line]
    assert len(requests) > 2 * len(paths)
    assert any(line.get("route") == "cases:detail" for line in requests)
    for line in lines:
        assert not one.words.in_text(line), line
        assert str(one.case.pk) not in line, line
        assert one.case.reference not in line, line
        # Where our own code stands is no address of the site.
        assert "/cases/" not in line.replace(f"{settings.BASE_DIR}/", ""), line
        assert "page=" not in line, line
