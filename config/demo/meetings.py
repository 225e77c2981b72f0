"""Two meetings of the demo: one planned with a gap, one closed with its minutes."""

from datetime import time, timedelta

from django.utils import timezone

from cases.clearing import How, room_of
from cases.commands.agenda import ItemText, add_item, settle
from cases.commands.closing_meetings import Ending, close_meeting
from cases.commands.in_meeting import (
    Agreed,
    agree,
    agree_action,
    open_meeting,
    say,
    take_back,
)
from cases.commands.invitations import Needs, answer_invitation, arrange
from cases.commands.meetings import When, plan_meeting
from cases.commands.plan import ActionText
from cases.guests import Guest
from cases.models import Goal, Meeting
from information_sharing import access

GAP, CLOSED = 45, 9
TALK = "Talking, and being understood"


def hold_meetings(town, stories) -> None:
    """Plan one meeting with a gap to settle; hold another to its end."""
    _plan_with_a_gap(town, stories[GAP])
    _hold(town, stories[CLOSED])


def _planned(town, story, days: int) -> Meeting:
    by, lead, joan = story.by, town.people["tom"], town.people["joan"]
    guests = [_colleague(who) for who in (by, lead, joan)]
    return plan_meeting(
        case=story.case,
        when=When(
            kind=Meeting.Kind.REVIEW,
            held_on=timezone.localdate() + timedelta(days=days),
            begins=time(14, 30),
            place="The small room at Riverside",
        ),
        guests=[*guests, Guest(person=story.mother), Guest(companion="Auntie Jo")],
        by=by,
    )


def _colleague(practitioner) -> Guest:
    place = access.memberships(practitioner).first()
    return Guest(practitioner=practitioner, team=place.team)


def _plan_with_a_gap(town, story) -> None:
    meeting = _planned(town, story, days=4)
    child = story.child
    for heading, category, about in (
        ("What has gone well since we met", "PLAN", None),
        (TALK, "DEVELOPMENT", child),
        ("The letter from the hospital", "HEALTH", child),
        ("Rent and the damp wall", "HOUSING_MONEY", None),
    ):
        text = ItemText(heading, "DISCUSS", category, about)
        add_item(meeting=meeting, text=text, by=story.by)
    mother = meeting.invitees.get(person=story.mother)
    needs = Needs(support_needs="A lift, and somebody to mind the baby")
    arrange(invitee=mother, needs=needs, answer="COMING", by=story.by)
    rent = meeting.agenda.get(category="HOUSING_MONEY")
    joan = meeting.invitees.get(practitioner=town.people["joan"])
    settle(item=rent, invitee=joan, how=How.ASK_FAMILY, by=story.by)


def _hold(town, story) -> None:
    meeting = _planned(town, story, days=0)
    by, child = story.by, story.child
    text = ItemText(TALK, "DECIDE", "DEVELOPMENT", child)
    item = add_item(meeting=meeting, text=text, by=by)
    for invitee in room_of(meeting).unsettled(item):
        how = How.WITHOUT if invitee.practitioner_id else How.AGREED
        settle(item=item, invitee=invitee, how=how, by=by)
    tom = meeting.invitees.get(practitioner=town.people["tom"])
    answer_invitation(invitee=tom, answer="COMING", by=tom.practitioner)
    notes = meeting.invitees.get(practitioner=by)
    came = list(meeting.invitees.values_list("pk", flat=True))
    meeting = open_meeting(
        meeting=meeting, note_taker=notes, came=came, explained=True, by=by
    )
    _talk(town, story, meeting, item)
    ending = Ending(next_on=timezone.localdate() + timedelta(days=42))
    close_meeting(meeting=meeting, ending=ending, by=by)


def _talk(town, story, meeting, item) -> None:
    by = story.by
    agreed = Agreed(
        family_view="There is pointing at the cupboard now, and pulling at my hand.",
        agreed="Picture cards at home and at the nursery, the same ones.",
        decided_by=f"{story.mother}, with everybody there",
        dissent="Auntie Jo would rather wait a while.",
    )
    agree(item=item, agreed=agreed, seen="", by=by)
    joan = meeting.invitees.get(practitioner=town.people["joan"])
    words = "Nine pictures known at the last visit. That is four more."
    say(item=item, invitee=joan, words=words, by=by)
    goal = Goal.objects.filter(case=story.case, category="PLAN").first()
    due = timezone.localdate() + timedelta(days=14)
    action = ActionText("Make a second set of cards", story.mother, due, "PLAN")
    agree_action(item=item, goal=goal, action=action, by=by)
    words = "Ask whether therapy can come to the centre on Tuesdays."
    take_back(meeting=meeting, who=joan, words=words, by=by)
