"""Days on which an office works: Monday to Friday, without the bank holidays."""

from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from holidays import HolidayBase, country_holidays

from config.dates import as_date

Day = TypeVar("Day", bound=date)
WEEKEND = 5


@cache
def bank_holidays() -> HolidayBase:
    """Return those of England and Wales, which are the same; nothing is fetched."""
    return country_holidays("GB", subdiv="ENG")


def is_working_day(day: date) -> bool:
    """Return whether offices are open on that day."""
    there = as_date(day)
    return there.weekday() < WEEKEND and there not in bank_holidays()


def working_days_after(day: Day, number: int) -> Day:
    """Return the day, or the moment, that many working days later."""
    while number:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day
