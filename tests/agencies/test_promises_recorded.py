"""Promises at meetings, and staff time: what the record knows, and what it does not."""

import datetime

import pytest

from agencies.commands import promises as commands
from agencies.models import Commitment
from information_sharing.exceptions import AccessDenied
from tests.agencies.agreed import partners
from tests.agencies.test_promises import MADE, Measure, line_of
from tests.factories.agencies import AgreementFactory, CentreFactory, TeamFactory
from tests.factories.agencies_agreed import (
    BodyMeetingFactory,
    BodyMemberFactory,
    CommitmentFactory,
)
from tests.factories.agencies_centre import OnSiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def who():
    return partners()


def test_whoever_chairs_a_meeting_writes_promises_down_and_judges_none(who):
    meeting = BodyMeetingFactory(held_on=MADE)
    BodyMemberFactory(
        body=meeting.body, practitioner=who.nurse, agency=who.health, is_chair=True
    )
    said = {"agency": who.health, "words": "We come."}

    promise = commands.record_commitment(**said, meeting=meeting, by=who.nurse)

    with pytest.raises(AccessDenied):
        commands.record_commitment(**said, by=who.nurse)
    with pytest.raises(AccessDenied):
        commands.judge_commitment(
            commitment=promise, kept="KEPT", why="So it is.", by=who.nurse
        )


def hours_there(team, *, on, until=17, **fields):
    nine, later = datetime.time(9), datetime.time(until)
    return OnSiteFactory(team=team, on=on, arrives=nine, leaves=later, **fields)


def test_staff_time_is_what_people_said_and_less_condemns_nobody(who):
    team, centre = TeamFactory(agency=who.health), CentreFactory()
    promise = CommitmentFactory(
        agency=who.health,
        measure=Measure.STAFF_HOURS,
        amount=8,
        made_on=MADE,
        due_on=datetime.date(2026, 2, 28),
        agreement=AgreementFactory(centre=centre, starts_on=MADE),
    )
    assert line_of(promise, who.nurse).recorded.words == "Nothing to count yet"
    for day in (5, 12):
        hours_there(team, centre=centre, on=datetime.date(2026, 2, day))
    hours_there(team, on=datetime.date(2026, 2, 19))
    hours_there(team, centre=centre, on=datetime.date(2026, 3, 2))
    hours_there(TeamFactory(), centre=centre, on=datetime.date(2026, 2, 6))
    hidden = TeamFactory(agency=who.health, is_sensitive=True)
    hours_there(hidden, centre=centre, on=datetime.date(2026, 2, 6))

    line = line_of(promise, who.nurse)

    assert line.recorded.words.startswith("About 8 hours a month at the centre")
    assert line.stands == "Kept"
    Commitment.objects.update(amount=9)
    assert line_of(promise, who.nurse).stands == "Due: nobody has said yet"
