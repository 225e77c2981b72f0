"""Calendars: when somebody is busy, and not a word more (R3)."""

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from agencies.models import CalendarKey
from cases.commands.calendars import end_calendar_key, make_calendar_key
from cases.commands.invitations import answer_invitation
from cases.commands.meetings import call_off
from cases.models import Visit
from config.calendars import digest_of
from tests.cases.meeting_world import planned, soon

pytestmark = pytest.mark.django_db


def entries(client, secret):
    response = client.get(reverse("cases:calendar-feed", args=[secret]))
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(response.content).walk(
        "VEVENT"
    ), response.content.decode()


def test_the_feed_says_when_and_nothing_about_anybody(client):
    world = planned()
    Visit.objects.create(
        case=world.family.case,
        person=world.family.child,
        category="DEVELOPMENT",
        team=world.therapy,
        practitioner=world.therapist,
        purpose="Words and play",
        planned_on=soon(1),
        booked_by=world.therapist,
    )
    secret = make_calendar_key(by=world.therapist)

    found, text = entries(client, secret)

    assert sorted(str(each["summary"]) for each in found) == [
        "Team around meeting",
        "Visit",
    ]
    for word in ("Room 2", "Maya", "Ward", "Words and play", "LOCATION", "First"):
        assert word not in text
    assert world.family.case.reference not in text
    assert str(world.family.case.pk) not in text


def test_what_is_off_or_not_hers_any_more_is_gone_from_the_feed(client):
    world = planned()
    secret, other = (
        make_calendar_key(by=each) for each in (world.therapist, world.lead)
    )
    answer_invitation(
        invitee=world.guest(world.therapist), answer="APOLOGIES", by=world.therapist
    )
    assert entries(client, secret)[0] == []
    assert len(entries(client, other)[0]) == 1

    call_off(meeting=world.meeting, because="Ill", by=world.by)

    assert entries(client, other)[0] == []


def test_a_secret_is_kept_as_a_digest_and_answers_until_it_is_ended(client):
    world = planned()
    client.force_login(world.therapist)
    page = client.post(reverse("cases:calendar"), {"make": "1"}).content.decode()
    secret = page.split("/calendar/")[1].split(".ics")[0]
    key = CalendarKey.objects.get()
    assert key.digest == digest_of(secret)
    assert secret not in client.get(reverse("cases:calendar")).content.decode()
    client.logout()
    assert len(entries(client, secret)[0]) == 1

    newer = make_calendar_key(by=world.therapist)
    address = reverse("cases:calendar-feed", args=[secret])
    assert client.get(address).status_code == 404
    end_calendar_key(by=world.therapist)
    again = reverse("cases:calendar-feed", args=[newer])
    assert client.get(again).status_code == 404

    last = make_calendar_key(by=world.therapist)
    world.therapist.is_active = False
    world.therapist.save()
    gone = reverse("cases:calendar-feed", args=[last])
    assert client.get(gone).status_code == 404


def test_a_calendar_is_not_read_more_often_than_any_calendar_needs(client):
    cache.clear()
    secret = make_calendar_key(by=planned().therapist)
    address = reverse("cases:calendar-feed", args=[secret])

    answers = [client.get(address).status_code for _ in range(61)]

    assert answers == [200] * 60 + [429]
    cache.clear()


def test_one_date_is_downloaded_by_whom_it_was_given_to(client):
    world = planned()
    client.force_login(world.therapist)
    mine = reverse("cases:meeting-date", args=[world.guest(world.therapist).pk])
    theirs = reverse("cases:meeting-date", args=[world.guest(world.lead).pk])

    found = Calendar.from_ical(client.get(mine).content).walk("VEVENT")

    assert [str(each["summary"]) for each in found] == ["Team around meeting"]
    begins = timezone.localtime(found[0].decoded("dtstart"))
    assert (begins.hour, begins.minute) == (14, 30)
    assert client.get(theirs).status_code == 404
