from datetime import UTC, date, datetime, time

import pytest

from config import dates

TODAY = date(2026, 11, 21)


def test_long_date_has_no_leading_zero():
    assert dates.long_date(date(2026, 11, 4)) == "Wednesday 4 November 2026"


def test_long_date_of_a_moment_is_the_day_in_london():
    assert dates.long_date(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == (
        "Wednesday 1 July 2026"
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 21), "today"),
        (date(2026, 11, 22), "tomorrow"),
        (date(2026, 11, 20), "yesterday"),
        (date(2026, 11, 24), "in 3 days"),
        (date(2026, 11, 19), "2 days ago"),
    ],
)
def test_relative_days(day, words):
    assert dates.relative_days(day, TODAY) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (time(14, 30), "2:30pm"),
        (time(9), "9am"),
        (time(12), "midday"),
        (time(0), "midnight"),
        (time(0, 5), "12:05am"),
        (time(12, 5), "12:05pm"),
        (datetime(2026, 6, 1, 13, 30, tzinfo=UTC), "2:30pm"),
    ],
)
def test_clock(moment, words):
    assert dates.clock(moment) == words


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(2026, 11, 21), "0 days"),
        (date(2026, 11, 20), "1 day"),
        (date(2026, 11, 1), "2 weeks"),
        (date(2026, 6, 22), "4 months"),
        (date(2026, 6, 21), "5 months"),
        (date(2024, 11, 22), "23 months"),
        (date(2024, 7, 1), "2 years 4 months"),
        (date(2023, 11, 21), "3 years"),
        (date(1992, 2, 29), "34 years"),
    ],
)
def test_age_of_a_person_who_is_born(born, words):
    assert dates.age(born=born, today=TODAY) == words


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        (date(2027, 1, 2), "34 weeks, expected 2 January"),
        (date(2026, 11, 14), "41 weeks, expected 14 November"),
        (date(2024, 1, 12), "expected 12 January 2024"),
    ],
)
def test_age_of_an_unborn_child(expected, words):
    assert dates.age(expected=expected, today=TODAY) == words


def test_age_when_nothing_is_known():
    assert dates.age(today=TODAY) == "age not known"


def test_short_date_is_without_the_day_of_the_week():
    assert dates.short_date(date(2026, 11, 4)) == "4 November 2026"
