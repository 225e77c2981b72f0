"""The page of who is here stands before all who are there: no name that is not theirs."""

import pytest
from django.urls import reverse

from cases.commands.in_meeting import write_attendance
from cases.commands.meetings import invite
from cases.guests import Guest
from tests.cases.meeting_world import begin, planned

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Return a meeting under way; the father, known to one of three, stayed away."""
    world = planned()
    father = Guest(person=world.family.father)
    invite(meeting=world.meeting, guests=[father], by=world.by)
    there = [world.by, world.lead, world.therapist, world.family.mother]
    came = [world.guest(who).pk for who in there]
    return begin(world, came=came, note_taker=world.by)


def test_a_relative_who_is_away_is_named_on_no_shared_screen(client, world):
    client.force_login(world.by)
    father, mother = str(world.family.father), str(world.family.mother)
    page = reverse("cases:attendance", args=[world.family.case.pk, world.meeting.pk])

    shown, alone = (
        client.get(page, query).content.decode() for query in ({}, {"alone": "1"})
    )

    assert mother in shown
    assert father not in shown
    assert father in alone


def test_of_whom_it_was_not_asked_nothing_is_written(client, world):
    client.force_login(world.by)
    father = world.guest(world.family.father)
    here = [world.guest(who).pk for who in (world.by, world.family.mother)]
    notes = world.guest(world.by)
    write_attendance(
        meeting=world.meeting,
        came=[*here, father.pk],
        spoke=[],
        note_taker=notes,
        by=world.by,
    )
    page = reverse("cases:attendance", args=[world.family.case.pk, world.meeting.pk])
    father.refresh_from_db()
    assert father.came
    shown = client.get(page).content.decode()
    assert str(world.family.father) in shown
    invite(
        meeting=world.meeting,
        guests=[Guest(person=world.family.child)],
        by=world.by,
    )
    child = world.guest(world.family.child)

    write_attendance(
        meeting=world.meeting,
        came=here,
        spoke=[],
        note_taker=notes,
        asked=[guest.pk for guest in (notes, world.guest(world.family.mother))],
        by=world.by,
    )

    child.refresh_from_db()
    assert child.came is None
