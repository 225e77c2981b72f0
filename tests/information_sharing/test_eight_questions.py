"""The path through the eight questions, over every combination of answers."""

from itertools import product

import pytest

from information_sharing.eight_questions import (
    BASIS,
    GOES_TO,
    NO,
    NOT_SURE,
    OPENS,
    REASON_FOR,
    YES,
    Verdict,
    next_step,
    path,
)
from information_sharing.questions import QUESTIONS
from tests.information_sharing.walks import PATHS

V = Verdict
ANSWERS = (YES, NO, NOT_SURE)
ENDS = {
    "consent": V.SHARE_BY_CONSENT,
    "duty": V.SHARE_BY_DUTY,
    "public interest": V.SHARE_IN_PUBLIC_INTEREST,
    "not confidential": V.SHARE_NOT_CONFIDENTIAL,
    "without names": V.SHARE_WITHOUT_NAMES,
    "no purpose": V.DO_NOT_SHARE,
    "not in the public interest": V.DO_NOT_SHARE,
    "not the right way": V.DO_NOT_SHARE,
}
ALL = [
    dict(zip(range(1, 8), answers, strict=True))
    for answers in product(ANSWERS, repeat=7)
]


def plain_reading(a):
    """Read design 1.2 aloud, question by question."""
    if a[1] != YES:
        return V.DO_NOT_SHARE if a[1] == NO else V.ASK_ADVICE
    if a[2] != YES:
        return V.SHARE_WITHOUT_NAMES if a[2] == NO else V.ASK_ADVICE
    if a[3] == NOT_SURE:
        return V.ASK_ADVICE
    ground = V.SHARE_NOT_CONFIDENTIAL
    if a[3] == YES:
        ground = ground_for_confidential(a)
    if ground in {V.ASK_ADVICE, V.DO_NOT_SHARE}:
        return ground
    return {YES: ground, NO: V.DO_NOT_SHARE, NOT_SURE: V.ASK_ADVICE}[a[7]]


def ground_for_confidential(a):
    for number, ground in (
        (4, V.SHARE_BY_CONSENT), (5, V.SHARE_BY_DUTY), (6, V.SHARE_IN_PUBLIC_INTEREST),
    ):  # fmt: skip
        if a[number] == NOT_SURE:
            return V.ASK_ADVICE
        if a[number] == YES:
            return ground
    return V.DO_NOT_SHARE


def test_every_combination_ends_as_the_design_says():
    assert len(ALL) == 3**7
    for answers in ALL:
        assert next_step(answers) == plain_reading(answers), answers


def test_every_beginning_leads_to_one_next_question_or_an_end():
    for answers in ALL:
        said = {}
        step = next_step(said)
        while isinstance(step, int):
            assert step not in said
            said[step] = answers[step]
            step = next_step(said)
        assert step == next_step(answers)
        assert path(answers) == list(said)


def test_answers_off_the_path_change_nothing():
    for answers in ALL:
        on_path = {number: answers[number] for number in path(answers)}

        assert next_step(on_path) == next_step(answers)


@pytest.mark.parametrize(("name", "verdict"), ENDS.items())
def test_named_paths(name, verdict):
    assert next_step(PATHS[name]) == verdict


def test_not_sure_asks_everywhere():
    for number in range(1, 8):
        on_the_way = next(p for p in PATHS.values() if number in p)
        before = {n: a for n, a in on_the_way.items() if n < number}

        assert next_step({**before, number: NOT_SURE}) == V.ASK_ADVICE


def test_only_grounds_open_and_every_end_has_a_basis():
    assert {V.DO_NOT_SHARE, V.SHARE_WITHOUT_NAMES, V.ASK_ADVICE} == set(V) - OPENS
    assert set(BASIS) == set(V) - {V.ASK_ADVICE}


def test_every_question_has_words_and_a_reason_rule():
    assert set(QUESTIONS) == set(range(1, 9))
    assert set(REASON_FOR) == set(QUESTIONS) - {8}
    assert set(GOES_TO) == set(range(1, 7))
    for number, question in QUESTIONS.items():
        assert (
            question.source == f"Information sharing guidance 2006, question {number}"
        )
        assert question.text.endswith("?")
