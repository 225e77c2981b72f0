"""Indicators that rest on the same rows read them once for one snapshot, and anew later."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.models import Contact
from evaluation.counting import Period
from evaluation.indicators.once import read_once, reading_once
from evaluation.indicators_report import compute_indicators
from evaluation.scope import Whose
from tests.evaluation.town import this_year


def test_inside_once_and_outside_anew():
    rows = iter(range(5))
    kept: dict = {}

    with reading_once(kept):
        inside = [read_once(("a",), lambda: next(rows)) for _ in "12"]
    outside = [read_once(("a",), lambda: next(rows)) for _ in "12"]

    assert inside == [0, 0]
    assert outside == [1, 2]
    assert kept == {("a",): 0}


def seen_of(snapshot):
    return next(row for row in snapshot["indicators"] if row["code"] == "seen")


def test_contacts_are_read_once_for_each_period_of_a_snapshot(team):
    whose, year = Whose.at(team.centre), Period(**this_year())
    with CaptureQueriesContext(connection) as asked:
        before = compute_indicators(whose, year, year)
    of_contacts = [q for q in asked if 'FROM "cases_contact"' in q["sql"]]
    Contact.objects.bulk_create(
        Contact(case=case, kind="VISIT", happened_on=timezone.localdate(), fact="x",
                child_seen=True, team=team, written_by=case.opened_by)
        for case in team.cases.all()[:12]
    )  # fmt: skip

    after = compute_indicators(whose, year, year)

    assert len(of_contacts) == 2
    assert seen_of(before)["part"] == 0
    assert seen_of(after)["part"] == 12


def test_two_scopes_at_once_do_not_share():
    with reading_once({}):
        first = read_once(("a",), lambda: 1)
        with reading_once({}):
            second = read_once(("a",), lambda: 2)
        third = read_once(("a",), lambda: 3)

    assert (first, second, third) == (1, 2, 1)
