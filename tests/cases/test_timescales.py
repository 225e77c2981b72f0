"""By when a step is due, how it stands, and who is told (practice.md 1.8)."""

import datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agencies.models import RoleName
from cases.commands.timescales import change_timescales
from cases.models import Timescale
from cases.queries.timescales import steps_of, steps_soon
from cases.timescales import (
    State,
    due_date,
    in_words,
    last_start,
    months_after,
    state_of,
)
from information_sharing.exceptions import AccessDenied
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import AssessmentFactory, ChecklistFactory, ReviewFactory
from tests.factories.cases_record import FollowUpFactory
from tests.people import (
    household,
    lead_professional,
    member_of,
    outsider,
    share,
    team_member,
)

day = datetime.date
Unit = Timescale.Unit


@pytest.mark.parametrize(
    ("amount", "unit", "start", "due"),
    [
        (10, Unit.WORKING_DAYS, day(2026, 3, 27), day(2026, 4, 14)),
        (35, Unit.WORKING_DAYS, day(2026, 11, 20), day(2027, 1, 13)),
        (6, Unit.WEEKS, day(2026, 11, 20), day(2027, 1, 1)),
        (3, Unit.MONTHS, day(2026, 11, 30), day(2027, 2, 28)),
        (3, Unit.MONTHS, day(2027, 11, 30), day(2028, 2, 29)),
        (14, Unit.MONTHS, day(2026, 12, 31), day(2028, 2, 29)),
    ],
)
def test_due_dates(amount, unit, start, due):
    assert due_date(Timescale(amount=amount, unit=unit), start) == due


def test_a_year_of_months():
    assert [months_after(day(2026, 1, 31), n).day for n in range(4)] == [31, 28, 31, 30]


@pytest.mark.parametrize(
    ("today", "done", "state", "words"),
    [
        (day(2026, 11, 1), None, State.ON_TIME, "due in 19 days"),
        (day(2026, 11, 14), None, State.ON_TIME, "due in 6 days"),
        (day(2026, 11, 15), None, State.AMBER, "due in 5 days"),
        (day(2026, 11, 19), None, State.AMBER, "due in 1 day"),
        (day(2026, 11, 20), None, State.AMBER, "due today"),
        (day(2026, 11, 21), None, State.OVERDUE, "1 day late"),
        (day(2026, 11, 26), None, State.OVERDUE, "6 days late"),
        (day(2026, 12, 1), day(2026, 11, 20), State.DONE_IN_TIME, "done in time"),
        (day(2026, 12, 1), day(2026, 11, 22), State.DONE_LATE, "done 2 days late"),
    ],
)
def test_how_a_step_stands(today, done, state, words):
    due = day(2026, 11, 20)

    assert state_of(due, amber_days=5, today=today, done_on=done) == state
    assert in_words(due, today=today, done_on=done) == words


@pytest.mark.parametrize("unit", Unit.values)
@pytest.mark.parametrize("amount", [1, 3, 35])
def test_the_narrowing_never_leaves_out_what_is_amber(unit, amount):
    rule, today = Timescale(amount=amount, unit=unit, amber_days=5), day(2026, 12, 30)
    latest = last_start(rule, today)
    after = [latest + datetime.timedelta(days=n) for n in range(1, 40)]

    states = {
        state_of(due_date(rule, start), amber_days=5, today=today) for start in after
    }

    assert states == {State.ON_TIME}


NOW = datetime.datetime(2026, 11, 21, 10, tzinfo=datetime.UTC)


@pytest.fixture
def now(db):
    with time_machine.travel(NOW, tick=False):
        yield NOW


@pytest.fixture
def family(now):
    return household()


def earlier(row, name, days):
    """Move a moment of a row back."""
    moment = NOW - datetime.timedelta(days=days)
    type(row).objects.filter(pk=row.pk).update(**{name: moment})
    return row


def checklist(family, days, **fields):
    return earlier(
        ChecklistFactory(person=family.child, **fields), "completed_at", days
    )


def completed(family, days):
    sheet = AssessmentFactory(
        person=family.child, completed_at=NOW, completed_by=family.case.opened_by
    )
    return earlier(sheet, "completed_at", days)


def told(steps):
    return [(step.label, step.words) for step in steps]


def test_from_checklist_to_assessment_to_meeting(family):
    by = team_member(family.case)
    checklist(family, 60)
    assert told(steps_of(viewer=by, case=family.case)) == [
        ("Complete the common assessment", "11 days late")
    ]
    assert told(steps_soon(viewer=by)) == [
        ("Complete the common assessment", "11 days late")
    ]

    completed(family, 18)
    steps = steps_of(viewer=by, case=family.case)
    assert [step.state for step in steps] == [State.DONE_IN_TIME, State.AMBER]
    assert told(steps_soon(viewer=by)) == [
        ("Hold the first review meeting", "due in 3 days")
    ]

    ReviewFactory(case=family.case, held_on=day(2026, 11, 20), next_review_on=day(2026, 12, 1))  # fmt: skip
    steps = steps_of(viewer=by, case=family.case)
    assert [step.state for step in steps][1:] == [State.DONE_IN_TIME, State.AMBER]
    assert told(steps_soon(viewer=by)) == [("Review the plan", "due in 10 days")]


def test_a_review_is_due_by_the_timescale_if_that_is_first(family):
    ReviewFactory(case=family.case, held_on=day(2026, 8, 15), next_review_on=day(2027, 6, 1))  # fmt: skip

    steps = steps_soon(viewer=team_member(family.case))

    assert told(steps) == [("Review the plan", "6 days late")]


def test_only_the_last_checklist_and_the_last_review_count(family):
    by = team_member(family.case)
    checklist(family, 60)
    checklist(family, 2)
    ReviewFactory(case=family.case, held_on=day(2026, 3, 1), next_review_on=day(2026, 4, 1))  # fmt: skip
    ReviewFactory(case=family.case, held_on=day(2026, 11, 1), next_review_on=day(2027, 1, 20))  # fmt: skip

    assert steps_soon(viewer=by) == []
    assert told(steps_of(viewer=by, case=family.case)) == [
        ("Complete the common assessment", "due in 52 days"),
        ("Review the plan", "due in 60 days"),
    ]


def test_who_does_not_see_the_plan_is_not_told(family):
    checklist(family, 60)
    team = TeamFactory()
    share(family, team)
    lead = lead_professional(family, categories=["IDENTITY", "HEALTH"])

    for viewer in (member_of(team), lead, outsider()):
        assert steps_of(viewer=viewer, case=family.case) == []
        assert steps_soon(viewer=viewer) == []
    planned = lead_professional(household(), categories=["IDENTITY", "PLAN"])
    assert steps_soon(viewer=planned) == []


def test_a_closed_case_waits_for_nobody(now):
    family = household(closed=True)
    checklist(family, 60)
    ReviewFactory(case=family.case, held_on=day(2026, 8, 1))
    FollowUpFactory(checklist=checklist(family, 1, decision="NO_ACTION"))
    by = team_member(family.case)

    assert steps_of(viewer=by, case=family.case) == []
    assert steps_soon(viewer=by) == []


def test_home_and_overview_say_it_with_a_word(client, family):
    checklist(family, 60)
    client.force_login(team_member(family.case))

    home = client.get("/").content.decode()
    overview = client.get(family.case.get_absolute_url()).content.decode()

    for page in (home, overview):
        assert "Complete the common assessment" in page
    late = '<strong class="govuk-tag govuk-tag--red">11 days late</strong>'
    assert late in overview
    assert '<strong class="ta-overdue">Overdue</strong>' in home
    assert "local and no law" in overview


def test_home_asks_no_more_for_many_families(client, family):
    team = family.case.recording_team
    reader = member_of(team)
    client.force_login(reader)

    def several(number):
        for _ in range(number):
            other = household(recording_team=team)
            checklist(other, 60)
            completed(other, 20)
            FollowUpFactory(checklist=checklist(household(recording_team=team), 1))
            ReviewFactory(case=household(recording_team=team).case)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        return len(queries)

    several(1)
    asked()
    few = asked()
    several(4)

    assert asked() == few


def manager_of(family):
    team = TeamFactory(centre=family.case.centre)
    return TeamMembershipFactory(team=team, role=RoleName.MANAGER).practitioner


def sent(**changed):
    fields = {}
    for row in Timescale.objects.all():
        fields[f"amount-{row.step}"] = row.amount
        fields[f"unit-{row.step}"] = row.unit
        fields[f"amber-{row.step}"] = row.amber_days
    return fields | changed


def test_a_manager_changes_the_timescales(client, family):
    by = manager_of(family)
    client.force_login(by)
    page = client.get(reverse("cases:timescales")).content.decode()
    client.post(reverse("cases:timescales"), sent(**{"amount-REVIEW": "6", "unit-REVIEW": "WEEKS"}))  # fmt: skip

    review = Timescale.objects.get(step="REVIEW")
    assert "local and no law" in page
    assert (str(review), review.changed_by) == ("6 weeks", by)
    assert Timescale.objects.get(step="ASSESSMENT").changed_by is None
    event = AccessEvent.objects.get(event="TIMESCALE_CHANGED")
    assert event.details == {"steps": ["REVIEW"]}


@pytest.mark.parametrize("wrong", ["0", "401", "soon", ""])
def test_nonsense_is_refused_in_words(client, family, wrong):
    client.force_login(manager_of(family))

    response = client.post(reverse("cases:timescales"), sent(**{"amount-REVIEW": wrong}))  # fmt: skip

    assert "enter a whole number from 1 to 400" in response.content.decode()
    assert Timescale.objects.get(step="REVIEW").amount == 3


def test_nobody_else_changes_them(client, family):
    by = team_member(family.case)
    client.force_login(by)

    assert client.get(reverse("cases:timescales")).status_code == 403
    with pytest.raises(AccessDenied):
        change_timescales(times=[], by=by)
