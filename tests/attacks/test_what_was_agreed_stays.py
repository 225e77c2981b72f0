"""What moves beneath somebody: signatures, versions, decisions, minutes (notes-001, P19)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands import agreeing, bodies, body_meetings, drafting
from agencies.commands import learning as training
from agencies.models import Agreement, BodyItem, BodyMember
from agencies.models import TrainingPlace as Place
from agencies.queries import body_meetings as minutes
from agencies.queries import promises as ledger
from agencies.schedule import mind_agreements
from information_sharing.exceptions import NotPossibleNow
from tests.agencies.agreed import (
    again,
    all_sign,
    draft,
    in_force,
    out_for_signature,
    partners,
    sign,
)
from tests.agencies.test_bodies import card, commissioner, seat, seated
from tests.factories.agencies import AgencyFactory
from tests.factories.agencies_agreed import (
    BodyFactory,
    BodyItemFactory,
    BodyMeetingFactory,
    BodyMemberFactory,
    CommitmentFactory,
    TakeBackFactory,
)
from tests.factories.agencies_people import ReflectionFactory, TrainingPlaceFactory

pytestmark = pytest.mark.django_db
Status = Agreement.Status


def day(number):
    return timezone.localdate() + timedelta(days=number)


def test_nobody_signs_a_text_from_which_somebody_was_taken_off():
    who = partners()
    agreement = out_for_signature(who)
    third = agreement.parties.create(agency=AgencyFactory())
    seen = agreement.sent_at

    drafting.take_off_party(party=third, by=who.commissioner)

    with pytest.raises(NotPossibleNow, match="Read the agreement again"):
        sign(agreement, who.health, who.signs_health, seen=seen)
    sign(agreement, who.health, who.signs_health, seen=again(agreement).sent_at)


def test_two_of_one_agency_do_not_sign_over_each_other(client):
    who = partners()
    agreement = out_for_signature(who)
    party = agreement.parties.get(agency=who.health)
    path = reverse("agencies:sign", args=[party.pk])
    client.force_login(who.signs_health)
    seen = client.get(path).context_data["form"]["seen"].value()
    sign(agreement, who.health, who.signs_health)

    no = {"answer": "DECLINED", "signed_as": "Pat", "words": "Too dear."}
    page = client.post(path, no | {"seen": seen})

    assert "a colleague answered for your agency" in page.content.decode()
    assert "Too dear." in page.content.decode()
    assert again(party).answer == "SIGNED"
    seen = client.get(path).context_data["form"]["seen"].value()
    client.post(path, no | {"seen": seen})
    assert again(party).answer == "DECLINED"


def test_naming_a_party_again_does_not_empty_what_it_puts_in(client):
    who = partners()
    agreement = draft(who)
    party = drafting.Party(agency=who.health, part="Gives it.", pounds=Decimal(900))
    drafting.put_party(agreement=agreement, party=party, by=who.commissioner)
    path = reverse("agencies:put-party", args=[agreement.pk])
    client.force_login(who.commissioner)
    blank = {"agency": who.health.pk, "part": "", "pounds": "", "in_kind": ""}

    assert client.post(path, blank).status_code == 200
    known = client.post(f"{path}?agency={who.health.pk}", blank | {"pounds": "800"})

    assert known.status_code == 302
    assert [share.pounds for share in agreement.shares.all()] == [800]


def test_an_older_window_does_not_undo_ones_own_thoughts(client):
    note = ReflectionFactory(words="First.")
    path = reverse("agencies:thought", args=[note.pk])
    client.force_login(note.written_by)
    seen = client.get(path).context_data["form"]["seen"].value()
    said = {"title": note.title, "shared_with": "", "seen": seen}

    assert client.post(path, said | {"words": "Second."}).status_code == 302
    page = client.post(path, said | {"words": "Third."})

    assert again(note).words == "Second."
    assert "Third." in page.content.decode()


def renewed(who, old, starts_on):
    """Return the next version, which starts on this day."""
    made = agreeing.new_version(agreement=old, by=who.commissioner)
    agreeing.send_for_comments(agreement=made, by=who.commissioner)
    agreeing.send_for_signature(agreement=made, by=who.commissioner)
    all_sign(who, made)
    agreeing.bring_into_force(agreement=made, starts_on=starts_on, by=who.commissioner)
    return again(made)


def test_a_version_ended_before_it_began_leaves_room_for_another():
    who = partners()
    old = in_force(who)
    CommitmentFactory(agreement=old, agency=who.health, words="We answer.")
    made = renewed(who, old, day(30))

    agreeing.end_agreement(agreement=made, why="No money.", by=who.commissioner)

    assert again(old).status == Status.IN_FORCE
    assert agreeing.new_version(agreement=old, by=who.commissioner).supersedes == old
    shown = ledger.ledger(viewer=who.nurse)
    assert [promise.agreement for promise in shown] == [old]


def test_what_was_replaced_does_not_come_back_when_the_new_one_ends(monkeypatch):
    who = partners()
    old = in_force(who)
    made = renewed(who, old, day(1))
    monkeypatch.setattr(timezone, "localdate", lambda *_: made.starts_on)

    agreeing.end_agreement(agreement=made, why="No money.", by=who.commissioner)
    mind_agreements()

    assert again(old).status == Status.SUPERSEDED
    assert list(Agreement.objects.in_force()) == []


@pytest.fixture
def board():
    """Return a board, its chair, and its meeting of today."""
    body = BodyFactory(quorum=1)
    chair = seated(body, is_chair=True)
    return chair, BodyMeetingFactory(body=body, held_on=timezone.localdate())


def test_a_decision_outlives_a_page_that_was_open_meanwhile(board):
    chair, meeting = board
    item = BodyItemFactory(meeting=meeting)
    stale = BodyItem.objects.get(pk=item.pk)
    said = {"decision": "We open.", "reason": "They asked."}
    body_meetings.decide_body_item(item=item, by=chair, **said)

    agenda = {"kind": "DECIDE", "title": "Hours", "words": "", "escalation": None}
    body_meetings.change_body_item(item=stale, said=agenda, by=chair)

    assert (again(item).title, again(item).decision) == ("Hours", "We open.")


def test_two_who_write_a_decision_at_once_do_not_write_over_each_other(board):
    chair, meeting = board
    item = BodyItemFactory(meeting=meeting)
    stale = BodyItem.objects.get(pk=item.pk)
    body_meetings.decide_body_item(item=item, decision="Yes.", reason="So.", by=chair)

    with pytest.raises(NotPossibleNow):
        body_meetings.decide_body_item(
            item=stale, decision="No.", reason="Because.", by=chair
        )

    assert again(item).decision == "Yes."
    body_meetings.decide_body_item(
        item=again(item), decision="No.", reason="Because.", by=chair
    )


def test_what_has_ended_is_not_opened_again_by_a_page_that_was_open():
    body, runs = BodyFactory(), commissioner()
    left = BodyMemberFactory(body=body)
    stale_seat = BodyMember.objects.get(pk=left.pk)
    bodies.end_body_seat(member=left, by=runs)
    with pytest.raises(NotPossibleNow):
        bodies.change_body_member(
            member=stale_seat, said=seat(name="Ann Reed"), by=runs
        )
    stale = again(body)
    bodies.end_body(body=body, by=runs)
    with pytest.raises(NotPossibleNow):
        bodies.change_body(body=stale, said=card(), by=runs)

    assert again(body).ended_at
    assert again(left).left_at


def test_closed_minutes_keep_what_was_answered_by_then(board):
    chair, meeting = board
    early = {"body": meeting.body, "closed_by": chair}
    before = BodyMeetingFactory(
        **early, held_on=day(-28), closed_at=timezone.now() - timedelta(days=27)
    )
    taken = TakeBackFactory(meeting=before, words="Ask the nurses.")
    body_meetings.note_body_attendance(
        meeting=meeting,
        said={one.pk: ("PRESENT", "") for one in meeting.body.members.all()},
        by=chair,
    )
    body_meetings.close_body_meeting(meeting=meeting, words="None.", by=chair)
    taken.answer, taken.answered_at = "They agree.", timezone.now()
    taken.answered_by = chair
    taken.save()
    BodyMeetingFactory(**early, held_on=day(-3), closed_at=timezone.now())

    (group,) = minutes.brought_back(viewer=chair, meeting=again(meeting))

    assert [(row.words, row.answer, row.answered_at) for row in group.rows] == [
        ("Ask the nurses.", "", None)
    ]


def test_closed_minutes_keep_whether_there_was_a_quorum(board, client):
    chair, meeting = board
    said = {one.pk: ("PRESENT", "") for one in meeting.body.members.all()}
    body_meetings.note_body_attendance(meeting=meeting, said=said, by=chair)
    body_meetings.close_body_meeting(meeting=meeting, words="None.", by=chair)

    bodies.change_body(body=meeting.body, said=card(quorum=9), by=commissioner())
    client.force_login(chair)
    page = client.get(reverse("agencies:body-meeting", args=[meeting.pk]))

    assert "1 are needed: there is a quorum" in page.content.decode()
    assert "there is no quorum" not in page.content.decode()


def test_a_place_is_not_given_back_after_it_is_noted_that_somebody_came():
    place = TrainingPlaceFactory(status=Place.Status.BOOKED)
    stale = Place.objects.get(pk=place.pk)
    place.status = Place.Status.ATTENDED
    place.save()

    with pytest.raises(NotPossibleNow):
        training.give_place_back(place=stale, by=stale.practitioner)

    assert again(place).status == Place.Status.ATTENDED
