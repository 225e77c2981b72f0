"""Working days leave out weekends and the bank holidays of England and Wales."""

import datetime

import pytest

from config.working_days import is_working_day, working_days_after


@pytest.mark.parametrize(
    ("day", "number", "then"),
    [
        ("2026-04-02", 1, "2026-04-07"),  # over Good Friday and Easter Monday
        ("2026-12-24", 1, "2026-12-29"),  # Boxing Day on a Saturday: Monday instead
        ("2027-12-24", 1, "2027-12-29"),  # both on the weekend: Monday and Tuesday
        ("2027-12-31", 1, "2028-01-04"),  # New Year's Day on a Saturday
        ("2026-05-01", 1, "2026-05-05"),  # the first Monday of May
        ("2026-08-28", 1, "2026-09-01"),  # the last Monday of August
        ("2026-11-20", 35, "2027-01-13"),
        ("2026-11-21", 1, "2026-11-23"),
    ],
)
def test_they_are_counted_over_holidays(day, number, then):
    after = working_days_after(datetime.date.fromisoformat(day), number)

    assert after == datetime.date.fromisoformat(then)


@pytest.mark.parametrize("day", ["2026-08-03", "2026-03-17", "2026-11-30"])
def test_holidays_of_scotland_and_northern_ireland_are_worked(day):
    assert is_working_day(datetime.date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2022-06-03", "2022-09-19", "2023-05-08"])
def test_holidays_proclaimed_once_are_known(day):
    assert not is_working_day(datetime.date.fromisoformat(day))


def test_a_moment_stays_a_moment():
    moment = datetime.datetime(2026, 4, 2, 15, 30, tzinfo=datetime.UTC)

    after = working_days_after(moment, 1)

    assert after == datetime.datetime(2026, 4, 7, 15, 30, tzinfo=datetime.UTC)
