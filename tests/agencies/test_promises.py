"""The promise ledger: what the record can tell, what people say, and fair to the small."""

import csv
import datetime
import io
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from agencies.commands import promises as commands
from agencies.commands.promises import OwnReport, Promise
from agencies.models import Agreement, BodyAttendance, Commitment
from agencies.promised import period_of
from agencies.queries import promises as queries
from cases.models import Referral
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from tests.agencies.agreed import again, draft, partners
from tests.factories.agencies import TeamFactory
from tests.factories.agencies_agreed import (
    BodyAttendanceFactory,
    BodyFactory,
    BodyMeetingFactory,
    BodyMemberFactory,
    CommitmentFactory,
)
from tests.factories.cases_referrals import ReferralFactory

pytestmark = pytest.mark.django_db
Measure = Commitment.Measure
MADE = datetime.date(2026, 1, 1)


@pytest.fixture
def who():
    return partners()


def url(name, *args):
    return reverse(f"agencies:{name}", args=args)


def text(response):
    return " ".join(response.content.decode().split())


def line_of(promise, viewer):
    row = queries.promise_for(viewer=viewer, pk=promise.pk)
    return queries.lines(viewer=viewer, promises=[row])[0]


def contacts(team, *, days, number, received=datetime.date(2026, 2, 2)):
    """So many families, each first contacted so many days after a Monday."""
    for _ in range(number):
        made = ReferralFactory(team=team)
        moment = datetime.datetime.combine(
            received, datetime.time(9), tzinfo=timezone.get_current_timezone()
        )
        contacted = received + datetime.timedelta(days=days)
        Referral.objects.filter(pk=made.pk).update(
            received_at=moment, contacted_on=contacted
        )


def call_soon(team, **fields):
    return CommitmentFactory(
        agency=team.agency,
        team=team,
        measure=Measure.FIRST_CONTACT,
        amount=5,
        made_on=MADE,
        **fields,
    )


@pytest.mark.parametrize(
    ("soon", "late", "words", "stands"),
    [
        (6, 0, "About 5 of 5 families contacted within 5 working days", "Kept"),
        (9, 5, "About 10 of 15 families", "Kept in part"),
        (5, 9, "About 5 of 15 families", "Not kept"),
        (4, 0, "Too few to show", "Not known yet"),
        (20, 2, "Too few to show", "Not known yet"),
        (0, 0, "Nothing to count yet", "Not known yet"),
    ],
)
def test_first_contact_is_counted_and_small_numbers_hidden(
    who, soon, late, words, stands
):
    team = TeamFactory()
    promise = call_soon(team)
    contacts(team, days=7, number=soon)
    contacts(team, days=8, number=late)
    contacts(TeamFactory(), days=30, number=6)

    line = line_of(promise, who.nurse)

    assert words in line.recorded.words
    assert line.stands == stands


def test_only_whole_months_since_the_promise_count(who):
    team = TeamFactory()
    promise = call_soon(team)
    contacts(team, days=30, number=6, received=datetime.date(2025, 12, 1))
    contacts(team, days=1, number=6)

    assert line_of(promise, who.nurse).stands == "Kept"
    Commitment.objects.update(made_on=datetime.date(2026, 2, 2))
    assert line_of(promise, who.nurse).recorded.words == "Nothing to count yet"
    today = timezone.localdate()
    assert period_of(promise).ends_on.month == (today.month - 2) % 12 + 1


def test_attendance_is_counted_by_meeting_and_a_deputy_is_enough(who):
    body = BodyFactory()
    seat = BodyMemberFactory(body=body, agency=who.health)
    promise = CommitmentFactory(
        agency=who.health,
        body=body,
        measure=Measure.ATTENDANCE,
        amount=75,
        made_on=MADE,
    )
    hows = ("PRESENT", "DEPUTY", "PRESENT", "APOLOGIES")
    for number, how in enumerate(hows, start=1):
        meeting = BodyMeetingFactory(
            body=body,
            held_on=datetime.date(2026, number, 9),
            closed_at=timezone.now(),
            closed_by=who.manager,
        )
        BodyAttendanceFactory(meeting=meeting, member=seat, how=how)

    line = line_of(promise, who.nurse)

    assert line.recorded.words == "Came, or sent a deputy, to 3 of 4 meetings"
    assert line.stands == "Kept"
    BodyAttendance.objects.filter(how="PRESENT").update(how="ABSENT")
    assert line_of(promise, who.nurse).stands == "Not kept"


def test_people_judge_with_a_reason_and_the_agency_answers(who):
    promise = in_force_with_promise(who)
    judge = {"commitment": promise, "kept": "NOT_KEPT"}

    with pytest.raises(NotPossibleNow, match="Write why"):
        commands.judge_commitment(**judge, why=" ", by=who.commissioner)
    with pytest.raises(AccessDenied):
        commands.judge_commitment(**judge, why="No.", by=who.signs_health)
    commands.judge_commitment(**judge, why="Nobody came.", by=who.commissioner)
    report = OwnReport(MADE, MADE, Decimal(12), "Two were ill.")
    for other in (who.signs_housing, who.nurse, who.commissioner):
        with pytest.raises(AccessDenied):
            commands.report_commitment(commitment=promise, report=report, by=other)
    commands.report_commitment(commitment=promise, report=report, by=who.signs_health)

    line = line_of(promise, who.nurse)
    assert line.stands == "Not kept"
    assert [own.words for own in line.own] == ["Two were ill."]


def in_force_with_promise(who):
    made = draft(who)
    promise = commands.record_commitment(
        agency=who.health, words="We ring.", agreement=made, by=who.commissioner
    )
    Agreement.objects.filter(pk=made.pk).update(status="IN_FORCE", starts_on=MADE)
    return again(promise)


def test_a_promise_is_released_with_a_reason_and_stays(who):
    promise = in_force_with_promise(who)
    with pytest.raises(AccessDenied):
        commands.release_commitment(commitment=promise, why="x", by=who.nurse)
    with pytest.raises(NotPossibleNow, match="Write why"):
        commands.release_commitment(commitment=promise, why="", by=who.commissioner)

    commands.release_commitment(
        commitment=promise, why="The post is gone.", by=who.commissioner
    )

    assert line_of(promise, who.nurse).stands == "Released"
    with pytest.raises(NotPossibleNow, match="released"):
        commands.judge_commitment(
            commitment=promise, kept="KEPT", why="x", by=who.commissioner
        )


def test_what_is_not_agreed_yet_is_no_promise(who, client):
    made = draft(who)
    promise = commands.record_commitment(
        agency=who.health, words="We ring.", agreement=made, by=who.commissioner
    )
    client.force_login(who.commissioner)

    assert "We ring." not in text(client.get(url("promises")))
    assert client.get(url("promise", promise.pk)).status_code == 404
    with pytest.raises(NotPossibleNow, match="not agreed yet"):
        commands.judge_commitment(
            commitment=promise, kept="KEPT", why="x", by=who.commissioner
        )
    client.post(url("drop-promise", promise.pk))
    assert not made.commitments.exists()


def test_a_meeting_writes_down_a_promise(who):
    meeting = BodyMeetingFactory(body__name="Board", held_on=MADE)

    said = {"agency": who.health, "words": "We come.", "meeting": meeting}
    with pytest.raises(AccessDenied):
        commands.record_commitment(**said, by=who.nurse)
    promise = commands.record_commitment(**said, by=who.commissioner)

    assert promise.made_on == MADE
    assert promise.promised_by == f"{who.health}, at Board"


@pytest.mark.parametrize(
    "promise",
    [
        Promise(measure=Measure.STAFF_HOURS),
        Promise(measure=Measure.FIRST_CONTACT, amount=Decimal(5)),
        Promise(measure=Measure.ATTENDANCE, amount=Decimal(5)),
    ],
)
def test_what_is_counted_says_what_and_how_much(who, promise):
    with pytest.raises(NotPossibleNow):
        commands.record_commitment(
            agency=who.health, words="x", promise=promise, by=who.commissioner
        )


def test_the_ledger_is_by_the_alphabet_in_a_fixed_number_of_questions(
    client, who, django_assert_max_num_queries
):
    for name in ("Zebra", "Ant"):
        team = TeamFactory(agency__name=name)
        call_soon(team)
        CommitmentFactory.create_batch(9, agency=team.agency)
    client.force_login(who.nurse)

    with django_assert_max_num_queries(18):
        page = text(client.get(url("promises")))

    assert page.index(">Ant</h2>") < page.index(">Zebra</h2>")
    assert "20 promises." in page


def test_the_file_says_the_same_and_holds_no_formula(client, who):
    CommitmentFactory(agency=who.health, words="=1+1", due_on=MADE)
    client.force_login(who.nurse)

    file = client.get(url("promises-file"), {"agency": who.health.pk})

    head, row = csv.reader(io.StringIO(file.content.decode()))
    assert row[head.index("promise")] == "'=1+1"
    assert row[head.index("stands")] == "Due: nobody has said yet"


def test_forms_of_a_promise_in_the_browser(client, who):
    promise = in_force_with_promise(who)
    client.force_login(who.commissioner)
    client.post(url("judge-promise", promise.pk), {"kept": "KEPT", "why": "They rang."})
    client.force_login(who.signs_health)
    days = {"starts_on": (1, 1, 2026), "ends_on": (1, 2, 2026)}
    said = {
        f"{name}_{part}": value
        for name, parts in days.items()
        for part, value in zip(("day", "month", "year"), parts, strict=True)
    }
    client.post(url("report-promise", promise.pk), said | {"amount": "7"})

    page = text(client.get(url("promise", promise.pk)))

    assert "They rang." in page
    assert "<strong>7</strong>" in page
    assert client.get(url("judge-promise", promise.pk)).status_code == 403
    client.force_login(who.signs_housing)
    assert client.get(url("report-promise", promise.pk)).status_code == 403
