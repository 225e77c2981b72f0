"""Regular reports: made once after each month or quarter, while they are hers to see."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from evaluation import building
from evaluation.commands.editions import end_edition, make_due_editions, want_edition
from evaluation.models import Edition, Kind, Report
from evaluation.periods import MONTH, QUARTER, last_whole
from evaluation.scope import Whose
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent, Notice
from tests.factories.evaluation import EditionFactory

pytestmark = pytest.mark.django_db
LONG_AGO = datetime.date(2020, 1, 31)
EDITIONS = "/reports/regular/"


@pytest.fixture
def edition(team, manager):
    return EditionFactory(
        centre=team.centre, wanted_by=manager, every="QUARTER", made_until=LONG_AGO
    )


def want(team, manager, every="QUARTER", kind=Kind.INDICATORS):
    return want_edition(
        whose=Whose.at(team.centre), kind=kind, framework=None, every=every, by=manager
    )


def test_the_first_is_made_when_the_quarter_is_over(team, manager):
    edition = want(team, manager)

    assert make_due_editions() == 0
    assert edition.made_until == last_whole(QUARTER).ends_on


def test_it_is_made_once_for_the_last_whole_quarter(edition, manager):
    assert (make_due_editions(), make_due_editions()) == (1, 0)

    report = Report.objects.get()
    span = last_whole(QUARTER)
    assert (report.starts_on, report.ends_on) == (span.starts_on, span.ends_on)
    assert report.against_ends_on == span.before.ends_on
    assert (report.edition, report.requested_by) == (edition, manager)
    assert AccessEvent.objects.filter(event="EDITION_MADE", target=report.pk).exists()


def test_a_month_says_how_things_stand_and_nothing_of_what_fell_in_it(team, manager):
    EditionFactory(centre=team.centre, wanted_by=manager, made_until=LONG_AGO,
                   every="MONTH", kind=Kind.INDICATORS)  # fmt: skip
    make_due_editions()

    report = Report.objects.get()
    building.build(report.pk)
    report.refresh_from_db()
    assert report.ends_on == last_whole(MONTH).ends_on
    codes = {line["code"] for line in report.snapshot["indicators"]}
    assert "lead-professional" in codes
    assert not codes & {"new-births", "reviews", "referrals", "assessments"}


def test_its_reader_is_told_when_it_is_ready(edition, manager):
    make_due_editions()
    report = Report.objects.get()
    assert not Notice.objects.exists()

    building.build(report.pk)
    building.build(report.pk)

    notice = Notice.objects.get()
    assert (notice.to, notice.kind, notice.target) == (
        manager,
        "REPORT_READY",
        report.pk,
    )


def test_none_is_made_for_who_may_not_see_it(edition, manager):
    manager.memberships.update(role="PRACTITIONER")
    assert make_due_editions() == 0

    manager.memberships.update(role="MANAGER")
    assert make_due_editions() == 1


def test_rights_are_asked_again_when_it_runs(edition, manager):
    make_due_editions()
    manager.memberships.update(role="PRACTITIONER")

    building.build(Report.objects.get().pk)

    assert Report.objects.get().status == "FAILED"
    assert not Notice.objects.exists()


def test_an_ended_one_is_made_no_more(edition, manager):
    end_edition(edition=edition, by=manager)

    assert make_due_editions() == 0
    with pytest.raises(NotPossibleNow, match="ended already"):
        end_edition(edition=edition, by=manager)


def test_only_she_ends_it(edition, colleague):
    with pytest.raises(AccessDenied):
        end_edition(edition=edition, by=colleague)


def test_it_is_wanted_once_and_not_beyond_her_centre(team, manager):
    want(team, manager)

    with pytest.raises(NotPossibleNow, match="regularly already"):
        want(team, manager)
    with pytest.raises(AccessDenied):
        want_edition(
            whose=Whose(), kind="OUTCOMES", framework=None, every="MONTH", by=manager
        )


def test_wanting_and_ending_on_the_page(as_manager, team, manager):
    form = {"kind": "OUTCOMES", "whose": f"centre:{team.centre.pk}", "every": "MONTH"}
    assert as_manager.post(EDITIONS, form).status_code == 302
    again = as_manager.post(EDITIONS, form)
    assert "regularly already" in again.content.decode()

    edition = Edition.objects.get()
    page = as_manager.get(EDITIONS).content.decode()
    assert "Each month" in page
    as_manager.post(f"{EDITIONS}{edition.pk}/end/")
    assert "Ended" in as_manager.get(EDITIONS).content.decode()


def test_another_does_not_find_it(client, edition, colleague):
    client.force_login(colleague)

    assert client.post(f"{EDITIONS}{edition.pk}/end/").status_code == 404
    assert "No report is made for you" in client.get(EDITIONS).content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_clocks_at_once_make_one(edition):
    def tick(_):
        try:
            return make_due_editions()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(tick, range(4)))

    assert sum(made) == 1
    assert Report.objects.count() == 1
