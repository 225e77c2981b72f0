"""The demo's surveys: 253 asked, 134 answered, and the same in every town."""

import time

import pytest
from django.core import mail
from django.urls import reverse

from config.demo.families import Town
from config.demo.people import make_people
from config.demo.places import make_places
from config.demo.surveys import ask_how_we_work
from evaluation.models import Survey
from evaluation.queries import results
from evaluation.queries.ballots import answers_of
from evaluation.queries.response import response_of

SECONDS = 5


@pytest.fixture
def town(db):
    teams = make_places()
    return Town(teams, make_people(teams))


def test_the_demo_has_the_response_of_the_study_and_links_in_the_post(town):
    reverse("home")
    began = time.monotonic()
    ask_how_we_work(town)
    took = time.monotonic() - began
    print(f"surveys of the demo: {took:.2f} s")  # noqa: T201

    closed = Survey.objects.get(status="CLOSED", baseline=None)
    rate = response_of(closed, viewer=town.people["grace"]).everybody
    assert (rate.invited, rate.answered, rate.per_cent) == (253, 134, 53)
    to_grace = [m for m in mail.outbox if m.to == [town.people["grace"].email]]
    assert "/surveys/answer/" in to_grace[0].body
    assert took < SECONDS


def test_answers_of_the_demo_tell_of_every_level(town):
    ask_how_we_work(town)
    closed = Survey.objects.get(status="CLOSED", baseline=None)

    told = answers_of(survey=closed, viewer=town.people["grace"])

    levels = {p for item in told.items for p in item.by_perspective}
    assert levels >= {"COMMISSIONER", "MANAGER", "FRONT_LINE", "FAMILY"}
    assert all(g.n >= 5 for item in told.items for g in item.groups)
    given = closed.ballots.filter(answers__has_key="CP1")
    given = given.values_list("answers", flat=True)
    values = [each["CP1"] for each in given if each["CP1"]]
    item = next(each for each in told.items if each.code == "CP1")
    assert item.everybody.n == len(values)
    assert item.everybody.mean == sum(values) / len(values)


def test_the_second_round_shows_what_became_of_the_plan_of_the_first(town):
    ask_how_we_work(town)
    grace = town.people["grace"]
    again = Survey.objects.get(months=6)

    found = results.results_for(survey=again, viewer=grace)
    earlier = results.earlier_actions(survey=again, results=found, viewer=grace)

    moved = {e.action.about: (e.then.mean, e.now.mean) for e in earlier}
    assert set(moved) == {"WR7", "PR26"}
    assert moved["PR26"][1] > moved["PR26"][0] + 0.4
    assert {each.item.code for each in found.lowest} >= {"CO6"}
    assert not [each for each in found.alone if each.agency == "Open Door families"]
