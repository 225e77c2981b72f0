"""Nothing is discussed by accident: gaps, how they are met, and when they come back."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.clearing import How, Mark, room_of
from cases.commands.agenda import (
    ItemText,
    add_item,
    change_item,
    remove_item,
    settle,
    unsettle,
)
from cases.commands.in_meeting import Agreed, agree
from cases.commands.meetings import invite
from cases.guests import Guest
from cases.queries.meeting_room import matrix
from cases.queries.meeting_work import work_items
from information_sharing.exceptions import (
    AccessDenied,
    EditedMeanwhile,
    NotPossibleNow,
)
from information_sharing.models import ConsentTeam
from tests.cases.meeting_world import begin, colleague, item, planned
from tests.people import consent_for, outsider, share

pytestmark = pytest.mark.django_db


def mark(world, about, who):
    return room_of(world.meeting).mark(about, world.guest(who))


def clear(world, about, who, how):
    return settle(item=about, invitee=world.guest(who), how=how, by=world.by)


def test_a_gap_is_asked_of_the_family_and_closes_when_they_have_agreed():
    world = planned()
    child = world.family.child
    about = item(world, category="HEALTH", person=child)
    assert mark(world, about, world.therapist) == Mark.GAP
    with pytest.raises(NotPossibleNow, match="may not be heard"):
        begin(world)

    clear(world, about, world.therapist, How.ASK_FAMILY)

    assert mark(world, about, world.therapist) == Mark.ASKED
    assert "meeting-clearance" in {e.kind for e in work_items(viewer=world.by)}
    with pytest.raises(NotPossibleNow, match="may not be heard"):
        begin(world)
    for who in (world.therapist, world.lead):
        team = who.memberships.get().team
        kinds = ["IDENTITY", "HEALTH"]
        consent = consent_for(world.family, team, categories=kinds)
        share(world.family, team, consent=consent, categories=kinds)
    assert mark(world, about, world.therapist) == Mark.HEARS
    assert "meeting-clearance" not in {e.kind for e in work_items(viewer=world.by)}
    assert begin(world).meeting.status == "UNDER_WAY"


def test_a_gap_is_met_by_a_part_without_them_and_taken_back():
    world = planned()
    about = item(world, category="HEALTH", person=world.family.child)
    for who in (world.therapist, world.lead):
        clear(world, about, who, How.WITHOUT)
    assert room_of(world.meeting).gaps == 0

    unsettle(item=about, invitee=world.guest(world.lead), by=world.by)

    assert mark(world, about, world.lead) == Mark.GAP


def test_the_familys_word_counts_for_a_friend_and_never_for_a_service():
    world = planned(companions=["Auntie Jo"])
    about = item(world)
    assert mark(world, about, "Auntie Jo") == Mark.GAP

    clear(world, about, "Auntie Jo", How.AGREED)
    assert mark(world, about, "Auntie Jo") == Mark.AGREED

    hidden = item(world, category="HEALTH", person=world.family.child)
    with pytest.raises(NotPossibleNow, match="not enough"):
        clear(world, hidden, world.therapist, How.AGREED)


def test_nobodys_word_opens_what_is_sensitive_about_another_adult():
    world = planned()
    about = item(world, category="MENTAL_HEALTH", person=world.family.father)
    with pytest.raises(NotPossibleNow, match="stays with them"):
        clear(world, about, world.family.mother, How.AGREED)
    clear(world, about, world.family.mother, How.WITHOUT)
    assert mark(world, about, world.family.mother) == Mark.WITHOUT


def test_only_who_coordinates_settles_and_only_what_she_sees():
    world = planned()
    plan = item(world)
    hidden = item(world, category="OFFENDING", person=world.family.child)

    for about, who in ((plan, world.therapist), (hidden, world.lead)):
        with pytest.raises(AccessDenied):
            settle(
                item=about,
                invitee=world.guest(world.family.mother),
                how=How.WITHOUT,
                by=who,
            )
    theirs = planned()
    with pytest.raises(AccessDenied, match="not asked"):
        settle(
            item=plan, invitee=theirs.guest(theirs.lead), how=How.WITHOUT, by=world.by
        )
    with pytest.raises(NotPossibleNow, match="already"):
        clear(world, plan, world.therapist, How.ASK_FAMILY)


def test_what_is_not_shared_is_an_item_and_nothing_more(client):
    world = planned()
    item(world, heading="Sleep")
    item(
        world, category="OFFENDING", person=world.family.child, heading="The court case"
    )

    seen = matrix(viewer=world.lead, meeting=world.meeting)

    assert (seen.hidden, seen.gaps, seen.hidden_gaps) == (1, 0, True)
    client.force_login(world.lead)
    for name in ("meeting", "clearance"):
        url = reverse(f"cases:{name}", args=[world.meeting.case_id, world.meeting.pk])
        text = client.get(url).content.decode()
        assert "Sleep" in text
        assert "court" not in text
        assert "ffending" not in text
        assert "not shared with you" in text


def test_what_is_withdrawn_meanwhile_shuts_the_item_in_the_room(client):
    world = planned()
    about = item(world, category="DEVELOPMENT", person=world.family.child)
    begin(world)
    client.force_login(world.by)
    room = reverse("cases:meeting-room", args=[about.case_id, world.meeting.pk])
    page = reverse("cases:meeting-item", args=[about.case_id, about.pk])
    assert about.heading in client.get(room).content.decode()

    ConsentTeam.objects.filter(team=world.lead.memberships.get().team).update(
        withdrawn_at=timezone.now(), withdrawn_by=world.by
    )

    for address in (room, page):
        text = client.get(address).content.decode()
        assert about.heading not in text
        assert "Shut for now" in text
    with pytest.raises(NotPossibleNow, match="may not hear"):
        agree(item=about, agreed=Agreed(family_view="x"), seen="", by=world.by)


def test_somebody_new_in_the_room_is_asked_about_too():
    world = begin(planned())
    about = item(world)
    stranger = outsider()

    invite(
        meeting=world.meeting,
        guests=[colleague(stranger), Guest(companion="A friend")],
        by=world.by,
    )

    waiting = {each.practitioner for each in room_of(world.meeting).unsettled(about)}
    assert waiting == {stranger, None}


def test_an_item_of_another_kind_is_settled_anew():
    world = planned(companions=["Auntie Jo"])
    about = item(world)
    clear(world, about, "Auntie Jo", How.AGREED)

    text = ItemText("Words", "DISCUSS", "DEVELOPMENT", world.family.child)
    with pytest.raises(EditedMeanwhile):
        change_item(item=about, text=text, seen="long ago", by=world.by)
    changed = change_item(item=about, text=text, seen="", by=world.by)

    assert mark(world, changed, "Auntie Jo") == Mark.GAP
    removed = remove_item(item=changed, by=world.by)
    assert removed.removed_at
    assert room_of(world.meeting).items == ()
    with pytest.raises(NotPossibleNow, match="taken off"):
        change_item(item=changed, text=text, seen="", by=world.by)


def test_somebody_asked_writes_on_the_agenda_what_she_may_write():
    world = planned()
    text = ItemText("Words", "INFORM", "DEVELOPMENT", world.family.child)
    assert add_item(meeting=world.meeting, text=text, by=world.therapist).place == 1

    for category in ("HEALTH", "CONTACT"):
        with pytest.raises((AccessDenied, NotPossibleNow)):
            add_item(
                meeting=world.meeting,
                text=ItemText("x", "INFORM", category, world.family.child),
                by=world.therapist if category == "HEALTH" else world.by,
            )
