"""Priorities and the plan of the year: owners, days, carried over, nothing lost."""

import datetime

import pytest
from django.utils import timezone

from evaluation.commands.priorities import carry_over, write_priority
from evaluation.commands.self_evaluations import start_self_evaluation
from evaluation.models import Improvement
from information_sharing.exceptions import EditedMeanwhile, NotPossibleNow
from tests.evaluation.submitted import priority, submitted
from tests.evaluation.town import this_quarter
from tests.factories.evaluation_centre import ImprovementFactory

DAY = datetime.date(2027, 3, 31)


@pytest.fixture
def evaluation(team, manager):
    return start_self_evaluation(centre=team.centre, by=manager, **this_quarter())


@pytest.fixture
def address(evaluation):
    return evaluation.get_absolute_url()


def test_what_last_year_left_open_is_carried_over_once(
    as_manager, address, team, manager, evaluation
):
    before = submitted(team.centre, manager)
    left = ImprovementFactory(self_evaluation=before, words="Still open")
    ended = {"status": "DONE", "ended_at": timezone.now(), "ended_by": manager}
    ImprovementFactory(self_evaluation=before, words="Done long ago", **ended)

    as_manager.post(f"{address}priorities/carry/")
    as_manager.post(f"{address}priorities/carry/")

    row = evaluation.improvements.get()
    assert (row.words, row.carried_from) == ("Still open", left)
    assert "from before" in as_manager.get(address).content.decode()


def test_nothing_is_carried_over_without_a_year_before(evaluation, manager):
    with pytest.raises(NotPossibleNow):
        carry_over(evaluation=evaluation, by=manager)


def test_a_priority_has_one_owner_and_a_day(as_manager, address, manager, evaluation):
    sent = {
        "about": "access", "words": "Open on Saturdays", "status": "TO_DO",
        "due_on_0": "31", "due_on_1": "3", "due_on_2": "2027", "revision": 0,
    }  # fmt: skip

    nobody = as_manager.post(f"{address}priorities/new/", sent)
    named = {f"due_on_{part}": value for part, value in
             (("day", "31"), ("month", "3"), ("year", "2027"))}  # fmt: skip
    sent = sent | named | {"owner_practitioner": manager.pk}
    as_manager.post(f"{address}priorities/new/", sent)

    assert "Select either one person or one agency" in nobody.content.decode()
    row = evaluation.improvements.get()
    assert (row.owner_practitioner, row.due_on) == (manager, DAY)
    assert "Open on Saturdays" in as_manager.get(address).content.decode()


def test_two_who_change_a_priority_lose_nothing(evaluation, manager, colleague):
    row = write_priority(evaluation=evaluation, said=priority(manager), by=manager)
    same = {"evaluation": evaluation, "priority": row, "revision": row.revision}
    write_priority(**same, said=priority(manager, words="Theirs"), by=colleague)

    with pytest.raises(EditedMeanwhile):
        write_priority(**same, said=priority(manager, words="Mine"), by=manager)

    assert Improvement.objects.get().words == "Theirs"


def test_a_priority_that_is_done_says_by_whom(evaluation, manager):
    row = write_priority(evaluation=evaluation, said=priority(manager), by=manager)
    done = priority(manager, status="DONE", progress="Open since May")

    row = write_priority(
        evaluation=evaluation,
        priority=row,
        said=done,
        revision=row.revision,
        by=manager,
    )

    assert (row.ended_by, row.progress) == (manager, "Open since May")
