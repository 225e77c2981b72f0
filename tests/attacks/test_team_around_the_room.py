"""Nothing is said before, or printed for, somebody who may not know it (R4, R13, R16)."""

import io

import pypdf
import pytest
from django.urls import reverse

from cases.clearing import How, room_of
from cases.commands.agenda import settle
from cases.commands.in_meeting import say, take_back
from cases.commands.meetings import invite
from cases.guests import Guest
from cases.minutes import minutes_for, minutes_pdf
from cases.queries.meeting_room import item_page, voices
from tests.cases.meeting_world import begin, item, planned
from tests.factories.agencies import TeamFactory
from tests.factories.cases import ActionFactory, GoalFactory, PlanFactory
from tests.people import member_of

pytestmark = pytest.mark.django_db
FATHER = "Bartholomew"
REFUGE = "Harbour refuge"


@pytest.fixture
def world():
    """A meeting to which the father is asked; the therapist may not know of him."""
    world = planned(companions=["Auntie Jo"])
    world.family.father.given_name = FATHER
    world.family.father.save()
    guest = Guest(person=world.family.father)
    invite(meeting=world.meeting, guests=[guest], by=world.by)
    return world


@pytest.fixture
def refuge():
    """Somebody of a service that is not named to everybody."""
    return member_of(TeamFactory(name=REFUGE, is_sensitive=True))


def goal_of(case, **fields):
    plan = getattr(case, "plan", None) or PlanFactory(case=case)
    return GoalFactory(plan=plan, **fields)


def action_for(about, **owner):
    goal = about.case.goals.first() or goal_of(about.case)
    owner = {"owner_agency": None, "owner_practitioner": None} | owner
    return ActionFactory(goal=goal, category="PLAN", agreed_at_item=about, **owner)


def clear(world, about, *people):
    for who, how in people:
        settle(item=about, invitee=world.guest(who), how=how, by=world.by)


def text_for(world, who, by=None):
    minutes = minutes_for(world.guest(who), viewer=by or world.by)
    reader = pypdf.PdfReader(io.BytesIO(minutes_pdf(minutes)))
    text = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(text.split())


def test_the_familys_word_on_one_child_opens_nothing_of_another_adult(world):
    child, mother = world.family.child, world.family.mother
    about = item(world, category="SUBSTANCE_USE", person=child)
    goal = goal_of(
        world.family.case, category="SUBSTANCE_USE", person=mother, words="Hers alone"
    )
    alike = goal_of(
        world.family.case, category="SUBSTANCE_USE", person=child, words="The child's"
    )
    world.meeting.invitees.filter(person=world.family.father).update(came=False)
    clear(world, about, ("Auntie Jo", How.AGREED))
    clear(world, about, *((who, How.WITHOUT) for who in (world.lead, world.therapist)))

    shown = item_page(viewer=world.by, item=about).goals

    assert alike in shown
    assert goal not in shown


def test_who_opens_a_meeting_counts_only_those_whom_she_knows_of(world):
    came = world.meeting.invitees.exclude(person=world.family.father)
    came = came.values_list("pk", flat=True)

    lead = world.lead
    begin(world, came=[*came], by=lead)

    father = world.guest(world.family.father)
    assert father.came is None
    assert father in room_of(world.meeting).people


def test_the_shared_screen_names_no_kept_service_that_is_not_there(
    client, world, refuge
):
    about = item(world)
    clear(world, about, ("Auntie Jo", How.AGREED))
    action_for(about, owner_practitioner=refuge)
    begin(world)
    client.force_login(world.by)

    page = client.get(reverse("cases:meeting-item", args=[about.case_id, about.pk]))

    assert "sensitive service" in page.content.decode()
    assert str(refuge) not in page.content.decode()


def test_a_relatives_minutes_name_no_kept_service_that_was_not_there(world, refuge):
    about = item(world)
    clear(world, about, ("Auntie Jo", How.AGREED))
    action_for(about, owner_practitioner=refuge)
    action_for(about, owner_team=refuge.memberships.get().team)
    begin(world)

    text = text_for(world, world.family.father)

    assert str(refuge) not in text
    assert REFUGE not in text


def test_minutes_name_no_relative_who_is_not_shared_with_their_reader(world):
    about = item(world)
    clear(world, about, ("Auntie Jo", How.AGREED))
    action_for(about, owner_person=world.family.father)
    begin(world)
    say(item=about, invitee=world.guest(world.family.father), words="Me", by=world.by)
    world.meeting.invitees.filter(practitioner=world.therapist).update(came=False)

    assert FATHER in text_for(world, world.family.mother)
    assert FATHER not in text_for(world, world.therapist)


def test_minutes_explain_no_short_form_of_what_their_reader_did_not_hear(world):
    about = item(
        world, category="DOMESTIC_ABUSE", person=world.family.mother, heading="MARAC"
    )
    everybody = [world.lead, world.therapist, "Auntie Jo", world.family.father]
    clear(world, about, *((who, How.WITHOUT) for who in everybody))
    begin(world)
    world.meeting.invitees.exclude(practitioner=world.by).exclude(
        person=world.family.mother
    ).update(came=False)

    assert "MARAC" in text_for(world, world.by)
    assert "MARAC" not in text_for(world, world.therapist)


def test_a_friend_reads_nothing_of_the_plan_that_the_family_did_not_say(world):
    begin(world)
    who = world.guest(world.therapist)
    take_back(meeting=world.meeting, who=who, words="Rent arrears", by=world.by)

    assert "Rent arrears" in text_for(world, world.family.mother)
    assert "Rent arrears" not in text_for(world, "Auntie Jo")


def test_what_is_not_cleared_is_not_settled_on_the_shared_screen(client, world):
    begin(world)
    item(world, category="HOUSING_MONEY", heading="Rent arrears")
    client.force_login(world.by)
    url = reverse("cases:clearance", args=[world.family.case.pk, world.meeting.pk])

    assert "Rent arrears" not in client.get(url).content.decode()
    assert "Rent arrears" in client.get(f"{url}?alone=1").content.decode()


def test_who_was_heard_counts_nobody_of_whom_the_reader_may_not_know(world):
    begin(world)

    def family(viewer):
        return next(v for v in voices(viewer=viewer, meeting=world.meeting)).came

    assert family(world.by) == family(world.therapist) + 1
