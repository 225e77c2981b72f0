"""Two attendance files with the same rows in opposite order, taken in at one moment."""

import threading

import pytest
from django.db import connection

from cases.models import SignIn
from tests.cases.csv_files import brought, run, wanted
from tests.factories.cases_centre import SessionFactory
from tests.people import household, member_of
from tests.races.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
HEAD = "Registration number,Given name,Family name,Date,Activity"


def line(family, sheet):
    number, child = family.case.reference, family.child
    day = f"{sheet.held_on:%d/%m/%Y}"
    return f"{number},{child.given_name},{child.family_name},{day},{sheet.activity}"


class AfterTheFirst:
    """Lets each worker wait for the other once it has entered its first child."""

    def __init__(self):
        self.both = threading.Barrier(2)

    def __call__(self, execute, sql, params, many, context):
        done = execute(sql, params, many, context)
        if sql.startswith('INSERT INTO "cases_signin"'):
            self.meet()
        return done

    def meet(self):
        """Meet, or go on alone: the other may be waiting for what this one holds."""
        try:
            self.both.wait(1.5)
        except threading.BrokenBarrierError:
            return


def test_files_in_opposite_order_wait_for_each_other_once():
    family = household()
    team = family.case.recording_team
    other = household(recording_team=team)
    first = SessionFactory(activity__team=team)
    second = SessionFactory(activity__team=team)
    rows = [line(family, first), line(other, second)]
    batches = []
    for lines in (rows, rows[::-1]):
        by = member_of(team)
        text = "\n".join([HEAD, *lines])
        batches.append(wanted(brought(team, by, text, kind="ATTENDANCE"), by))
    meeting = AfterTheFirst()

    def work(batch):
        def action():
            with connection.execute_wrapper(meeting):
                return run(batch)

        return action

    outcomes = at_once(*(work(batch) for batch in batches))

    assert not [one for one in outcomes if isinstance(one, Exception)]
    assert SignIn.objects.count() == 2
    statuses = [sorted(b.rows.values_list("status", flat=True)) for b in batches]
    assert sorted(statuses) == [["DONE", "DONE"], ["KNOWN", "KNOWN"]]
