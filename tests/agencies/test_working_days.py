"""Working days, quiet hours and the digest: counts only, never twice, never at night."""

from datetime import datetime, time

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils.timezone import get_current_timezone

from agencies.models import WorkingPattern
from agencies.patterns import days_off
from cases.schedule import send_digests
from information_sharing.commands import tell
from information_sharing.models import Notice
from information_sharing.schedule import send_notices
from information_sharing.tasks import mail_notice
from tests.factories.agencies import PractitionerFactory
from tests.factories.cases_visits import VisitFactory, WorkingPatternFactory
from tests.people import household, team_member

pytestmark = pytest.mark.django_db
ALL_WEEK = [0, 1, 2, 3, 4]


def at(day, hour):
    """November 2026: the 16th is a Monday."""
    moment = datetime(2026, 11, day, hour, tzinfo=get_current_timezone())
    return time_machine.travel(moment, tick=False)


def worker_with(digest, days=ALL_WEEK):
    family = household()
    worker = team_member(family.case)
    with at(16, 9):
        VisitFactory(case=family.case, practitioner=worker, purpose="canary-purpose")
    WorkingPatternFactory(practitioner=worker, days=days, digest=digest)
    return worker, family


def sent_at(day, hour):
    mail.outbox.clear()
    with at(day, hour):
        send_digests()
    return len(mail.outbox)


def test_a_daily_digest_comes_once_on_a_working_day_outside_quiet_hours():
    worker, _ = worker_with("DAILY", days=[0, 1, 2, 3])

    assert sent_at(16, 7) == 0
    assert sent_at(16, 8) == 1
    assert sent_at(16, 12) == 0
    assert sent_at(17, 17) == 1
    assert sent_at(18, 19) == 0
    assert sent_at(20, 9) == 0
    worker.is_active = False
    worker.save()
    assert sent_at(19, 9) == 0


def test_a_weekly_digest_comes_on_the_first_working_day_of_her_week():
    worker_with("WEEKLY", days=[2, 3])

    assert [sent_at(day, 9) for day in (16, 17, 18, 19, 25)] == [0, 0, 1, 0, 1]


def test_who_wants_none_gets_none():
    worker_with("NEVER")

    assert sent_at(16, 9) == 0


def test_it_has_counts_and_links_and_nothing_of_a_family():
    _, family = worker_with("DAILY")

    sent_at(16, 9)

    (letter,) = mail.outbox
    text = letter.subject + letter.body
    assert "In the next seven days: 1" in text
    assert reverse("home") in text
    for word in ("canary", family.case.reference, family.child.family_name):
        assert word not in text


def told(kind):
    reader = PractitionerFactory()
    WorkingPatternFactory(practitioner=reader, days=ALL_WEEK)
    case = household().case
    (notice,) = tell(people=[reader], kind=kind, case=case, target=case.pk, by=None)
    return notice


def test_an_e_mail_waits_for_the_end_of_quiet_hours_and_for_monday():
    with at(20, 22):
        notice = told("MESSAGE_WRITTEN")
        mail_notice(str(notice.pk))
        assert send_notices() == 0
    with at(22, 12):
        mail_notice(str(notice.pk))
    assert mail.outbox == []

    with at(23, 9):
        assert send_notices() == 1
        mail_notice(str(notice.pk))

    assert Notice.objects.get().mailed_at
    assert len(mail.outbox) == 1


def test_an_emergency_does_not_wait():
    with at(21, 23):
        mail_notice(str(told("EMERGENCY_OPENED").pk))

    assert len(mail.outbox) == 1


def test_she_sets_her_own_days(client):
    worker = PractitionerFactory()
    client.force_login(worker)
    address = reverse("agencies:my-days")
    assert client.get(address).status_code == 200

    client.post(
        address,
        {
            "days": ["0", "1", "3"],
            "quiet_from": "5pm",
            "quiet_until": "9am",
            "digest": "DAILY",
        },
    )

    pattern = WorkingPattern.objects.get(practitioner=worker)
    assert (pattern.days, pattern.quiet_from) == ([0, 1, 3], time(17))
    assert days_off(worker) == "does not work on Wednesdays and Fridays"
