"""How often the family had to repeat itself: asked at review, told in words."""

import datetime

import pytest
from django.urls import reverse

from cases.models import Review
from cases.queries.told_once import told_once
from tests.factories.agencies import TeamFactory
from tests.factories.cases import ReviewFactory
from tests.people import household, member_of, share, team_member

pytestmark = pytest.mark.django_db
ASKED = "How often did you have to tell your story again since last time?"


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


def reviewed(case, *times):
    for month, number in enumerate(times, start=1):
        held_on = datetime.date(2026, month, 2)
        ReviewFactory(case=case, held_on=held_on, times_repeated=number)


@pytest.mark.parametrize(
    ("times", "trend"),
    [
        ((3,), "3 times. It was asked once so far."),
        ((3, 1), "1 time: less than the time before (3 times)."),
        ((0, 2), "2 times: more than the time before (not once)."),
        ((2, None, 2), "2 times, as often as the time before."),
        (
            (4, 0),
            "did not have to tell its story again: less than the time before (4 times).",
        ),
    ],
)
def test_the_trend_is_a_sentence(family, worker, times, trend):
    reviewed(family.case, *times)

    assert told_once(viewer=worker, case=family.case).trend.endswith(trend)


def test_nothing_is_said_where_nobody_asked(family, worker):
    reviewed(family.case, None)

    assert told_once(viewer=worker, case=family.case) is None


def test_it_belongs_to_the_plan(client, family):
    reviewed(family.case, 3)
    therapy = TeamFactory()
    share(family, therapy)
    client.force_login(member_of(therapy))

    body = client.get(reverse("cases:plan", args=[family.case.pk])).content.decode()

    assert "tell its story again" not in body


def test_it_is_asked_at_review_and_stands_in_the_plan(client, family, worker):
    client.force_login(worker)
    url = reverse("cases:record-review", args=[family.case.pk])
    assert ASKED in client.get(url).content.decode()
    said = {"held_on_day": "2", "held_on_month": "3", "held_on_year": "2026"}
    said |= {"next_review_on_day": "1", "next_review_on_month": "9"}
    said |= {"next_review_on_year": "2027"}

    client.post(url, said | {"mode": "MEETING", "times_repeated": "2"})

    assert Review.objects.get().times_repeated == 2
    body = client.get(reverse("cases:plan", args=[family.case.pk])).content.decode()
    assert "tell its story again 2 times." in body


@pytest.mark.parametrize("wrong", ["often", "-1", "100"])
def test_it_is_a_number(client, family, worker, wrong):
    client.force_login(worker)
    url = reverse("cases:record-review", args=[family.case.pk])

    body = client.post(url, {"times_repeated": wrong}).content.decode()

    assert "must be a number from 0 to 99" in body
