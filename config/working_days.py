"""Days on which an office works: Monday to Friday."""

from datetime import date, timedelta
from typing import TypeVar

Day = TypeVar("Day", bound=date)
WEEKEND = 5


def working_days_after(day: Day, number: int) -> Day:
    """Return the day, or the moment, that many working days later."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < WEEKEND
    return day
