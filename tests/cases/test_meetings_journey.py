"""A full meeting with a gap, from the invitation to the minutes, through the pages."""

import re

import pytest
from django.urls import reverse

from cases.models import Meeting
from information_sharing.models import ConsentTeam
from tests.cases.meeting_world import soon, team_around
from tests.factories.cases import GoalFactory
from tests.papers import words_on

pytestmark = pytest.mark.django_db


def send(client, name, *args, **data):
    """Post a form and return where it led."""
    response = client.post(reverse(f"cases:{name}", args=args), data)
    assert response.status_code == 302, re.findall(
        r"error[^>]*>[^<]{5,}", response.content.decode()
    )
    return response


def shown(client, name, *args, query=""):
    """Return the page as a browser gets it."""
    response = client.get(reverse(f"cases:{name}", args=args) + query)
    assert response.status_code == 200
    return response.content.decode()


def day(name, on):
    """Return the three fields of a day."""
    return {
        f"{name}_day": on.day,
        f"{name}_month": on.month,
        f"{name}_year": on.year,
    }


def plan(client, world):
    """Plan through the page, as ticked to begin with; return the meeting."""
    case = world.family.case
    page = client.get(reverse("cases:plan-meeting", args=[case.pk]))
    form = page.context["form"]
    ticked = {name: form[name].value() for name in ("colleagues", "family")}
    send(
        client,
        "plan-meeting",
        case.pk,
        kind="FIRST",
        family_chose_date="yes",
        begins="2:30pm",
        minutes=60,
        place="Room 2",
        companions="Auntie Jo",
        **day("held_on", soon()),
        **ticked,
    )
    world.meeting = Meeting.objects.get()
    return world.meeting


def add(client, world, heading, category, about="family"):
    """Put something on the agenda through the page; return it."""
    case, meeting = world.family.case, world.meeting
    fields = {"heading": heading, "aim": "DISCUSS", "category": category}
    send(client, "add-item", case.pk, meeting.pk, about=about, **fields)
    return meeting.agenda.get(heading=heading)


def clear_and_open(client, world, sleep, health):
    """Settle every gap through the pages, then open the meeting."""
    case, meeting = world.family.case, world.meeting
    assert "4 gaps" in shown(client, "clearance", case.pk, meeting.pk)
    opening = {
        "came": [str(each.pk) for each in meeting.invitees.all()],
        "note_taker": str(world.guest(world.therapist).pk),
        "explained": "on",
    }
    address = reverse("cases:open-meeting", args=[case.pk, meeting.pk])
    assert "settle it first" in client.post(address, opening).content.decode()
    met = [(sleep, "Auntie Jo", "AGREED"), (health, "Auntie Jo", "WITHOUT")]
    met += [(health, who, "WITHOUT") for who in (world.lead, world.therapist)]
    for about, who, how in met:
        guest = world.guest(who).pk
        send(client, "settle-gap", case.pk, about.pk, guest, how=how)
    send(client, "open-meeting", case.pk, meeting.pk, **opening)


def look_at_the_screen(client, world, health):
    """See that nothing stands on the screen before those who may not hear it left."""
    case = world.family.case
    room = shown(client, "meeting-room", case.pk, world.meeting.pk)
    assert "Sleep" in room
    assert "hospital" not in room
    waits = shown(client, "meeting-item", case.pk, health.pk)
    assert "leave the room" in waits
    assert "hospital" not in waits
    left = shown(client, "meeting-item", case.pk, health.pk, query="?left=1")
    assert "hospital" in left


def take_notes(client, world, sleep):
    """Write as the note-taker does: the family first, and nobody's text is lost."""
    case = world.family.case
    client.force_login(world.therapist)
    assert "hospital" not in shown(client, "meeting-room", case.pk, world.meeting.pk)
    said = {"invitee": world.guest(world.therapist).pk, "words": "Five new words."}
    early = client.post(reverse("cases:say", args=[case.pk, sleep.pk]), said)
    assert "Ask the family first" in early.content.decode()
    agreed = {"family_view": "She wakes at two.", "agreed": "A bedtime routine"}
    agreed |= {"decided_by": "Leah", "seen": ""}
    send(client, "meeting-item", case.pk, sleep.pk, **agreed)
    send(client, "say", case.pk, sleep.pk, **said)
    address = reverse("cases:meeting-item", args=[case.pk, sleep.pk])
    late = client.post(address, {"family_view": "Mine", "seen": ""}).content.decode()
    assert "She wakes at two." in late
    assert "Mine" in late


def agree_on_something(client, world, sleep, goal):
    """Write an action on the screen, and find it in the plan."""
    case = world.family.case
    client.force_login(world.by)
    fields = {"words": "Read a story each night", "category": "PLAN"}
    fields |= {"owner_kind": "person", "person": world.family.mother.pk}
    fields |= day("due_on", soon(20))
    send(client, "agree-action", case.pk, sleep.pk, goal.pk, **fields)
    assert "Read a story" in shown(client, "plan", case.pk)


def minutes(client, world, who):
    """Return the minutes made for one of those asked."""
    args = [world.family.case.pk, world.guest(who).pk]
    return client.get(reverse("cases:minutes", args=args))


def test_from_the_invitation_to_the_minutes(client):
    world = team_around()
    case, child = world.family.case, world.family.child
    goal = GoalFactory(plan__case=case, words="Bedtime without tears")
    client.force_login(world.by)
    meeting = plan(client, world)
    sleep = add(client, world, "Sleep", "PLAN")
    health = add(client, world, "The hospital letter", "HEALTH", str(child.pk))
    clear_and_open(client, world, sleep, health)
    look_at_the_screen(client, world, health)
    take_notes(client, world, sleep)
    agree_on_something(client, world, sleep, goal)

    client.force_login(world.therapist)
    send(client, "close-meeting", case.pk, meeting.pk, **day("next_on", soon(40)))

    text = words_on(minutes(client, world, world.therapist).content)
    assert "A bedtime routine" in text
    assert "Read a story each night" in text
    assert "hospital" not in text
    assert "Not everything that was talked about" in text
    assert minutes(client, world, world.lead).status_code == 403
    client.force_login(world.by)
    mother = words_on(minutes(client, world, world.family.mother).content)
    assert "The hospital letter" in mother
    friend = words_on(minutes(client, world, "Auntie Jo").content)
    assert "bedtime" in friend
    assert "hospital" not in friend
    page = shown(client, "meeting", case.pk, meeting.pk)
    assert "Minutes were made for" in page


def test_minutes_hold_what_their_reader_may_see_on_the_day_they_are_made(client):
    world = team_around()
    case = world.family.case
    client.force_login(world.by)
    meeting = plan(client, world)
    add(client, world, "Sleep", "PLAN")
    Meeting.objects.update(
        status="CLOSED",
        no_next_because="Done",
        closed_at=meeting.planned_at,
        closed_by=world.by,
        note_taker=world.by,
    )
    hers = reverse("cases:minutes", args=[case.pk, world.guest(world.therapist).pk])
    assert "Sleep" in words_on(client.get(hers).content)

    ConsentTeam.objects.filter(team=world.therapy).update(
        withdrawn_at=meeting.planned_at, withdrawn_by=world.by
    )

    text = words_on(client.get(hers).content)
    assert "Sleep" not in text
    assert "Room 2" not in text
    client.force_login(world.therapist)
    assert client.get(hers).status_code == 404
