"""In the meeting: the family first, nothing lost, and no end without what comes next."""

import pytest

from cases import states
from cases.commands.agenda import settle
from cases.commands.closing_meetings import Ending, close_meeting
from cases.commands.in_meeting import (
    Agreed,
    agree,
    agree_action,
    brought_back,
    open_meeting,
    say,
    take_back,
    write_attendance,
)
from cases.commands.meetings import call_off
from cases.commands.plan import ActionText
from cases.meeting_locks import version_of
from cases.models import Meeting
from cases.queries.meeting_room import voices
from cases.queries.meeting_work import work_items
from information_sharing.exceptions import (
    AccessDenied,
    EditedMeanwhile,
    NotPossibleNow,
)
from tests.cases.meeting_world import begin, item, planned, soon
from tests.factories.cases import GoalFactory
from tests.people import member_of

pytestmark = pytest.mark.django_db
NEXT = Ending(next_on=soon(40), no_action_because="All goes well.")


def under_way():
    world = planned()
    about = item(world)
    return begin(world), about


def action(world, about):
    goal = about.case.goals.first() or GoalFactory(plan__case=about.case)
    text = ActionText("Ring the nursery", world.family.mother, soon(9), "PLAN")
    return agree_action(item=about, goal=goal, action=text, by=world.by)


def test_the_notes_are_not_taken_by_the_lead_professional():
    world = planned()
    with pytest.raises(NotPossibleNow, match="lead professional"):
        begin(world, note_taker=world.lead)
    with pytest.raises(NotPossibleNow, match="practitioner who is there"):
        begin(world, note_taker=world.family.mother)

    assert begin(world).meeting.note_taker == world.therapist


def test_a_meeting_opens_with_the_family_there_and_confidentiality_explained():
    world = planned()
    guests = {
        who: world.guest(who)
        for who in (world.by, world.therapist, world.family.mother)
    }

    def open_with(*there, explained=True):
        return open_meeting(
            meeting=world.meeting,
            note_taker=guests[world.therapist],
            came=[guests[who].pk for who in there],
            explained=explained,
            by=world.by,
        )

    with pytest.raises(NotPossibleNow, match="confidentiality"):
        open_with(*guests, explained=False)
    with pytest.raises(NotPossibleNow, match="Nobody of the family"):
        open_with(world.by, world.therapist)
    with pytest.raises(NotPossibleNow, match="who is there"):
        open_with(world.by, world.family.mother)
    open_with(*guests)
    assert world.guest(world.lead).came is False


def test_the_family_is_asked_before_anybody_of_a_service():
    world, about = under_way()
    guest = world.guest(world.therapist)
    with pytest.raises(NotPossibleNow, match="family first"):
        say(item=about, invitee=guest, words="Five words.", by=world.therapist)

    say(item=about, invitee=world.guest(world.family.mother), words="Ok", by=world.by)

    said = say(item=about, invitee=guest, words="Five words.", by=world.therapist)
    assert (said.category, said.person) == (about.category, about.person)
    assert world.guest(world.therapist).spoke
    heard = voices(viewer=world.by, meeting=world.meeting)
    assert heard[0].who == "The family"
    assert {(each.spoke, each.times) for each in heard} == {(1, 1), (0, 0)}


def test_of_two_who_write_at_once_the_second_sees_both_texts():
    world, about = under_way()
    seen = version_of(about)
    first = agree(
        item=about, agreed=Agreed(family_view="We sleep."), seen=seen, by=world.by
    )

    with pytest.raises(EditedMeanwhile) as conflict:
        agree(
            item=about,
            agreed=Agreed(family_view="Mine."),
            seen=seen,
            by=world.therapist,
        )

    assert conflict.value.theirs.family_view == "We sleep."
    both = Agreed("We sleep. Mine.", "A routine", "Leah", "Daniel would wait.")
    now = agree(item=about, agreed=both, seen=version_of(first), by=world.therapist)
    assert (now.agreed, now.dissent) == ("A routine", "Daniel would wait.")
    undecided = Agreed(agreed="A routine")
    with pytest.raises(NotPossibleNow, match="who decided"):
        agree(item=now, agreed=undecided, seen=version_of(now), by=world.by)


def test_an_action_lands_in_the_plan_as_it_is_written():
    world, about = under_way()

    written = action(world, about)

    assert written.agreed_at_item == about
    assert written.case.actions.to_do().get() == written
    other = planned()
    with pytest.raises(AccessDenied):
        action(other, about)


def test_who_takes_the_notes_writes_actions_for_those_who_sit_there():
    world, about = under_way()
    goal = GoalFactory(plan__case=world.family.case, person=None, category="PLAN")
    away = member_of(world.therapy)

    def write(owner, by, of=goal):
        text = ActionText("Ring the clinic", owner, soon(), "PLAN")
        return agree_action(item=about, goal=of, action=text, by=by)

    assert write(world.lead, world.therapist).agreed_at_item == about
    assert write(world.family.mother, world.therapist).written_by == world.therapist
    with pytest.raises(NotPossibleNow):
        write(away, world.therapist)
    assert write(away, world.by).owner == away
    with pytest.raises(AccessDenied):
        write(away, away)
    hidden = GoalFactory(plan=goal.plan, category="HEALTH")
    with pytest.raises(AccessDenied):
        write(world.therapist, world.therapist, of=hidden)


def test_who_has_left_the_room_says_nothing_to_what_is_talked_about():
    world = planned(companions=["Auntie Jo"])
    about, jo = item(world), world.guest("Auntie Jo")
    settle(item=about, invitee=jo, how="WITHOUT", by=world.by)
    begin(world)

    with pytest.raises(NotPossibleNow, match="who is there"):
        say(item=about, invitee=jo, words="I think so too.", by=world.by)


def test_another_takes_the_notes_when_the_first_has_to_go():
    world, _ = under_way()
    there = [world.guest(each).pk for each in (world.by, world.family.mother)]
    new = world.guest(world.by)
    args = {"meeting": world.meeting, "came": there, "spoke": there}

    write_attendance(**args, note_taker=new, by=world.by)

    world.meeting.refresh_from_db()
    assert world.meeting.note_taker == world.by
    assert world.guest(world.therapist).came is False
    lead = world.guest(world.lead)
    with pytest.raises(NotPossibleNow, match="who is there"):
        write_attendance(**args, note_taker=lead, by=world.by)


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        (Ending(next_on=soon(40)), "No action"),
        (Ending(no_action_because="All well."), "next meeting"),
        (Ending(soon(40), "No", "All well."), "one of"),
        (Ending(next_on=soon(3), no_action_because="All well."), "after this one"),
    ],
)
def test_no_meeting_ends_without_what_comes_next(ending, words):
    world, _ = under_way()

    with pytest.raises(NotPossibleNow, match=words):
        close_meeting(meeting=world.meeting, ending=ending, by=world.therapist)


def test_the_note_taker_closes_and_nobody_else():
    world, about = under_way()
    action(world, about)
    assert "meeting-close" in {e.kind for e in work_items(viewer=world.therapist)}
    for who in (world.by, world.lead):
        with pytest.raises(AccessDenied, match="notes"):
            close_meeting(meeting=world.meeting, ending=NEXT, by=who)

    ending = Ending(no_next_because="The family has what it wanted.")
    closed = close_meeting(meeting=world.meeting, ending=ending, by=world.therapist)

    assert (closed.status, closed.closed_by) == ("CLOSED", world.therapist)


def test_what_is_taken_back_is_asked_for_until_it_is_done():
    world, _ = under_way()
    who = world.guest(world.therapist)
    kept = take_back(
        meeting=world.meeting, who=who, words="A later clinic?", by=world.by
    )
    assert kept.practitioner == world.therapist
    assert kept.agency == world.therapy.agency
    other = planned()
    for nobody in (other.guest(other.therapist), world.guest(world.family.mother)):
        with pytest.raises(NotPossibleNow, match="who is there"):
            take_back(meeting=world.meeting, who=nobody, words="x", by=world.by)
    close_meeting(meeting=world.meeting, ending=NEXT, by=world.therapist)
    assert "meeting-bring-back" in {e.kind for e in work_items(viewer=world.therapist)}

    brought_back(bring_back=kept, words="Yes, on Mondays.", by=world.therapist)

    assert work_items(viewer=world.therapist) == []
    with pytest.raises(NotPossibleNow, match="already"):
        brought_back(bring_back=kept, words="Twice.", by=world.by)


@pytest.mark.parametrize("status", Meeting.Status.values)
def test_each_step_is_taken_from_its_own_state_only(status):
    world = planned()
    about = item(world)
    begin(world)
    then = world.meeting.opened_at
    fields = {"next_on": soon(9)} if status == "CLOSED" else {}
    Meeting.objects.filter(pk=world.meeting.pk).update(
        status=status, opened_at=then, **fields
    )
    steps = {
        "CANCELLED": lambda: call_off(meeting=world.meeting, because="x", by=world.by),
        "UNDER_WAY": lambda: begin(world),
        "CLOSED": lambda: close_meeting(
            meeting=world.meeting, ending=NEXT, by=world.therapist
        ),
    }

    for after, step in steps.items():
        Meeting.objects.filter(pk=world.meeting.pk).update(status=status)
        if states.MEETING.allows(status, after):
            assert step()
        else:
            with pytest.raises(NotPossibleNow):
                step()
    Meeting.objects.filter(pk=world.meeting.pk).update(status=status)
    writes = (
        lambda: agree(item=about, agreed=Agreed("x"), seen="", by=world.by),
        lambda: write_attendance(
            meeting=world.meeting,
            came=[],
            spoke=[],
            note_taker=world.guest(world.therapist),
            by=world.therapist,
        ),
    )
    for write in writes if status != "UNDER_WAY" else ():
        with pytest.raises(NotPossibleNow):
            write()
