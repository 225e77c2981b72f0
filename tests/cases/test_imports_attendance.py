"""Attendance from a file: children in sight, each at a session once; and struck."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from cases.commands import imports as commands
from cases.commands.activities import sign_in_child
from cases.commands.sheets import complete_sheet
from cases.models import Activity, Contact, SignIn
from cases.queries import attending
from cases.schedule import work_on_import
from tests.cases.csv_files import brought
from tests.factories.agencies import TeamFactory
from tests.factories.cases import PersonFactory
from tests.factories.cases_centre import ActivityFactory, SessionFactory
from tests.factories.information_sharing_office import (
    ShieldingFactory,
    ShieldReaderFactory,
)
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
    day = more.get("on", f"{localdate():%d/%m/%Y}")
    return f"{number},{given},Ward,{born},{day},{activity},2"


def close(case, by):
    case.status, case.closing_reason = "CLOSED", "Needs met."
    case.closed_at, case.closed_by = case.opened_at, by
    case.save()


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

    text = [HEAD, line(elsewhere), line(family, number="TA-000-00"), line(family)]
    batch = brought(team, hers, "\n".join(text), kind="ATTENDANCE")
    assert told(batch) == [("WRONG", NOBODY), ("WRONG", NOBODY), ("READY", [])]

    run(commands.request_import(batch=batch, by=hers))

    assert told(batch) == [("WRONG", NOBODY), ("WRONG", NOBODY), ("DONE", [])]


def test_what_file_and_sheet_show_is_said_before_anything_is_taken_in(
    client, family, team, hers
):
    session = SessionFactory(activity__team=team, activity__name="Stay and play")
    other = SessionFactory(
        activity=session.activity, held_on=localdate() - timedelta(days=1)
    )
    complete_sheet(session=other, by=hers)
    sign_in_child(session=session, person=family.child, by=hers, source="SHEET")
    early = f"{family.child.born_on - timedelta(days=1):%d/%m/%Y}"
    yesterday = f"{other.held_on:%d/%m/%Y}"
    rows = [
        line(family, given="Noah"),
        line(family, born="1/1/2024"),
        line(family),
        line(family, on=yesterday),
        line(family, on=early),
        line(family, activity="Messy play"),
        line(family, born=f"{family.child.born_on:%d/%m/%Y}"),
    ]

    batch = brought(team, hers, "\n".join([f"{HEAD},Ward", *rows]), kind="ATTENDANCE")

    assert told(batch) == [
        ("WRONG", [attending.NO_CHILD]),
        ("WRONG", [attending.OTHER_DAY]),
        ("KNOWN", [attending.ON_SHEET]),
        ("WRONG", [attending.COMPLETE]),
        ("WRONG", [attending.BEFORE]),
        ("WRONG", [attending.NO_ACTIVITY]),
        ("KNOWN", ["Twice in this file: line 4 says the same."]),
    ]
    client.force_login(hers)
    page = client.get(reverse("cases:import", args=[batch.pk])).content.decode()
    assert "This column is not used, and nothing of it is kept: “Ward”." in page


def test_a_closed_case_and_a_sealed_record_are_said_in_the_preview(family, team, hers):
    ActivityFactory(team=team, name="Stay and play")
    sealed = household(recording_team=team)
    shield = ShieldingFactory(case=sealed.case, sealed=True)
    ShieldReaderFactory(shielding=shield, practitioner=hers)
    close(family.case, hers)

    text = "\n".join([HEAD, line(family), line(sealed)])
    batch = brought(team, hers, text, kind="ATTENDANCE")

    closed = "This case is closed. Nothing more can be written in it."
    assert told(batch) == [("WRONG", [closed]), ("WRONG", NOBODY)]


def test_a_sheet_that_is_complete_meanwhile_takes_no_row(family, team, hers):
    session = SessionFactory(activity__team=team, activity__name="Stay and play")
    text = "\n".join([HEAD, line(family)])
    batch = brought(team, hers, text, kind="ATTENDANCE")
    complete_sheet(session=session, by=hers)

    run(commands.request_import(batch=batch, by=hers))

    assert told(batch) == [("WRONG", [attending.COMPLETE])]


def test_the_page_says_how_many_went_in(client, family, team, hers):
    ActivityFactory(team=team, name="Stay and play")
    rows = [HEAD, line(family, number="TA-000-00"), line(family)]
    batch = brought(team, hers, "\n".join(rows), kind="ATTENDANCE")
    client.force_login(hers)
    path = reverse("cases:import", args=[batch.pk])

    run(commands.request_import(batch=batch, by=hers))

    page = client.get(path).content.decode()
    assert "1 of 2 rows went in.</strong> 1 needs mending: " in page


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
    text = "\n".join([HEAD, line(household(), activity="Messy play")])
    batch = brought(team, hers, text, kind="ATTENDANCE", creates_activities=True)

    assert told(batch) == [("WRONG", NOBODY)]
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
    close(family.case, hers)

    run(commands.request_undo(batch=batch, by=hers))

    assert told(batch) == [("KEPT", [])]


def test_another_teams_activity_of_the_same_name_is_not_hers(family, team, hers):
    ActivityFactory(team=TeamFactory(), name="Stay and play")

    batch = brought(team, hers, "\n".join([HEAD, line(family)]), kind="ATTENDANCE")

    assert told(batch)[0][0] == "WRONG"
