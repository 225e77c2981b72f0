"""A family, the team around the child, and a meeting that they plan."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from cases.commands.agenda import ItemText, add_item
from cases.commands.in_meeting import open_meeting
from cases.commands.meetings import When, plan_meeting
from cases.guests import Guest
from cases.models import Meeting
from tests.factories.agencies import TeamFactory
from tests.people import (
    consent_for,
    household,
    lead_professional,
    member_of,
    share,
    team_member,
)

PLAN = ["IDENTITY", "DEVELOPMENT", "PLAN"]


@dataclass
class World:
    """Everybody by her part."""

    family: object
    by: object
    lead: object
    therapist: object
    therapy: object
    meeting: Meeting = None

    def guest(self, who):
        """Return the row of somebody who was asked."""
        rows = self.meeting.invitees
        if isinstance(who, str):
            return rows.get(companion=who)
        of_family = hasattr(who, "case_id")
        return rows.get(**{"person" if of_family else "practitioner": who})


def soon(days=3):
    """Return a day to come."""
    return timezone.localdate() + datetime.timedelta(days=days)


def when(**fields):
    """Return a day found with the family."""
    kept = {"kind": "FIRST", "held_on": soon(), "begins": datetime.time(14, 30)}
    return When(**(kept | {"place": "Room 2"} | fields))


def colleague(practitioner):
    """Return somebody of a service, to be asked."""
    team = practitioner.memberships.get().team
    return Guest(practitioner=practitioner, team=team)


def team_around():
    """Return a family with a lead professional and a therapist who sees the plan."""
    family = household()
    therapy = TeamFactory()
    consent = consent_for(family, therapy, categories=PLAN)
    share(family, therapy, consent=consent, categories=PLAN)
    lead = lead_professional(family, categories=PLAN)
    by, therapist = team_member(family.case), member_of(therapy)
    return World(family, by, lead, therapist, therapy)


def planned(*, companions=(), **fields):
    """Return the same with a meeting to which everybody is asked."""
    world = team_around()
    guests = [colleague(each) for each in (world.by, world.lead, world.therapist)]
    guests += [Guest(person=world.family.mother)]
    guests += [Guest(companion=name) for name in companions]
    world.meeting = plan_meeting(
        case=world.family.case, when=when(**fields), guests=guests, by=world.by
    )
    return world


def item(world, category="PLAN", person=None, heading="How things are at home"):
    """Return something put on the agenda by the team that opened the case."""
    text = ItemText(heading, "DISCUSS", category, person)
    return add_item(meeting=world.meeting, text=text, by=world.by)


def begin(world, *, note_taker=None, came=None, by=None):
    """Open the meeting with everybody there; the therapist takes the notes."""
    came = came or list(world.meeting.invitees.values_list("pk", flat=True))
    world.meeting = open_meeting(
        meeting=world.meeting,
        note_taker=world.guest(note_taker or world.therapist),
        came=came,
        explained=True,
        by=by or world.by,
    )
    return world
