"""What follows from meetings of bodies stands on work lists until it is done (P18)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands import body_work
from agencies.models import Body, BodyAction, BodyMember
from agencies.queries import body_meetings
from agencies.queries import body_work as work
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.agencies.test_bodies import seated
from tests.factories.agencies import AgencyFactory, CentreFactory, TeamFactory
from tests.factories.agencies_agreed import (
    BodyActionFactory,
    BodyFactory,
    BodyMeetingFactory,
    EscalationFactory,
    TakeBackFactory,
)
from tests.people import centre_manager, member_of, outsider

pytestmark = pytest.mark.django_db


def test_an_action_stands_on_the_list_of_its_owner_until_it_is_done(client):
    owner = outsider()
    late = timezone.localdate() - timedelta(days=2)
    row = BodyActionFactory(owner=owner, due_on=late)
    client.force_login(owner)
    path = reverse("agencies:body-action", args=[row.pk])

    assert "Something to do for" in client.get(reverse("home")).content.decode()
    assert "Late" in client.get(path).content.decode()
    client.post(path, {"how": "DONE", "result": "It opens."})
    row.refresh_from_db()
    assert row.done_by == owner
    assert "Something to do for" not in client.get(reverse("home")).content.decode()


def test_an_action_is_ended_by_its_owner_its_agency_or_the_chair():
    team = TeamFactory()
    rows = [BodyActionFactory(agency=team.agency) for _ in range(3)]
    chair = seated(rows[1].meeting.body, is_chair=True)

    with pytest.raises(AccessDenied):
        body_work.finish_body_action(action=rows[2], result="x", by=outsider())
    colleague = member_of(team)
    body_work.finish_body_action(action=rows[0], result="x", by=colleague)
    body_work.drop_body_action(action=rows[1], result="x", by=chair)
    with pytest.raises(NotPossibleNow):
        body_work.finish_body_action(action=rows[0], result="y", by=colleague)


def test_a_take_back_stands_on_the_list_of_whoever_sits_for_the_agency():
    body = BodyFactory()
    sits = seated(body)
    agency = BodyMember.objects.get(practitioner=sits).agency
    TakeBackFactory(meeting=BodyMeetingFactory(body=body), agency=agency)

    assert [item.kind for item in work.work_items(viewer=sits)] == [
        "TAKE_BACK", "BODY_MEETING",
    ]  # fmt: skip
    assert work.work_items(viewer=outsider()) == []


def test_an_action_without_a_name_is_on_the_list_of_whoever_sits_there_for_the_agency():
    body = BodyFactory()
    sits, other = seated(body), seated(body)
    agency = BodyMember.objects.get(practitioner=sits).agency
    BodyActionFactory(meeting=BodyMeetingFactory(body=body), agency=agency, owner=None)

    def kinds(viewer):
        return {item.kind for item in work.work_items(viewer=viewer)}

    assert "BODY_ACTION" in kinds(sits)
    assert "BODY_ACTION" not in kinds(other)
    BodyAction.objects.update(owner=other)
    assert "BODY_ACTION" not in kinds(sits)


def test_without_a_chair_who_runs_the_body_owes_its_answers_and_sees_its_silence():
    body = BodyFactory(centre=CentreFactory(), weeks_between=4)
    Body.objects.update(set_up_at=timezone.now() - timedelta(weeks=30))
    EscalationFactory(to_body=body)
    manager, other = centre_manager(body.centre), centre_manager(CentreFactory())

    def kinds(viewer):
        return {item.kind for item in work.work_items(viewer=viewer)}

    assert kinds(manager) == {"ESCALATION", "BODY_SILENT"}
    assert kinds(other) == set()
    chair = seated(body, is_chair=True)
    assert kinds(manager) == set()
    assert kinds(chair) == {"ESCALATION", "BODY_SILENT"}
    chair.memberships.update(ends_on=timezone.localdate() - timedelta(days=1))
    assert kinds(manager) == {"ESCALATION", "BODY_SILENT"}


def test_what_this_meeting_agreed_is_not_open_from_an_earlier_one():
    meeting = BodyMeetingFactory()
    before = BodyMeetingFactory(
        body=meeting.body, held_on=timezone.localdate() - timedelta(days=40)
    )
    old, new = BodyActionFactory(meeting=before), BodyActionFactory(meeting=meeting)
    reader = {"viewer": outsider(), "body": meeting.body}

    (group,) = body_meetings.open_actions(**reader, but=meeting)

    assert group.rows == (old,)
    found = [row for each in body_meetings.open_actions(**reader) for row in each.rows]
    assert set(found) == {old, new}


def test_a_promise_at_a_meeting_stands_in_the_ledger(client):
    meeting = BodyMeetingFactory(body=BodyFactory(centre=CentreFactory()))
    manager, chair = (
        centre_manager(meeting.body.centre),
        seated(meeting.body, is_chair=True),
    )
    path = reverse("agencies:add-body-promise", args=[meeting.pk])
    sent = {
        "agency": AgencyFactory().pk,
        "words": "We come each Thursday.",
        "promised_by": "Abel North, director",
    }

    for keeps in (manager, chair):
        client.force_login(keeps)
        assert client.post(path, sent).status_code == 302
        promise = meeting.commitments.last()
        assert (promise.recorded_by, promise.promised_by) == (
            keeps,
            "Abel North, director",
        )
    client.force_login(seated(meeting.body))
    assert client.get(path).status_code == 403
    shown = client.get(reverse("agencies:body-meeting", args=[meeting.pk]))
    assert "We come each Thursday." in shown.content.decode()
