"""One work list across all areas: by day, calm, flat, and only what is hers (P44)."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.queries.home import AREAS, MOST, work_items, work_list
from tests.factories.cases import ActionFactory, GoalFactory
from tests.factories.cases_meetings import InviteeFactory
from tests.factories.cases_visits import MessageToFactory, VisitFactory
from tests.people import household, outsider, team_member

pytestmark = pytest.mark.django_db
QUERIES = 68
"""What the home page asks at most, however many families wait."""


def day(number):
    return timezone.localdate() + timedelta(days=number)


@pytest.fixture
def family():
    return household()


@pytest.fixture
def worker(family):
    return team_member(family.case)


def do(family, worker, due, times=1):
    goal = family.case.goals.first() or GoalFactory(plan__case=family.case)
    for _ in range(times):
        ActionFactory(goal=goal, owner_practitioner=worker, due_on=day(due))


def groups(worker, **more):
    work = work_list(viewer=worker, **more)
    return {group.key: (group.count, len(group.items)) for group in work.groups}


def test_what_is_overdue_stands_first_then_today_then_by_day(family, worker):
    for due in (40, 3, 0, -2):
        do(family, worker, due)
    MessageToFactory(message__case=family.case, practitioner=worker)

    assert list(groups(worker)) == ["overdue", "today", "soon", "later", "any-day"]
    assert [i.due_on for i in work_items(viewer=worker)][:2] == [day(-2), day(0)]


def test_twenty_of_a_group_are_shown_and_the_others_are_one_press_away(family, worker):
    do(family, worker, -2, times=MOST + 3)

    assert groups(worker) == {"overdue": (MOST + 3, MOST)}
    assert groups(worker, all_of="overdue") == {"overdue": (MOST + 3, MOST + 3)}


def test_the_day_is_said_in_one_line(family, worker):
    for _ in range(2):
        VisitFactory(case=family.case, practitioner=worker, planned_on=day(0))
    InviteeFactory(
        meeting__case=family.case,
        meeting__held_on=day(0),
        practitioner=worker,
        team=family.case.recording_team,
        answer="COMING",
    )
    MessageToFactory(message__case=family.case, practitioner=worker)

    work = work_list(viewer=worker)

    assert (work.today, work.unread) == ("2 visits, 1 meeting", 1)


def test_a_day_is_in_the_order_of_the_clock(family, worker):
    for hour in (14, 9, 10):
        VisitFactory(
            case=family.case,
            practitioner=worker,
            planned_on=day(0),
            begins=time(hour, 30),
        )

    found = [item.about for item in work_items(viewer=worker)]

    assert found == ["9:30am", "10:30am", "2:30pm"]


def test_of_a_family_that_is_not_shared_nothing_waits(family):
    stranger = outsider()
    do(family, stranger, -2)
    VisitFactory(case=family.case, practitioner=stranger)
    MessageToFactory(message__case=family.case, practitioner=stranger)

    assert work_items(viewer=stranger) == []


def test_each_is_done_moved_and_handed_over_from_the_list(client, family, worker):
    do(family, worker, 0)
    visit = VisitFactory(case=family.case, practitioner=worker, planned_on=day(0))
    client.force_login(worker)

    text = client.get("/").content.decode()

    for name in ("record-visit", "move-visit", "hand-over-visit"):
        assert reverse(f"cases:{name}", args=[family.case.pk, visit.pk]) in text
    assert text.count("Hand over") == text.count(">Move<") == 2


def test_every_area_with_work_is_on_the_list():
    """An area that offers work_items and is not on the list is forgotten."""
    import ast
    from pathlib import Path

    found = {
        path.stem if path.stem != "__init__" else path.parent.parent.name
        for app in ("agencies", "cases", "lead_professional")
        for path in Path(app).glob("queries/*.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and node.name == "work_items"
    }
    listed = {
        area.__name__.removesuffix(".queries").rpartition(".")[2] for area in AREAS
    }

    assert found - {"home"} == listed


def test_it_asks_the_same_for_one_family_and_for_many(client, family, worker):
    client.force_login(worker)
    wait_in(family, worker)
    client.get("/")
    with CaptureQueriesContext(connection) as few:
        client.get("/")
    team = family.case.recording_team
    for _ in range(6):
        wait_in(household(recording_team=team), worker)

    with CaptureQueriesContext(connection) as many:
        page = client.get("/").content.decode()

    assert "(56)" in page
    assert len(many) <= min(len(few), QUERIES)


def wait_in(family, worker):
    do(family, worker, -2, times=6)
    VisitFactory(case=family.case, practitioner=worker, planned_on=day(0))
    MessageToFactory(message__case=family.case, practitioner=worker)
