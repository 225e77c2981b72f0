"""Attendance from a file: children in sight, each at a session once; and struck."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from cases.commands import imports as commands
from cases.models import Activity, Contact, SignIn
from cases.schedule import work_on_import
from tests.cases.csv_files import brought
from tests.factories.agencies import TeamFactory
from tests.factories.cases import PersonFactory
from tests.factories.cases_centre import ActivityFactory
from tests.people import household, member_of

pytestmark = pytest.mark.django_db
HEAD = "Registration number,Given name,Family name,Date of birth,Date,Activity,Adults"
NOBODY = ["No family with this number and name is shared with your team."]


@pytest.fixture
def family():
    return household()


@pytest.fixture
def team(family):
    return family.case.recording_team


@pytest.fixture
def hers(team):
    return member_of(team)


def line(family, given="Maya", born="", activity="Stay and play", **more):
    number = more.get("number", family.case.reference)
    return f"{number},{given},Ward,{born},{localdate():%d/%m/%Y},{activity},2"


def taken_in(team, hers, *lines, **more):
    text = "\n".join([HEAD, *lines])
    batch = brought(team, hers, text, kind="ATTENDANCE", **more)
    return run(commands.request_import(batch=batch, by=hers))


def run(batch):
    work_on_import(str(batch.pk), batch.attempt)
    batch.refresh_from_db()
    return batch


def told(batch):
    return list(batch.rows.order_by("line").values_list("status", "problems"))


def test_a_child_in_sight_is_on_the_sheet_and_in_her_chronology(family, team, hers):
    activity = ActivityFactory(team=team, name="Stay and Play")

    batch = taken_in(team, hers, line(family, given="MAYA"))

    assert told(batch) == [("DONE", [])]
    signed = SignIn.objects.get()
    assert (signed.session.activity, signed.person) == (activity, family.child)
    assert (signed.source, signed.adults) == ("IMPORT", 2)
    assert signed.contact.kind == Contact.Kind.SESSION
    assert batch.rows.get().words == {}


def test_unknown_and_not_shared_are_answered_alike(family, team, hers):
    ActivityFactory(team=team, name="Stay and play")
    elsewhere = household()

    batch = taken_in(
        team,
        hers,
        line(elsewhere),
        line(family, number="TA-000-00"),
        line(family, given="Noah"),
        line(family, born="1/1/2024"),
        line(family),
    )

    assert told(batch)[:4] == [("WRONG", NOBODY)] * 4
    assert told(batch)[4] == ("DONE", [])


def test_the_page_says_when_rows_are_compared_and_how_many_went_in(
    client, family, team, hers
):
    ActivityFactory(team=team, name="Stay and play")
    rows = [HEAD, line(family, number="TA-000-00"), line(family, given="Noah")]
    batch = brought(team, hers, "\n".join(rows), kind="ATTENDANCE")
    client.force_login(hers)
    path = reverse("cases:import", args=[batch.pk])
    compared = "Ready; compared with your families when taken in"
    assert compared in client.get(path).content.decode()

    run(commands.request_import(batch=batch, by=hers))

    page = client.get(path).content.decode()
    assert compared not in page
    assert "0 of 2 rows went in.</strong> 2 need mending: " in page


def test_the_same_child_at_the_same_session_is_there_already(family, team, hers):
    ActivityFactory(team=team, name="Stay and play")
    born = f"{family.child.born_on:%d/%m/%Y}"

    batch = taken_in(team, hers, line(family), line(family), line(family, born=born))

    assert [status for status, _ in told(batch)] == ["DONE", "KNOWN", "KNOWN"]
    assert SignIn.objects.count() == 1


def test_two_children_of_one_name_need_the_date_of_birth(family, team, hers):
    ActivityFactory(team=team, name="Stay and play")
    PersonFactory(case=family.case, born_on="2022-01-02")

    batch = taken_in(team, hers, line(family), line(family, born="2/1/2022"))

    [first, second] = told(batch)
    assert "add the date of birth" in first[1][0]
    assert second[0] == "DONE"


def test_a_missing_activity_is_created_only_when_somebody_said_so(family, team, hers):
    text = "\n".join([HEAD, line(family, activity="Messy play")])
    batch = brought(team, hers, text, kind="ATTENDANCE")
    assert told(batch) == [("WRONG", ["Your team has no activity of this name."])]

    batch = taken_in(
        team, hers, line(family, activity="Messy play"), creates_activities=True
    )

    assert told(batch) == [("DONE", [])]
    assert Activity.objects.get(team=team).name == "Messy play"


def test_a_row_of_nobody_creates_no_activity(family, team, hers):
    taken_in(
        team, hers, line(household(), activity="Messy play"), creates_activities=True
    )

    assert not Activity.objects.exists()


def test_an_activity_that_ended_meanwhile_leaves_its_rows_to_be_mended(
    family, team, hers
):
    ActivityFactory(team=team, name="Stay and play")
    text = "\n".join([HEAD, line(family)])
    batch = brought(team, hers, text, kind="ATTENDANCE")
    Activity.objects.all().delete()

    run(commands.request_import(batch=batch, by=hers))

    assert told(batch)[0][0] == "WRONG"


def test_undoing_strikes_the_lines_and_corrects_the_contacts(
    client, family, team, hers
):
    ActivityFactory(team=team, name="Stay and play")
    batch = taken_in(team, hers, line(family))
    client.force_login(hers)
    path = reverse("cases:undo-import", args=[batch.pk])
    assert "Did not come to this session" in client.get(path).content.decode()

    client.post(path)
    batch.refresh_from_db()

    assert run(batch).status == "UNDONE"
    assert SignIn.objects.get().struck_at
    assert Contact.objects.filter(replaces__isnull=False).count() == 1


def test_a_line_of_a_closed_case_stays_when_the_file_is_undone(family, team, hers):
    ActivityFactory(team=team, name="Stay and play")
    batch = taken_in(team, hers, line(family))
    case = family.case
    case.status, case.closing_reason = "CLOSED", "Needs met."
    case.closed_at, case.closed_by = case.opened_at, hers
    case.save()

    run(commands.request_undo(batch=batch, by=hers))

    assert told(batch) == [("KEPT", [])]


def test_another_teams_activity_of_the_same_name_is_not_hers(family, team, hers):
    ActivityFactory(team=TeamFactory(), name="Stay and play")

    batch = brought(team, hers, "\n".join([HEAD, line(family)]), kind="ATTENDANCE")

    assert told(batch)[0][0] == "WRONG"
