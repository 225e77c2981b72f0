"""Money is whole pence; a year of money begins on 1 April (practice.md 3.2)."""

from datetime import date
from decimal import Decimal

APRIL = 4


def year_of(day: date) -> int:
    """Return the year in which the year of money that holds this day began."""
    return day.year if day.month >= APRIL else day.year - 1


def to_pence(pounds: Decimal) -> int:
    """Return an amount that somebody typed in pounds."""
    return int(pounds * 100)


def in_pounds(pence: int) -> str:
    """Return an amount as people read it."""
    sign = "-" if pence < 0 else ""
    return f"{sign}£{abs(pence) // 100:,}.{abs(pence) % 100:02d}"
