"""Names that never became a record are removed from sheets after three months."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from cases.commands.sheets import NAMES_KEPT_DAYS
from cases.schedule import forget_names_on_sheets
from information_sharing.models import AccessEvent
from tests.factories.cases_centre import SessionFactory, SignInFactory
from tests.factories.cases_record import ContactFactory
from tests.people import household, member_of

pytestmark = pytest.mark.django_db


def test_names_go_after_three_months_and_the_lines_stay_counted(client):
    today = timezone.localdate()
    just = SessionFactory(held_on=today - timedelta(days=NAMES_KEPT_DAYS))
    over = SessionFactory(
        activity=just.activity, held_on=today - timedelta(days=NAMES_KEPT_DAYS + 1)
    )
    kept = SignInFactory(session=just, number="TA-2K7-4M")
    gone = SignInFactory(session=over, number="TA-2K7-4M")
    family = household()
    came = ContactFactory(case=family.case, person=family.child)
    struck = SignInFactory(
        session=over, struck_at=timezone.now(), struck_by=just.opened_by
    )
    SignInFactory(session=over, contact=came, known=True)

    assert forget_names_on_sheets() == 2
    assert forget_names_on_sheets() == 0

    for line in (kept, gone, struck):
        line.refresh_from_db()
    assert (kept.name, kept.number) == ("Robin Hart", "TA-2K7-4M")
    assert (gone.name, gone.number, struck.name) == ("", "", "")
    event = AccessEvent.objects.get(event="SHEET_NAMES_REMOVED")
    assert (event.by, event.details) == (None, {"names": 2})
    client.force_login(member_of(just.activity.team))
    page = client.get(reverse("cases:sheet", args=[over.pk])).content.decode()
    assert "2 names removed" in page
    assert client.get(reverse("cases:line-child", args=[gone.pk])).status_code == 404


def test_it_runs_each_night():
    tasks = [entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()]
    assert forget_names_on_sheets.name in tasks
