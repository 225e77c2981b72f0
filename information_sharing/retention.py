"""How long a record is kept: pure rules, counted from the people whom it is about.

Periods are in settings.RETENTION, since each authority sets its own. As delivered:
a centre's file until its youngest child would be 25 (practice notes 8.5).
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

RULES: dict[str, str] = {
    "CENTRE_FILE": "A centre's file: the youngest child's date of birth and {years} "
    "years",
    "EXPECTED_CHILD": "A centre's file about a child not born then: the expected day "
    "and {years} years",
    "UNDATED": "A file without a child's date: {years} years after it was closed",
    "DRAFTS": "What was typed and not saved: {days} days",
    "NOTICES": "What somebody was told: {days} days",
    "INFORMAL": "Informal notes: {days} days after they were last shown",
    "REFERRALS": "A referral that ended and led to no file: {days} days",
}
"""Each rule in words; the access log is kept and has no rule here."""


@dataclass(frozen=True)
class CaseDates:
    """What the rules need to know of a case, and nothing more."""

    closed_on: date
    youngest_born_on: date | None = None
    last_expected_on: date | None = None
    has_undated_child: bool = False


@dataclass(frozen=True)
class Due:
    """From which day a record is destroyed, and by which rule."""

    rule: str
    on: date

    @property
    def words(self) -> str:
        """Return the rule with its period."""
        return in_words(self.rule)


def due_of(dates: CaseDates) -> Due:
    """Return when a closed case is due: by the rule that keeps it longest.

    A child without a date may be younger than the others, so the case is then kept
    at least as long as one without any date.
    """
    periods = settings.RETENTION
    found = []
    if dates.youngest_born_on:
        on = anniversary(dates.youngest_born_on, periods["centre_file_years"])
        found.append(Due("CENTRE_FILE", on))
    if dates.last_expected_on:
        on = anniversary(dates.last_expected_on, periods["centre_file_years"])
        found.append(Due("EXPECTED_CHILD", on))
    if dates.has_undated_child or not found:
        on = anniversary(dates.closed_on, periods["undated_years"])
        found.append(Due("UNDATED", on))
    return max(found, key=lambda due: due.on)


def anniversary(day: date, years: int) -> date:
    """Return the same day so many years on; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def in_words(rule: str) -> str:
    """Return a rule in words, with the period that is set."""
    periods = settings.RETENTION
    lengths = {
        "CENTRE_FILE": periods["centre_file_years"],
        "EXPECTED_CHILD": periods["centre_file_years"],
        "UNDATED": periods["undated_years"],
        "DRAFTS": periods["drafts_days"],
        "NOTICES": periods["notices_days"],
        "REFERRALS": periods["referrals_days"],
        "INFORMAL": periods["informal_days"],
    }
    return RULES[rule].format(years=lengths[rule], days=lengths[rule])
