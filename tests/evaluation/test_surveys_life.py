"""A survey from draft to closing and its next round, from both sides."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evaluation import schedule
from evaluation.commands import surveys
from evaluation.commands.sending import close_due_surveys
from evaluation.models import Ballot, Survey, SurveyItem
from information_sharing.exceptions import AccessDenied, NotPossibleNow
from information_sharing.models import AccessEvent
from tests.evaluation.surveys import (
    WORDS,
    ballot_of,
    drafted,
    in_days,
    invite,
    opened,
    say,
)

TODAY = timedelta()
CHANGES = ("make", "add", "judge", "open", "close", "again")


@pytest.fixture
def survey(team, manager):
    return drafted(team.centre, manager)


def do(name, survey, by):
    """Do one thing with a survey."""
    item = survey.items.first()
    day = {"closes_on": in_days(30)}
    judged = {"choice": "DISCARD", "words": "", "reason": "Not now"}
    return {
        "make": lambda: surveys.make_survey(
            centre=survey.centre, by=by, **WORDS, **day
        ),
        "add": lambda: surveys.add_items(survey=survey, what="readiness", by=by),
        "judge": lambda: surveys.judge_item(item=item, by=by, **judged),
        "open": lambda: surveys.open_survey(survey=survey, by=by),
        "close": lambda: surveys.close_survey(survey=survey, by=by),
        "again": lambda: surveys.ask_again(survey=survey, months=6, by=by, **day),
    }[name]()


@pytest.mark.parametrize("name", CHANGES)
def test_who_does_not_manage_the_centre_changes_nothing(survey, other_manager, name):
    with pytest.raises(AccessDenied):
        do(name, survey, other_manager)

    assert Survey.objects.count() == 1
    assert not survey.items.filter(choice="DISCARD").exists()


def test_a_survey_is_prepared_from_instruments_and_each_item_once(survey, manager):
    again = surveys.add_items(survey=survey, what="climate-pulse", by=manager)
    added = surveys.add_items(survey=survey, what=surveys.SHORT_FORM, by=manager)

    assert (again, added) == (0, 37)
    codes = list(survey.items.values_list("code", flat=True))
    assert codes[:2] == ["DH1", "DH2"], "in the order of the instruments"
    assert survey.items.count() == 47


def test_an_instrument_is_taken_out_again(survey, manager):
    assert surveys.remove_items(survey=survey, what="climate-pulse", by=manager) == 10
    assert not survey.items.exists()


def test_there_is_no_such_instrument(survey, manager):
    with pytest.raises(NotPossibleNow):
        surveys.add_items(survey=survey, what="horoscope", by=manager)


def judged(survey, by, choice, words="", reason=""):
    item = survey.items.get(code="CP1")
    surveys.judge_item(item=item, choice=choice, words=words, reason=reason, by=by)
    return survey.items.get(code="CP1")


def test_an_item_is_adapted_left_out_and_taken_back_as_it_was(survey, manager):
    adapted = judged(survey, manager, "ADAPT", "We seldom quarrel.", "Plainer")
    assert (adapted.words, adapted.reason) == ("We seldom quarrel.", "Plainer")

    dropped = judged(survey, manager, "DISCARD", reason="Asked last month")
    assert dropped.words == "There is little conflict between us."

    back = judged(survey, manager, "ADOPT", "Other words", "No reason")
    assert (back.words, back.reason) == (dropped.words, "")


@pytest.mark.parametrize("choice", ["ADAPT", "DISCARD"])
def test_a_change_needs_its_reason(survey, manager, choice):
    with pytest.raises(NotPossibleNow):
        judged(survey, manager, choice, "Words", " ")


@pytest.mark.parametrize("name", ["add", "judge", "open"])
def test_what_an_open_survey_asks_stands(survey, manager, name):
    opened(survey, manager)

    with pytest.raises(NotPossibleNow):
        do(name, survey, manager)


@pytest.mark.parametrize("lacks", ["items", "invitations"])
def test_a_survey_that_asks_nothing_or_nobody_is_not_opened(survey, manager, lacks):
    getattr(survey, lacks).all().delete()

    with pytest.raises(NotPossibleNow):
        surveys.open_survey(survey=survey, by=manager)


def test_a_survey_of_items_that_are_all_left_out_is_not_opened(survey, manager):
    survey.items.update(choice=SurveyItem.Choice.DISCARD, reason="No")

    with pytest.raises(NotPossibleNow):
        surveys.open_survey(survey=survey, by=manager)


@pytest.mark.parametrize("name", ["close", "again"])
def test_a_draft_is_neither_closed_nor_asked_again(survey, manager, name):
    with pytest.raises(NotPossibleNow):
        do(name, survey, manager)


def test_the_last_day_is_not_over(survey, manager):
    words = WORDS | {"closes_on": in_days(-1)}
    with pytest.raises(NotPossibleNow):
        surveys.change_survey(survey=survey, by=manager, **words)


def test_an_open_survey_may_last_longer(survey, manager):
    opened(survey, manager)

    surveys.change_survey(survey=survey, by=manager, **WORDS, closes_on=in_days(40))

    assert Survey.objects.get().closes_on == in_days(40)


def test_closing_keeps_the_answers_and_cuts_every_link(survey, manager):
    tokens = list(opened(survey, manager).values())
    say(tokens[0], CP1=5)
    before = ballot_of(tokens[0])

    closed = surveys.close_survey(survey=survey, by=manager)

    kept = Ballot.objects.get()
    assert kept.answers == {"CP1": 5}
    assert kept.pk != before.pk
    assert kept.digest != before.digest
    assert closed.closed_by == manager
    assert not say(tokens[1])


def test_it_closes_by_itself_on_the_day_after_the_last(survey, manager):
    opened(survey, manager)
    Survey.objects.update(closes_on=timezone.localdate())
    assert close_due_surveys(by=None) == 0
    Survey.objects.update(closes_on=in_days(-1))

    assert schedule.mind_surveys() == 1

    closed = Survey.objects.get()
    assert (closed.status, closed.closed_by) == ("CLOSED", None)
    last = AccessEvent.objects.filter(event="SURVEY_CHANGED").latest("pk")
    assert (last.by, last.details) == (None, {"what": "closed"})


def test_the_next_round_asks_the_same_against_the_first(survey, manager):
    judged(survey, manager, "ADAPT", "We seldom quarrel.", "Plainer")
    judged_again = survey.items.get(code="CP2")
    surveys.judge_item(
        item=judged_again, choice="DISCARD", words="", reason="Enough", by=manager
    )
    opened(survey, manager)
    surveys.close_survey(survey=survey, by=manager)

    second = surveys.ask_again(
        survey=survey, months=6, closes_on=in_days(200), by=manager
    )
    opened_second(second, manager)
    third = surveys.ask_again(
        survey=second, months=12, closes_on=in_days(400), by=manager
    )

    told = ("code", "words", "choice", "reason", "position")
    first = list(survey.items.values_list(*told))
    assert list(second.items.values_list(*told)) == first
    assert list(third.items.values_list(*told)) == first
    assert (second.baseline, third.baseline) == (survey, survey)
    assert not third.invitations.exists()


def opened_second(survey, by):
    invite(survey, 5, by=by)
    opened(survey, by)
    surveys.close_survey(survey=survey, by=by)


def test_a_round_is_after_6_or_12_months(survey, manager):
    opened(survey, manager)
    surveys.close_survey(survey=survey, by=manager)

    with pytest.raises(NotPossibleNow):
        surveys.ask_again(survey=survey, months=7, closes_on=in_days(9), by=manager)
