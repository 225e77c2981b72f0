"""Which of two records stays open, and what does not come back (R6, R18)."""

import pytest
from django.urls import reverse

from cases.commands.joining import join_records
from tests.factories.cases import ActionFactory, GoalFactory
from tests.people import household, lead_professional, member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker_and_two(client):
    older = household()
    fuller = household(recording_team=older.case.recording_team)
    worker = member_of(older.case.recording_team)
    client.force_login(worker)
    return worker, older.case, fuller


def compared(client, start, other, **more):
    path = reverse("cases:join", args=[start.pk])
    page = client.get(path, {"reference": other.reference, **more}, follow=True)
    return page.content.decode()


def test_the_older_stays_open_of_two_alike_wherever_one_begins(client, worker_and_two):
    _, older, fuller = worker_and_two

    for start, other in ((older, fuller.case), (fuller.case, older)):
        assert f"{older.reference}: stays open" in compared(client, start, other)


def test_the_one_that_is_led_stays_open_and_she_may_choose_the_other(
    client, worker_and_two
):
    _, older, fuller = worker_and_two
    lead = lead_professional(fuller)
    ActionFactory(goal=GoalFactory(plan__case=fuller.case, person=fuller.child))

    for start, other in ((older, fuller.case), (fuller.case, older)):
        page = compared(client, start, other)
        assert f"{fuller.case.reference}: stays open" in page
    chosen = compared(client, older, fuller.case, keep="yes")

    assert f"{older.reference}: stays open" in chosen
    lost = chosen.partition("What parting does not bring back")[2]
    assert f"{lead} leads no more" in lost
    assert "1 action still to do ends." in lost


def test_both_records_lead_to_parting_and_the_closed_one_to_no_more_work(
    client, worker_and_two
):
    worker, older, fuller = worker_and_two
    join_records(kept=fuller.case, other=older, by=worker)
    older.refresh_from_db()

    closed = client.get(older.get_absolute_url()).content.decode()
    kept = client.get(fuller.case.get_absolute_url()).content.decode()

    assert reverse("cases:part", args=[older.pk]) in closed
    part = reverse("cases:part", args=[fuller.case.pk])
    assert f"{part}?reference={older.reference}" in kept
    assert "two families after all" in kept
    assert ">Next</h2>" not in closed
    assert reverse("cases:refer-case", args=[older.pk]) not in closed
    assert ">Next</h2>" in kept
