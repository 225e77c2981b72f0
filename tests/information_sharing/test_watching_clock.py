"""Unusual reading by the clock: night hours, and a reader's own habit of 30 days."""

import itertools

import pytest
from django.db import connection

from information_sharing import watching
from tests.factories.agencies import PractitionerFactory
from tests.factories.cases import CaseFactory

pytestmark = pytest.mark.django_db(transaction=True)
NUMBERS = itertools.count(1000)
INSERT = """
INSERT INTO information_sharing_accessevent
  (chain, sequence, at, event, by_id, case_id, details, previous_hash, hash)
VALUES ('{case}', {number},
  ((statement_timestamp() AT TIME ZONE 'Europe/London')::date - {days_ago}
    + time '{clock}') AT TIME ZONE 'Europe/London',
  'CASE_VIEWED', '{reader}', '{case}', '{{}}', '', '')
"""


@pytest.fixture
def read(postgres, database_name):
    """Put lines into the log with a time of our own, which only a superuser can."""

    def reading(reader, *cases, days_ago=1, clock="12:00"):
        lines = [
            INSERT.format(
                case=case.pk,
                reader=reader.pk,
                number=next(NUMBERS),
                days_ago=days_ago,
                clock=clock,
            )
            for case in cases
        ]
        silent = "SET session_replication_role = replica"
        postgres.execute(silent, *lines, name=database_name)

    return reading


@pytest.fixture
def reader():
    return PractitionerFactory()


@pytest.mark.parametrize(
    ("clock", "stands_out"),
    [("05:59", True), ("06:00", False), ("21:59", False), ("22:00", True),
     ("00:00", True), ("12:00", False)],
)  # fmt: skip
def test_reading_at_night_stands_out(read, reader, clock, stands_out):
    read(reader, CaseFactory(opened_by=reader), clock=clock)

    assert [each.sign for each in watching.entries()] == ["OUT_OF_HOURS"] * stands_out


def test_the_hour_is_that_of_the_clock_on_the_wall():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT extract(hour FROM timestamptz '2026-07-01 21:30+00'"
            " AT TIME ZONE 'Europe/London')"
        )
        assert cursor.fetchone() == (22,)


@pytest.mark.parametrize(
    ("usual", "today", "stands_out"),
    [(2, 6, False), (2, 7, True), (0, 4, True), (0, 3, False)],
)
def test_more_than_three_times_her_own_habit_stands_out(
    read, reader, settings, usual, today, stands_out
):
    settings.WATCHING = settings.WATCHING | {"volume_at_least": 4}
    cases = CaseFactory.create_batch(7, opened_by=reader)
    for days_ago in (5, 20):
        read(reader, *cases[:usual], days_ago=days_ago)

    read(reader, *cases[:today], days_ago=1)

    assert [each.sign for each in watching.entries()] == ["VOLUME"] * stands_out


def test_what_she_did_before_the_thirty_days_is_no_habit(read, reader, settings):
    settings.WATCHING = settings.WATCHING | {"volume_at_least": 4}
    cases = CaseFactory.create_batch(5, opened_by=reader)
    read(reader, *cases, days_ago=32)

    read(reader, *cases[:4], days_ago=1)

    assert [each.sign for each in watching.entries()] == ["VOLUME"]


def test_after_two_weeks_a_sign_is_no_longer_shown(read, reader):
    case = CaseFactory(opened_by=reader)
    read(reader, case, days_ago=14, clock="23:00")
    assert watching.entries() == []

    read(reader, case, days_ago=13, clock="23:00")

    assert len(watching.entries()) == 1
