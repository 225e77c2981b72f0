"""What follows a meeting: the day that was agreed, and minutes without riddles."""

import pytest
from django.urls import reverse

from cases.commands.closing_meetings import Ending, close_meeting
from tests.cases.meeting_world import begin, item, planned, soon
from tests.papers import words_on

pytestmark = pytest.mark.django_db
NOTHING = "There is nothing more about this here."


@pytest.fixture
def world():
    world = planned()
    item(world, heading="The hearing test")
    begin(world)
    ending = Ending(next_on=soon(40), no_action_because="All is done.")
    close_meeting(meeting=world.meeting, ending=ending, by=world.therapist)
    return world


def test_the_next_meeting_begins_with_the_day_that_was_agreed(client, world):
    client.force_login(world.by)

    page = client.get(reverse("cases:plan-meeting", args=[world.family.case.pk]))

    assert page.context["form"]["held_on"].value() == soon(40)


def test_what_was_not_come_to_is_said_in_the_minutes(client, world):
    client.force_login(world.by)
    guest = world.guest(world.family.mother)

    paper = client.get(reverse("cases:minutes", args=[world.family.case.pk, guest.pk]))

    assert NOTHING in words_on(paper.content)


def test_a_kind_has_to_be_chosen_for_what_is_put_on_the_agenda(client):
    world = planned()
    client.force_login(world.by)
    args = [world.family.case.pk, world.meeting.pk]
    typed = {"heading": "Sleep", "aim": "DISCUSS", "about": "family", "category": ""}

    page = client.post(reverse("cases:add-item", args=args), typed)

    assert "Select kind of information" in page.content.decode()
    assert not world.meeting.agenda.exists()
