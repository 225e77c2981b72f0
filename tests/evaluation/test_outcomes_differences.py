"""Attacks on the outcomes: centres, periods and frameworks taken from each other (R19)."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from cases.models import Case, Goal
from evaluation.counting import WORSE, Period
from evaluation.models import Scope
from evaluation.outcomes_report import compute_for
from evaluation.periods import quarter_of
from evaluation.scope import Whose
from tests.evaluation.town import add_children, this_year
from tests.factories.agencies import TeamFactory
from tests.factories.evaluation import FrameworkFactory, FrameworkOutcomeFactory

pytestmark = pytest.mark.django_db


def year():
    return Period(**this_year())


def row_of(snapshot, code="EA"):
    return next(row for row in snapshot["outcomes"] if row["code"] == code)


def scopes(team):
    return [
        Whose(),
        Whose(Scope.AREA, area=team.centre.area),
        Whose(Scope.AGENCY, agency=team.agency),
        Whose.at(team.centre),
    ]


def test_no_child_of_a_hidden_line_is_in_a_mean_of_the_authority(team):
    elsewhere = TeamFactory()
    add_children(elsewhere, {WORSE: 1})

    here = row_of(compute_for(Whose.at(team.centre), year()))["means"]
    there = row_of(compute_for(Whose.at(elsewhere.centre), year()))["means"]
    whole = row_of(compute_for(Whose(), year()))["means"]
    assert there is None
    assert whole == here


def test_a_year_does_not_show_who_left_before_its_last_quarter(team):
    [gone] = add_children(team, {WORSE: 1})
    begins = quarter_of(year().ends_on)
    left = timezone.make_aware(datetime.combine(begins, time.min)) - timedelta(days=9)
    Case.objects.filter(pk=gone.case_id).update(
        status="CLOSED",
        opened_at=left - timedelta(days=40),
        closed_at=left,
        closed_by=gone.written_by,
    )
    Goal.objects.filter(pk=gone.pk).update(written_at=left - timedelta(days=30))
    whose = Whose.at(team.centre)

    last = row_of(compute_for(whose, Period(begins, year().ends_on)))
    whole = row_of(compute_for(whose, year()))
    assert last["total"] == 26
    assert whole["total"] == 20
    assert whole["counts"] == {
        "BETTER": 10, "NO_CHANGE": 5, "WORSE": None, "NOT_YET_KNOWN": 5
    }  # fmt: skip
    # The line of those who are all still there stays as it is.
    assert row_of(compute_for(whose, year()), "BH")["total"] == 12


def test_outcomes_put_together_otherwise_show_no_single_child(team):
    add_children(team, {WORSE: 1}, aims=["PC1"])
    framework = FrameworkFactory()
    for number, aims in enumerate((["EA1"], ["EA1", "PC1"])):
        FrameworkOutcomeFactory(
            framework=framework, position=number, code=f"C{number}", aims=aims
        )

    for whose in scopes(team):
        rows = compute_for(whose, year(), framework)["outcomes"]
        assert len(rows) == 2
        for row in rows:
            told = [row["total"], *row["counts"].values()]
            assert all(number is None or number % 5 == 0 for number in told)
            assert all(float(said) * 2 % 1 == 0 for said in row["means"].values())
