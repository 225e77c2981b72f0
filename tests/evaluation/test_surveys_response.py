"""How many answered: by group once it is closed, and no small part by subtraction."""

import itertools

import pytest

from evaluation.commands import surveys
from evaluation.models import Ballot, Perspective
from evaluation.queries.response import hidden_together, response_of
from information_sharing.exceptions import AccessDenied
from tests.evaluation.surveys import drafted, invite, opened, say

FIVE = 5


@pytest.fixture
def survey(team, manager):
    made = drafted(team.centre, manager, addresses=20)
    invite(made, 12, by=manager, perspective=Perspective.MANAGER)
    invite(made, 2, by=manager, perspective=Perspective.COMMISSIONER)
    return made


def answered(survey, manager, **numbers):
    tokens = opened(survey, manager)
    for perspective, number in numbers.items():
        mine = [t for mail, t in tokens.items() if mail.startswith(perspective.lower())]
        for token in mine[:number]:
            say(token)
    return survey


def rates(response):
    return {rate.name: (rate.invited, rate.answered) for rate in response.groups}


def test_while_it_is_open_only_the_whole_is_told(survey, manager):
    answered(survey, manager, FRONT_LINE=10)

    response = response_of(survey, viewer=manager)

    assert (response.everybody.answered, response.everybody.invited) == (10, 34)
    assert response.groups == ()


def test_after_closing_groups_of_five_or_more_are_told(survey, manager):
    answered(survey, manager, FRONT_LINE=10, MANAGER=6)
    surveys.close_survey(survey=survey, by=manager)
    survey.refresh_from_db()

    response = response_of(survey, viewer=manager)

    assert rates(response) == {"Front line": (20, 10), "All others": (14, 6)}
    assert response.everybody.per_cent == 47


def test_a_small_part_is_hidden_and_one_more_with_it(survey, manager):
    answered(survey, manager, FRONT_LINE=10, MANAGER=3)
    surveys.close_survey(survey=survey, by=manager)
    survey.refresh_from_db()

    response = response_of(survey, viewer=manager)

    assert rates(response) == {"Front line": (20, None), "All others": (14, None)}
    assert response.everybody.answered == 13


def test_the_study_stands_beside_it(survey, manager):
    study = response_of(survey, viewer=manager).study

    assert (study.answered, study.invited, study.per_cent) == (134, 253, 53)


def test_of_four_people_nothing_is_told(team, manager):
    small = drafted(team.centre, manager, addresses=4)

    assert response_of(small, viewer=manager).everybody.answered is None


def test_another_manager_is_told_nothing(survey, other_manager):
    with pytest.raises(AccessDenied):
        response_of(survey, viewer=other_manager)


def test_what_is_hidden_is_five_or_more_on_both_sides():
    pairs = [(0, 5), (3, 7), (5, 5), (6, 7), (6, 12), (20, 40)]
    for counts in itertools.product(pairs, repeat=3):
        named = {(str(n), ""): pair for n, pair in enumerate(counts)}
        told = hidden_together(named)
        hidden = [named[group] for group in named if told[group] is None]
        part = sum(each[0] for each in hidden)
        rest = sum(each[1] - each[0] for each in hidden)
        safe = all(number == 0 or number >= FIVE for number in (part, rest))
        assert not hidden or (len(hidden) > 1 and safe) or len(hidden) == 3
        for group, number in told.items():
            if number is not None:
                assert number == 0 or number >= FIVE
                assert named[group][1] - number not in range(1, FIVE)


def test_the_page_shows_it_and_reads_no_single_ballot(as_manager, survey, manager):
    answered(survey, manager, FRONT_LINE=10, MANAGER=6)
    surveys.close_survey(survey=survey, by=manager)

    text = as_manager.get(f"/surveys/{survey.pk}/response/").content.decode()

    assert "47 %" in text
    assert "53 %" in text
    assert not [b for b in Ballot.objects.all() if str(b.pk) in text]
