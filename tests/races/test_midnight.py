"""The last day of a consent ends at midnight in London, also when the clocks change.

The database's own clock cannot be set, so the text of the view is asked as it stands,
with another moment in the place of the clock.
"""

import datetime

import pytest
from django.db import connection

from tests.people import consent_for, household, share

pytestmark = pytest.mark.django_db

FORWARD, BACK = datetime.date(2027, 3, 28), datetime.date(2026, 10, 25)
ENDS = {
    datetime.date(2026, 10, 24): "2026-10-24 23:00:00",
    BACK: "2026-10-26 00:00:00",
    datetime.date(2027, 3, 27): "2027-03-28 00:00:00",
    FORWARD: "2027-03-28 23:00:00",
}
"""When, by the clock of the world (UTC), the last second of each day has passed."""


@pytest.fixture
def grant():
    """What a therapy team holds by a consent."""
    family = household()
    team = household().case.recording_team
    long_ago = datetime.date(2026, 1, 5)
    consent = consent_for(family, team, given_on=long_ago)
    grant = share(family, team, consent=consent)
    type(grant).objects.filter(pk=grant.pk).update(starts_at="2026-01-05T00:00Z")
    return grant


def stands(grant, moment):
    """Return whether the grant would stand at this moment."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_viewdef('information_sharing_standing'::regclass)"
        )
        text = cursor.fetchone()[0].rstrip(";")
        assert text.count("statement_timestamp()") >= 4
        text = text.replace("statement_timestamp()", "%s::timestamptz")
        cursor.execute(text, [moment] * text.count("%s"))
        at = [column.name for column in cursor.description].index("grant_id")
        return grant.pk in {row[at] for row in cursor.fetchall()}


def second_before(text):
    """Return the last moment before this one."""
    moment = datetime.datetime.fromisoformat(text) - datetime.timedelta(seconds=1)
    return f"{moment}+00"


@pytest.mark.parametrize("field", ["consent", "grant"])
@pytest.mark.parametrize("day", ENDS)
def test_the_last_day_ends_at_midnight_in_london(grant, day, field):
    ends = ({"consent": (grant.consent, "expires_on"), "grant": (grant, "ends_on")})[
        field
    ]
    type(ends[0]).objects.filter(pk=ends[0].pk).update(**{ends[1]: day})
    if field == "grant":
        type(grant.consent).objects.update(expires_on=datetime.date(2028, 1, 1))

    assert stands(grant, second_before(ENDS[day]))
    assert not stands(grant, f"{ENDS[day]}+00")


@pytest.mark.parametrize("day", [FORWARD, BACK])
def test_the_first_day_begins_at_midnight_in_london(grant, day):
    begins = ENDS[day - datetime.timedelta(days=1)]
    type(grant.consent).objects.update(
        given_on=day, expires_on=datetime.date(2028, 1, 1)
    )

    assert not stands(grant, second_before(begins))
    assert stands(grant, f"{begins}+00")


def test_an_hour_that_comes_twice_is_two_hours(grant):
    """01:30 of the night in October: first in summer time, then again."""
    type(grant).objects.filter(pk=grant.pk).update(ends_at="2026-10-25T01:15:00Z")

    assert stands(grant, "2026-10-25 00:30:00+00")
    assert not stands(grant, "2026-10-25 01:30:00+00")
