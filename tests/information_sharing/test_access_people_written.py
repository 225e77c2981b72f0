"""Of whom she writes: what opens a record for reading only opens nobody's line here."""

import pytest

from information_sharing import access
from information_sharing.categories import Category
from tests.factories.information_sharing_office import EmergencyAccessFactory
from tests.people import (
    consent_for,
    household,
    member_of,
    outsider,
    share,
    team_member,
)

pytestmark = pytest.mark.django_db

CHRONOLOGY = Category.CHRONOLOGY


@pytest.fixture
def family():
    return household()


def test_the_recording_team_writes_of_everybody_until_the_case_is_closed(family):
    worker = team_member(family.case)
    everybody = {family.child, family.mother, family.father}

    assert set(access.people_written(worker, CHRONOLOGY)) == everybody
    family.case.status = "CLOSED"
    family.case.closed_by, family.case.closed_at = worker, family.case.opened_at
    family.case.save()
    assert not access.people_written(worker, CHRONOLOGY).exists()


def test_another_team_writes_of_those_and_that_which_is_shared(family):
    therapist = outsider()
    team = access.teams_with_families(therapist).get()
    agreed = consent_for(family, team, categories=["CHRONOLOGY"])
    assert not access.people_written(therapist, CHRONOLOGY).exists()

    share(family, team, consent=agreed, categories=["CHRONOLOGY"])

    assert set(access.people_written(therapist, CHRONOLOGY)) == {
        family.child,
        family.mother,
    }
    assert not access.people_written(therapist, Category.HEALTH).exists()
    assert not access.people_written(member_of(family.case.recording_team), "NO")


def test_an_emergency_is_for_reading(family):
    opened = EmergencyAccessFactory(case=family.case)

    assert access.can_see_person(opened.used_by, family.child)
    assert not access.people_written(opened.used_by, CHRONOLOGY).exists()
