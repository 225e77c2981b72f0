"""A report moves on as its table of states says, and in no other way."""

from evaluation.models import Report
from evaluation.states import REPORT


def test_what_is_unfinished_can_be_stopped_and_nothing_else():
    can_be_stopped = [
        one for one in Report.Status.values if REPORT.allows(one, "CANCELLED")
    ]

    assert can_be_stopped == Report.UNFINISHED


def test_what_is_over_stays_so():
    over = [one for one in Report.Status.values if one not in Report.UNFINISHED]

    assert [REPORT.after(one) for one in over] == [[], [], []]
